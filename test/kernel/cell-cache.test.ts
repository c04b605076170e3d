import assert from "node:assert/strict";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { cellCacheOnNode } from "lab-kernel/internal/compile/cell-cache-on-node";
import { CellCompiler, type Compilation } from "lab-kernel/internal/compile/compiler";
import type { EarlierVariables } from "lab-kernel/internal/compile/notebook-variables";
import { temporaryFolder } from "../temporary-folder";
import "./compiler";

const folder = temporaryFolder("cell-cache");
const cells = join(folder, "cells");

/** A kernel's compiler, as it starts. */
function compiler(cache: string | undefined): CellCompiler {
  if (cache === undefined) delete process.env["LAB_CELL_CACHE"];
  else process.env["LAB_CELL_CACHE"] = cache;
  return new CellCompiler(folder, false, cellCacheOnNode());
}

const variables = (use: "reads" | "writes"): EarlierVariables => ({
  has: (name) => name === "n",
  useOf: () => use,
  known: () => [["n", use]],
});

/** The same cells, each time by a compiler that knows nothing yet. */
const compileAll = (cache: string | undefined): Compilation[] =>
  [
    ["", "const { a, ...rest } = { a: [1], b: 2 }; var late; for (var i = 0; i < 3; i++) late = i;"],
    ["declare let n: number;", "n += 1; const twice = () => 2 * n; await Promise.resolve(n)"],
    ["declare let n: number;", "import { join } from 'node:path'; join('a', 'b')"],
  ].map(([declarations, code]) =>
    compiler(cache).compile(declarations!, code!, { variables: variables("reads") }),
  );

test("a cell that was compiled once is the same when it is read again", () => {
  const compiled = compileAll(undefined);
  assert.deepEqual(compileAll(cells), compiled);
  assert.equal(readdirSync(cells).length, 3);
  const read = compiler(cells);
  read.builder.build = () => assert.fail("nothing is compiled again");
  const again = read.compile("declare let n: number;", "import { join } from 'node:path'; join('a', 'b')", {
    variables: variables("reads"),
  });
  assert.deepEqual(again, compiled[2]);
});

test("nothing is taken for the same where code, declarations or variables are others", () => {
  const compile = (declarations: string, code: string, use: "reads" | "writes" = "reads"): void => {
    assert.equal(compiler(cells).compile(declarations, code, { variables: variables(use) }).ok, true);
  };
  const before = readdirSync(cells).length;
  compile("declare let n: number;", "n + 1");
  compile("declare let n: number;", "n + 2");
  compile("declare let n: string;", "n + 1");
  compile("declare let n: number;", "n + 1", "writes");
  assert.equal(readdirSync(cells).length, before + 4);
  compile("declare let n: number;", "n + 1");
  assert.equal(readdirSync(cells).length, before + 4);
});

test("what a helper file or another cell's module decides is compiled each time, and so is a mistake", () => {
  writeFileSync(join(folder, "helper.ts"), "export const k = 1;");
  const before = readdirSync(cells).length;
  assert.equal(compiler(cells).compile("", "import { k } from './helper'; k").ok, true);
  const withModule = compiler(cells);
  withModule.addModule("mine.ts", "export const k = 1;", "");
  assert.equal(withModule.compile("", "[1, 2, 3].length").ok, true);
  assert.equal(compiler(cells).compile("", "declare module 'other' { const k: number; }").ok, true);
  assert.equal(compiler(cells).compile("", "const wrong: number = 'text'").ok, false);
  assert.equal(readdirSync(cells).length, before);
});

test("where nothing can be kept or read, cells are compiled as ever", () => {
  const file = join(folder, "a-file");
  writeFileSync(file, "");
  assert.equal(compiler(join(file, "below")).compile("", "1 + 1").ok, true);
  const broken = join(folder, "broken");
  mkdirSync(broken);
  assert.equal(compiler(broken).compile("", "1 + 1").ok, true);
  for (const name of readdirSync(broken)) writeFileSync(join(broken, name), "no compiled cell");
  assert.equal(compiler(broken).compile("", "1 + 1").ok, true);
});
