import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { Declarations } from "lab-kernel/internal/compile/declarations";
import { createCompiler } from "../kernel/compiler";
import { chapterTexts, codeCells, withoutSolution } from "./chapter-cells";

const root = join(__dirname, "..", "..", "..");

const compiler = createCompiler(root);

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

for (const { chapter, text } of chapterTexts()) {
  test(`${chapter}: every cell compiles on the kernel, with its solution and without`, () => {
    assert.deepEqual(complaints(codeCells(text).map(({ code }) => code)), []);
  });
}
