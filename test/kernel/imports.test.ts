import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { hookPackages } from "lab-kernel/internal/tensorflow/package-hooks";
import { ROOT, TestKernel } from "./client";

let kernel: TestKernel;
let root: string;
before(async () => {
  root = mkdtempSync(join(tmpdir(), "kernel-imports-"));
  mkdirSync(join(root, "notebooks"));
  mkdirSync(join(root, "lib"));
  mkdirSync(join(root, "node_modules/only-esm"), { recursive: true });
  symlinkSync(join(ROOT, "node_modules/@types"), join(root, "node_modules/@types"));
  writeFileSync(
    join(root, "node_modules/only-esm/package.json"),
    '{ "name": "only-esm", "version": "1.0.0", "type": "module", "exports": { "import": { "types": "./index.d.ts", "default": "./index.js" } } }',
  );
  writeFileSync(
    join(root, "node_modules/only-esm/index.js"),
    "export const answer = await Promise.resolve(42); export default (n) => n * 2;",
  );
  writeFileSync(
    join(root, "node_modules/only-esm/index.d.ts"),
    "export declare const answer: number; declare const twice: (n: number) => number; export default twice;",
  );
  kernel = await TestKernel.start({ cwd: join(root, "notebooks") });
});
after(async () => {
  await kernel.shutdown();
  rmSync(root, { recursive: true });
});

/** Writes a helper with a time of its own, since two writes may fall into one tick of the file system's clock. */
let clock = 1_700_000_000;
function write(path: string, text: string): void {
  writeFileSync(join(root, path), text);
  clock += 10;
  utimesSync(join(root, path), clock, clock);
}

test("TypeScript files outside the notebook's folder are imported and type-checked", async () => {
  write(
    "lib/area.ts",
    'import { unit } from "./unit";\nexport function area(width: number, height: number): string { return `${width * height} ${unit}`; }',
  );
  write("lib/unit.ts", 'export const unit = "px";');
  const { result } = await kernel.execute('import { area } from "../lib/area";\narea(3, 4)');
  assert.equal(result["text/plain"], "'12 px'");
  const { error } = await kernel.execute('area("3", 4)');
  assert.match(error.evalue, /'string' is not assignable to parameter of type 'number'/);
});

test("an edited helper, or one behind it, is picked up by the next import", async () => {
  write("lib/unit.ts", 'export const unit = "metres";');
  const { result } = await kernel.execute('import { area } from "../lib/area";\narea(2, 2)');
  assert.equal(result["text/plain"], "'4 metres'");
});

test("names imported before an edit lead to what the helper says now, in a cell that imports nothing", async () => {
  write("lib/unit.ts", 'export const unit = "feet";');
  assert.equal((await kernel.execute("area(1, 2)")).result["text/plain"], "'2 feet'");
  write("lib/area.ts", "export const area = (side: number): number => side * side;");
  assert.equal((await kernel.execute("area(3)")).result["text/plain"], "9");
  write("lib/area.ts", "export const square = 1;");
  const gone = await kernel.execute("1 + 1");
  assert.match(gone.error.evalue, /has no exported member.* 'area'/);
  assert.equal((await kernel.execute("1 + 1")).result["text/plain"], "2", "it is said once");
});

test("a type error inside a helper is reported with the helper's file and line", async () => {
  write("lib/faulty.ts", "export const ok = 1;\nexport const wrong: number = 'text';");
  const { error } = await kernel.execute('import { ok } from "../lib/faulty";\nok');
  assert.equal(error.ename, "TypeScriptError");
  assert.match(error.traceback.join("\n"), /\.\.\/lib\/faulty\.ts, line 2:\n.*export const wrong/);
});

test("a helper's stack frames are in its TypeScript lines", async () => {
  write(
    "lib/fails.ts",
    "interface Unused { a: number }\n\nexport function fail(): never {\n  throw new Error('deep');\n}",
  );
  const { error } = await kernel.execute('import { fail } from "../lib/fails";\nfail()');
  assert.match(
    error.traceback.join("\n"),
    /at fail \(.*lib\/fails\.ts, line 4, column \d+\)\n.*Cell \[\d+\], line 2/,
  );
});

test("ES modules from node_modules: static and dynamic import, with their types", async () => {
  const { result } = await kernel.execute(
    'import twice, { answer } from "only-esm";\nconst n: number = answer;\ntwice(n) + (await import("only-esm")).answer',
  );
  assert.equal(result["text/plain"], "126");
  const { error } = await kernel.execute('twice("x")');
  assert.match(error.evalue, /not assignable/);
});

/** An ES module with its types, as a package below `folder`. */
function writePackage(folder: string, name: string, code: string, types: string): void {
  const path = join(root, folder, "node_modules", name);
  mkdirSync(path, { recursive: true });
  const entry = { import: { types: "./index.d.ts", default: "./index.js" } };
  writeFileSync(join(path, "package.json"), JSON.stringify({ name, type: "module", exports: entry }));
  writeFileSync(join(path, "index.js"), code);
  writeFileSync(join(path, "index.d.ts"), types);
}

test("a helper passes on what an ES module exports", async () => {
  write("lib/passes-on.ts", 'export { answer } from "only-esm";');
  const { result } = await kernel.execute('import { answer as passed } from "../lib/passes-on";\npassed');
  assert.equal(result["text/plain"], "42");
});

test("an ES module that only the helper's own folder has is found there", async () => {
  writePackage("lib", "near-esm", "export const near = 7;", "export declare const near: number;");
  write("lib/near.ts", 'import { near } from "near-esm";\nexport const twiceNear: number = 2 * near;');
  const { result } = await kernel.execute('import { twiceNear } from "../lib/near";\ntwiceNear');
  assert.equal(result?.["text/plain"], "14");
});

test("an interrupt ends the loading of an ES module that never ends", async () => {
  const code = 'process.stdout.write("\\u0001"); await new Promise(() => {}); export const never = 1;';
  writePackage(".", "never-esm", code, "export declare const never: number;");
  const { reply, repeats } = await kernel.interrupted('import { never } from "never-esm";\nnever', 200);
  assert.equal(reply.ename, "KeyboardInterrupt");
  assert.equal(repeats, 0);
  assert.equal((await kernel.execute("6 * 7")).result["text/plain"], "42");
});

for (const [where, path] of [
  ["helper file", "../lib/forever"],
  ["@module cell", "./forever"],
] as const) {
  test(`an interrupt ends the awaits in a ${where}`, async () => {
    const code = `export const count = { turns: 0 };
async function* ticks() { for (;;) { await new Promise((done) => setTimeout(done, 5)); yield 1; } }
export async function forever(): Promise<void> { try { for await (const n of ticks()) count.turns += n; } finally { console.log("left"); } }`;
    if (where === "helper file") write("lib/forever.ts", code);
    else await kernel.execute(`/** @module forever */\n${code}`);
    await kernel.execute(`import { count, forever } from "${path}";`);
    const { stdout } = await kernel.interrupted("await forever();", 100);
    assert.equal(stdout, "left\n");
    const more = await kernel.execute(
      "const before = count.turns;\nawait new Promise((done) => setTimeout(done, 100));\n[before > 0, count.turns - before]",
    );
    assert.equal(more.result["text/plain"], "[ true, 0 ]");
  });
}

test("an interrupt during an import leaves nothing half loaded", async () => {
  write(
    "lib/slow.ts",
    "export const early: number = 1;\nwhile ((globalThis as any).isSlow) { /* loads for ever */ }\nexport const late: number = 2;",
  );
  await kernel.execute("(globalThis as any).isSlow = true;");
  const importing = 'import { early, late } from "../lib/slow";\nearly + late';
  assert.equal((await kernel.interrupted(importing, 300)).reply.ename, "KeyboardInterrupt");
  await kernel.execute("(globalThis as any).isSlow = false;");
  assert.equal((await kernel.execute(importing)).result["text/plain"], "3");
});

test("an @module cell that fails when it is imported is loaded anew by the next import", async () => {
  await kernel.execute(
    '/** @module moody */\nexport const mood: string = (globalThis as any).mood ?? "none";\nif (mood === "bad") throw new Error("bad mood");',
  );
  await kernel.execute('(globalThis as any).mood = "bad";');
  const importing = 'import { mood } from "./moody";\nmood';
  assert.equal((await kernel.execute(importing)).error.evalue, "bad mood");
  await kernel.execute('(globalThis as any).mood = "good";');
  assert.equal((await kernel.execute(importing)).result["text/plain"], "'good'");
});

test("a hook stays until the package it waits for has been loaded", () => {
  const require = createRequire(__filename);
  const hooked: string[] = [];
  const loadsEnded = hookPackages({
    "node:dns": (load) => {
      hooked.push("asked");
      assert.ok(require("node:dns"), "the package may ask for itself");
      if (hooked.length < 3) throw new Error("not yet");
      return load();
    },
  });
  assert.throws(() => require("node:dns"), /not yet/);
  assert.throws(() => require("node:dns"), /not yet/);
  loadsEnded();
  assert.ok(require("node:dns"));
  assert.ok(require("node:dns"));
  assert.equal(hooked.length, 3);
});

test("a cell tagged @module is a file that later cells import", async () => {
  await kernel.execute("/** @module shapes */\nexport const sides = 5;");
  assert.equal((await kernel.execute('import { sides } from "./shapes";\nsides')).result["text/plain"], "5");
});

test("a module that does not exist is a type error on its line", async () => {
  const { error } = await kernel.execute('const a = 1;\nimport { x } from "../lib/nowhere";');
  assert.match(error.evalue, /line 2: Cannot find module '\.\.\/lib\/nowhere'/);
});
