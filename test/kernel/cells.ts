import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { temporaryFolder } from "../temporary-folder";
import { ROOT, type TestKernel } from "./client";

/** Begins a cell's part of what the whole file prints. */
const CELL = "\u0001cell\n";

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.es2024.d.ts"],
  types: ["node"],
  typeRoots: [join(ROOT, "node_modules/@types")],
  experimentalDecorators: true,
  preserveConstEnums: true,
  skipLibCheck: true,
};

/** The cells of a file in `test/kernel/cells`: one a line, or with `// %%` between them. */
export function readCells(name: string): string[] {
  const text = readFileSync(join(ROOT, "test/kernel/cells", name), "utf8").trimEnd();
  return text.split(name.startsWith("lines") ? "\n" : /^\/\/ %%\n/m);
}

/** What each cell prints when all are one module, compiled by today's TypeScript and run by Node. */
export function printedByNode(cells: readonly string[]): string[] {
  const folder = temporaryFolder("cells");
  const file = join(folder, "cells.ts");
  writeFileSync(
    file,
    cells.map((cell) => `console.log(${JSON.stringify(CELL.trimEnd())});\n${cell}\n`).join("export {};\n"),
  );
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const program = ts.createProgram([file], { ...OPTIONS, outDir: folder });
  const { diagnostics } = program.emit();
  const found = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  assert.deepEqual(
    found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
    [],
  );
  const printed = execFileSync(process.execPath, [join(folder, "cells.js")], { encoding: "utf8" });
  return printed.split(CELL).slice(1);
}

/** What each prints as a cell of a notebook, or the error it ends with. */
export async function printedByKernel(kernel: TestKernel, cells: readonly string[]): Promise<string[]> {
  const printed: string[] = [];
  for (const cell of cells) {
    const { stdout, error } = await kernel.execute(cell);
    printed.push(error ? error.traceback.join("\n") : stdout);
  }
  return printed;
}
