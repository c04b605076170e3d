import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { TestKernel } from "./client";

/** Not in the lab's folder, and without packages of its own. */
const folder = mkdtempSync(join(tmpdir(), "language-"));
mkdirSync(join(folder, "parts"));
let edits = 0;
/** Writes a file beside the notebook, each time with another time of change. */
function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
  edits += 5;
  utimesSync(join(folder, name), Date.now() / 1000, Date.now() / 1000 + edits);
}
write("greet.ts", "export const hello = 'hello'; export interface Greeting { text: string }");

let kernel: TestKernel;
before(async () => {
  kernel = await TestKernel.start({ cwd: folder });
});
after(async () => {
  await kernel.shutdown();
  rmSync(folder, { recursive: true });
});

/** Runs cells one after the other; what the last of them shows, prints on stderr, or fails with. */
async function run(...cells: string[]): Promise<string> {
  let shown = "";
  for (const cell of cells) {
    const { result, error, stderr } = await kernel.execute(cell);
    shown = error ? `${error.ename}: ${error.evalue}` : (result?.["text/plain"] ?? "") + stderr;
  }
  return shown;
}

const cells: [what: string, cells: string[], shown: string][] = [
  [
    "names with two underscores",
    [
      "const __dirname = '/x';\nfunction __help() { return 1 }\nclass __A { b = 2 }",
      "[__dirname, __help(), new __A().b]",
    ],
    "[ '/x', 1, 2 ]",
  ],
  [
    "declare global",
    [
      "declare global { interface Array<T> { second(): T } var extra: number }\nArray.prototype.second = function () { return this[1] };\nglobalThis.extra = 5;",
      "[[1, 2].second(), extra]",
    ],
    "[ 2, 5 ]",
  ],
  [
    "declare module of an unknown module",
    [
      "declare module 'unheard-of' { export const x: number }\nconst typed: typeof import('unheard-of').x = 3;",
      "typed",
    ],
    "3",
  ],
  [
    "declare const, of what there is",
    ["declare const process: any, nowhere: number;", "[typeof nowhere, typeof process.pid]"],
    "[ 'undefined', 'number' ]",
  ],
  [
    "export before declarations",
    [
      "export const q = 1, r = 2;\nexport function f() { return q }\nexport class C {}\nexport enum E { a = 3 }\nexport type T = number;\nexport interface I { n: T }\nexport namespace N { export const n = 4 }\nexport abstract class B {}\nexport async function g() { return 5 }",
      "const i: I = { n: 6 };\n[q + r, f(), E.a, N.n, await g(), i.n]",
    ],
    "[ 3, 1, 3, 4, 5, 6 ]",
  ],
  [
    "export lists, also with types",
    [
      "const listed = 1; interface L {}\nexport { listed, listed as other };\nexport type { L };\nexport {};",
      "listed",
    ],
    "1",
  ],
  [
    "export default of a function, a class, a value",
    [
      "export default function main() { return 7 }",
      "export default class Main {}",
      "export default { a: main() }",
    ],
    "{ a: 7 }",
  ],
  [
    "export default without a name",
    ["export default function () { return 1 }", "export default [1, 2].length;"],
    "2",
  ],
  [
    "export … from is import",
    [
      "export { hello, type Greeting } from './greet';\nexport * as all from './greet';\nexport * from './greet';",
      "const g: Greeting = { text: hello };\n[g.text, all.hello]",
    ],
    "[ 'hello', 'hello' ]",
  ],
  [
    "export = and import = require",
    ["import path = require('node:path');\nexport = path.join('a', 'b');"],
    "'a/b'",
  ],
  [
    "an import alias of a namespace of an earlier cell",
    [
      "namespace Outer { export namespace Inner { export const deep = 9 } }",
      "import Short = Outer.Inner;\nconst viaShort = () => Short.deep;",
      "viaShort()",
    ],
    "9",
  ],
  [
    "ES2023, and what Node.js 20 has",
    [
      "JSON.stringify([[3, 1].toSorted(), [1, 2].findLast((n) => n < 2), [1].with(0, 5), [1, 2].toReversed(), [1, 2, 3].toSpliced(0, 1), 'a'.isWellFormed(), '\\ud800'.toWellFormed()])",
    ],
    "'[[1,3],1,[5],[2,1],[2,3],true,\"\ufffd\"]'",
  ],
  ["an object as a cell", ["{ a: 1, b: 2 }"], "{ a: 1, b: 2 }"],
  [
    "using, in a cell and in blocks",
    [
      "const ended: string[] = [];\nconst res = (name: string) => ({ name, [Symbol.dispose]() { ended.push(name) } });\nconst later = (name: string) => ({ name, async [Symbol.asyncDispose]() { await null; ended.push(name) } });\nfunction inBlock() { using a = res('a'), b = res('b'); { using c = res('c'); ended.push(`in ${c.name}`); } return a.name + b.name; }",
      "const joined = inBlock();\nusing top = res('top');\nawait using slow = later('slow');\nended.push(joined, 'end of cell');\ntop.name + slow.name",
      "try { (() => { using bad = { [Symbol.dispose]() { throw new Error('on end') } }; throw new Error('inside') })() } catch (e: any) { ended.push(e.name, e.suppressed.message, e.error.message) }\nended.join()",
    ],
    "'in c,c,b,a,ab,end of cell,slow,top,SuppressedError,inside,on end'",
  ],
  ["a word `using` that is a name", ["let using = 1;\nusing\nusing += 1;\nusing"], "2"],
  ["a block as a cell", ["{ let inner = 1; inner + 1 }"], ""],
  ["import() without a warning", ["const { sep: separator } = await import('node:path');\nseparator"], "'/'"],
  [
    "a DOMException is an error",
    ["structuredClone(() => {})"],
    "DataCloneError: () => { } could not be cloned.",
  ],
  [
    "a type imported before the cell failed",
    [
      "import { Stats } from 'node:fs';\nimport { hello as h2, Greeting as G2 } from './greet';\nthrow new Error('x')",
      "const g2: G2 = { text: h2 };\ng2.text",
    ],
    "'hello'",
  ],
  [
    "@ts-nocheck",
    ["// a comment\n// @ts-nocheck\nconst unchecked: number = 'text';\nnowhereAtAll?.x", "unchecked"],
    "'text'",
  ],
  [
    "tslab's display, outside of the lab's folder",
    ["import { display } from 'tslab';\ntypeof display.html"],
    "'function'",
  ],
  [
    "the lab's packages, outside of its folder",
    ["import * as tf from '@tensorflow/tfjs-node';\nconst x: tf.Tensor = tf.tensor([1, 2]);\nx.shape"],
    "[ 2 ]",
  ],
];

for (const [what, code, shown] of cells) {
  test(what, async () => {
    assert.equal(await run(...code), shown);
  });
}

test("a group that a failing cell opened indents no later cell", async () => {
  await kernel.execute("console.group('deep'); console.group(); throw new Error('x')");
  assert.equal((await kernel.execute("console.log('flat')")).stdout, "flat\n");
});

test("edited JSON and JavaScript files are read anew, with what imports them", async () => {
  write("config.json", '{ "rate": 1 }');
  write("parts/one.js", "exports.one = 1;");
  write(
    "two.ts",
    "import { one } from './parts/one';\nimport config from './config.json';\nexport const two = () => [one, config.rate];",
  );
  await kernel.execute(
    "import config from './config.json';\nimport { one } from './parts/one';\nimport { two } from './two';\nconst both = () => [config.rate, one, ...two()];",
  );
  assert.equal(await run("both()"), "[ 1, 1, 1, 1 ]");
  write("config.json", '{ "rate": 2, "more": "m" }');
  assert.equal(await run("[...both(), config.more]"), "[ 2, 1, 1, 2, 'm' ]");
  write("parts/one.js", "exports.one = 10;");
  assert.equal(await run("both()"), "[ 2, 10, 10, 2 ]");
});

test("completion inside quotes replaces what stands there", async () => {
  await kernel.execute("const keyed = { 'my-key': 1, 'my-other': 2 };");
  const complete = async (code: string): Promise<[string[], string]> => {
    const { matches, cursor_start, cursor_end } = await kernel.request("complete_request", {
      code,
      cursor_pos: code.length,
    });
    return [matches, code.slice(0, cursor_start) + matches[0] + code.slice(cursor_end)];
  };
  const [modules, completed] = await complete("import fs from 'node:f");
  assert.ok(modules.includes("node:fs"), String(modules));
  assert.match(completed, /^import fs from 'node:f/);
  assert.deepEqual((await complete("keyed['my-"))[1], "keyed['my-key");
  assert.equal((await complete("import fs from 'node:fs/p"))[1], "import fs from 'node:fs/promises");
  assert.match((await complete("const timers = await import('timers/"))[1], /import\('timers\/promises$/);
});

test("is_complete: a text without an end on its line is wrong, an object is complete", async () => {
  const status = async (code: string): Promise<string> =>
    (await kernel.request("is_complete_request", { code })).status;
  assert.equal(await status("'abc"), "invalid");
  assert.equal(await status('const a = "abc'), "invalid");
  assert.equal(await status("`abc"), "incomplete");
  assert.equal(await status("{a: 1, b: 2}"), "complete");
  assert.equal(await status("export const a = 1;"), "complete");
  assert.equal(await status("export function f() {"), "incomplete");
  for (const begun of ["export", "export // a", "export const", "export async", "const", "let ", "interface"])
    assert.equal(await status(begun), "incomplete", begun);
  for (const whole of ["[1] as const", "declare", "// const", "const a = `let`"])
    assert.equal(await status(whole), "complete", whole);
});
