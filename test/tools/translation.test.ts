import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { before, test } from "node:test";
import { checks as en } from "image-lab/internal/i18n/en/checks/index";
import { checks as fr } from "image-lab/internal/i18n/fr/checks/index";
import * as ts from "typescript";
import { notebookNames as names } from "../chapter-names";
import { temporaryFolder } from "../temporary-folder";

const root = resolve(__dirname, "..", "..", "..");
const folder = temporaryFolder("translation");

interface Cell {
  id: string;
  cell_type: string;
  source: string[];
  metadata: { nbgrader?: { locked: boolean } };
}

const cells = (...path: string[]): Cell[] =>
  (JSON.parse(readFileSync(join(...path), "utf8")) as { cells: Cell[] }).cells;

function build(language: string): void {
  const [worked, templates] = [join(folder, language, "worked"), join(folder, language, "templates")];
  const order = JSON.stringify({ worked, templates, language });
  const script = `import(${JSON.stringify(join(root, "tools/notebooks/build.mjs"))}).then((m) => m.buildNotebooks(${order}))`;
  execFileSync(process.execPath, ["-e", script], { stdio: ["ignore", "ignore", "inherit"] });
}

before(() => {
  build("en");
  build("fr");
});

/** A cell's code as the compiler sees it, with every text in quotes emptied: comments and texts may differ. */
function meaning(code: string): string {
  const file = ts.createSourceFile("cell.ts", code, ts.ScriptTarget.ES2022, true);
  const emptyTexts: ts.TransformerFactory<ts.SourceFile> = (context) => (source) => {
    const visit = (node: ts.Node): ts.Node => {
      if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node))
        return context.factory.createStringLiteral("");
      if (ts.isTemplateExpression(node)) {
        const values = node.templateSpans.map(({ expression }) => visit(expression) as ts.Expression);
        return context.factory.createArrayLiteralExpression(values);
      }
      return ts.visitEachChild(node, visit, context);
    };
    return ts.visitNode(source, visit) as ts.SourceFile;
  };
  const [changed] = ts.transform(file, [emptyTexts]).transformed;
  return ts.createPrinter({ removeComments: true }).printFile(changed!);
}

for (const name of names) {
  test(`${name}: the committed French notebook is what its source builds`, () => {
    const committed = readFileSync(join(root, "notebooks", "fr", `${name}.ipynb`), "utf8");
    const built = readFileSync(join(folder, "fr", "templates", `${name}.ipynb`), "utf8");
    assert.ok(committed === built, "run npm run notebooks and commit");
  });

  test(`${name}: in French every text is another, and the code means the same`, () => {
    for (const kind of ["worked", "templates"]) {
      const english = cells(folder, "en", kind, `${name}.ipynb`);
      const french = cells(folder, "fr", kind, `${name}.ipynb`);
      assert.deepEqual(
        french.map(({ id, metadata }) => ({ id, metadata })),
        english.map(({ id, metadata }) => ({ id, metadata })),
      );
      for (const [index, { id, cell_type, source, metadata }] of english.entries()) {
        const [before, after] = [source.join(""), french[index]!.source.join("")];
        if (cell_type === "markdown") assert.notEqual(after, before, `cell ${id} is still English`);
        else if (metadata.nbgrader?.locked) assert.equal(after, before, `cell ${id} is locked`);
        else assert.equal(meaning(after), meaning(before), `cell ${id}`);
      }
    }
  });
}

test("every message is there in French, with the same values to fill in", () => {
  const blanks = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
  assert.deepEqual(Object.keys(fr).sort(), Object.keys(en).sort());
  for (const key of Object.keys(en) as (keyof typeof en)[])
    assert.deepEqual(blanks(fr[key]), blanks(en[key]), key);
});

test("a translation that does not fit its chapter is told apart by cell", () => {
  const python = (text: string): string => {
    const file = join(folder, "03-mlp.md");
    writeFileSync(file, text);
    const script = `
import collections, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from build import read_source
from translation import TranslationError, translate
try:
    translate(read_source(sys.argv[2], collections.defaultdict(int)), Path(sys.argv[3]), "fr")
except TranslationError as error:
    print(error)`;
    const args = [
      "-c",
      script,
      join(root, "tools/notebooks"),
      join(root, "notebooks/source/03-mlp.ts"),
      file,
    ];
    return execFileSync(join(root, ".venv/bin/python"), args, { encoding: "utf8" });
  };
  const whole = readFileSync(join(root, "notebooks/source/fr/03-mlp.md"), "utf8");
  assert.equal(python(whole), "");
  assert.match(
    python(whole.replace(/^<!-- cell \S+ -->$/m, "<!-- cell 00000000 -->")),
    /no text for the cell .*\n.*no cell 00000000/,
  );
  assert.match(
    python(`${whole}\nen: no such words\nfr: pas de tels mots\n`),
    /no code cell has “no such words” any more/,
  );
  assert.match(
    python(`${whole}\nen: epoch\nde: Epoche\n`),
    /expected a line "en: …" and then "fr: …", found "epoch"|found "en: epoch"/,
  );
});
