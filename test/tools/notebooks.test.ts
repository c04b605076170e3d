import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { before, test } from "node:test";
import { notebookNames as names } from "../chapter-names";
import { temporaryFolder } from "../temporary-folder";

const root = resolve(__dirname, "..", "..", "..");
const folder = temporaryFolder("notebooks");

interface Cell {
  id: string;
  cell_type: string;
  source: string[];
  outputs?: unknown[];
  execution_count?: number | null;
  metadata: { nbgrader?: { grade_id: string; points?: number; solution: boolean; locked: boolean } };
}

function build(to: string): void {
  const code = `import(${JSON.stringify(join(root, "tools/notebooks/build.mjs"))}).then(({ buildNotebooks }) =>
    buildNotebooks({ worked: ${JSON.stringify(join(to, "worked"))}, templates: ${JSON.stringify(join(to, "templates"))} }))`;
  execFileSync(process.execPath, ["-e", code], { stdio: ["ignore", "ignore", "inherit"] });
}

const read = (file: string): string => readFileSync(file, "utf8");
const cells = (file: string): Cell[] => (JSON.parse(read(file)) as { cells: Cell[] }).cells;

before(() => build(folder));

test("there is one notebook for the start and each of the seven chapters", () => {
  const committed = readdirSync(join(root, "notebooks")).filter((name) => name.endsWith(".ipynb"));
  assert.deepEqual(
    committed.sort(),
    names.map((name) => `${name}.ipynb`),
  );
});

for (const name of names) {
  test(`${name}: the committed notebook is what its source builds`, () => {
    const committed = read(join(root, "notebooks", `${name}.ipynb`));
    assert.ok(
      committed === read(join(folder, "templates", `${name}.ipynb`)),
      "run npm run notebooks and commit",
    );
  });

  test(`${name}: no outputs, unique ids, no line of a solution in the template`, () => {
    const template = cells(join(folder, "templates", `${name}.ipynb`));
    assert.equal(new Set(template.map(({ id }) => id)).size, template.length);
    for (const cell of template.filter(({ cell_type }) => cell_type === "code")) {
      assert.deepEqual(cell.outputs, []);
      assert.equal(cell.execution_count, null);
      assert.doesNotMatch(cell.source.join(""), /SOLUTION|HIDDEN TESTS/);
    }
    for (const worked of cells(join(folder, "worked", `${name}.ipynb`))) {
      if (worked.metadata.nbgrader?.solution !== true || worked.cell_type !== "code") continue;
      const body = worked.source.join("").split("BEGIN SOLUTION")[1]?.split("// END SOLUTION")[0] ?? "";
      assert.ok(body.trim().length > 0, `${worked.id} has no solution`);
      const cleared = template.find(({ id }) => id === worked.id)?.source.join("") ?? "";
      assert.match(cleared, /throw new lab\.NotImplemented\(\)/);
      for (const line of body
        .split("\n")
        .map((text) => text.trim())
        .filter((text) => text.length > 12)) {
        assert.ok(!cleared.includes(line), `${worked.id} shows "${line}"`);
      }
    }
  });
}

test("the points of all chapters add up to 20, of which 3 are given by hand", () => {
  const graded = names.flatMap((name) => cells(join(folder, "worked", `${name}.ipynb`)));
  const points = graded.map(({ metadata }) => metadata.nbgrader?.points ?? 0);
  assert.equal(
    points.reduce((sum, value) => sum + value, 0),
    20,
  );
  assert.equal(graded.find(({ id }) => id === "report")?.metadata.nbgrader?.points, 3);
});
