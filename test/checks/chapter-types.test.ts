import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { CellCompiler } from "lab-kernel/dist/cells/compiler";
import { Declarations } from "lab-kernel/dist/cells/declarations";
import { withoutSolution } from "./chapter-cells";

const root = join(__dirname, "..", "..", "..");
const folder = join(root, "notebooks", "source");

const compiler = new CellCompiler(root);

/** What the kernel's compiler says about each code cell of a chapter, as learners get it and with its solution. */
function complaints(cells: readonly string[]): string[] {
  const declarations = new Declarations();
  return cells.flatMap((code) => {
    const result = compiler.compile(declarations.text, code);
    const template = withoutSolution(code);
    const bare = template === code ? result : compiler.compile(declarations.text, template);
    if (result.ok) declarations.add(result.cell.declarations, () => true);
    return [...new Set([result, bare])].flatMap((compiled) =>
      compiled.ok ? [] : compiled.diagnostics.map(({ message }) => `${code.split("\n")[0]} …: ${message}`),
    );
  });
}

for (const chapter of readdirSync(folder).filter((name) => /^\d\d-.*\.ts$/.test(name))) {
  const cells = readFileSync(join(folder, chapter), "utf8")
    .split(/^\/\/ %%/m)
    .filter((cell) => !cell.startsWith(" [markdown]"))
    .slice(1)
    .map((cell) => cell.slice(cell.indexOf("\n") + 1));

  test(`${chapter}: every cell compiles on the kernel, with its solution and without`, () => {
    assert.deepEqual(complaints(cells), []);
  });
}
