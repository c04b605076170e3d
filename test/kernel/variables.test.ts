import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { TestKernel } from "./client";

let kernel: TestKernel;
before(async () => {
  kernel = await TestKernel.start();
});
after(() => kernel.shutdown());

/** Runs cells one after the other; what the last of them shows. */
async function run(...cells: string[]): Promise<string> {
  let shown = "";
  for (const cell of cells) {
    const { result, error } = await kernel.execute(cell);
    if (error) return `${error.ename}: ${error.evalue}`;
    shown = result?.["text/plain"] ?? "";
  }
  return shown;
}

/** Cells, and what the last of them shows: each writes in one place and reads in another. */
const shared: [what: string, cells: string[], shown: string][] = [
  [
    "a function reads what a later cell assigned",
    ["let rate = 0.1;\nfunction step(x: number) { return x - rate }", "rate = 0.5;\nstep(1)"],
    "0.5",
  ],
  [
    "a function writes what a later cell reads",
    ["let count = 0;\nfunction add() { count++ }", "add(); add();\ncount"],
    "2",
  ],
  ["var", ["var v = 1;\nconst readV = () => v;", "v = 2;\n[readV(), v]"], "[ 2, 2 ]"],
  [
    "getters, setters and static methods",
    [
      "let held = 1;\nconst box = { get held() { return held }, set held(h) { held = h } };\nclass Box { static read() { return held } }",
      "held = 2; box.held += 1;\n[box.held, Box.read(), held]",
    ],
    "[ 3, 3, 3 ]",
  ],
  [
    "generators and async functions",
    [
      "let step2 = 1;\nfunction* walk() { for (let i = 0; i < 2; i++) yield step2 }\nasync function later() { await null; return step2 }",
      "step2 = 5;\n[...walk(), await later()]",
    ],
    "[ 5, 5, 5 ]",
  ],
  [
    "destructuring assignment, with defaults and rest",
    [
      "let a = 1, b = 2, rest: number[] = [];\nlet c = 3;\nconst all = () => [a, b, c, ...rest];",
      "[a, b = 9, ...rest] = [10, undefined, 30, 40] as any;\n({ c } = { c: 50 });\nall()",
    ],
    "[ 10, 9, 50, 30, 40 ]",
  ],
  [
    "the head of for (x of …), for (x in …) and a C-like for",
    [
      "let x = 0, key = '', i = 0;\nconst seen = () => [x, key, i];",
      "for (x of [1, 2]);\nfor (key in { k: 1 });\nfor (i = 0; i < 3; i++);\nseen()",
    ],
    "[ 2, 'k', 3 ]",
  ],
  [
    "a var in a loop or block of an earlier cell",
    [
      "for (var n = 0; n < 3; n++) {}\nif (n) { var m = 'm' }\nconst ends = () => [n, m];",
      "n += 1; m += '!';\nends()",
    ],
    "[ 4, 'm!' ]",
  ],
  [
    "every assignment operator, in loops that call nothing too",
    [
      "let p = 1, q: number | null = null, s = 0;\nconst state = () => [p, q, s];",
      "p **= 2; p <<= 3; p -= 1; q ??= 7; q &&= 8; s ||= 2; ++s; s--;\nfor (let k = 0; k < 20000; k++) s += 1;\nstate()",
    ],
    "[ 7, 8, 20002 ]",
  ],
  [
    "loops that call functions which read and write the variables",
    [
      "let total1 = 0, seen1 = 0, plain1 = 0;\nfunction look() { seen1 = total1; return 1 }",
      "for (let k = 0; k < 5; k++) { total1 += k; plain1 += look(); }\n[total1, seen1, plain1]",
    ],
    "[ 10, 10, 5 ]",
  ],
  [
    "functions made in a loop, which outlive it",
    [
      "let level1 = 1;\nconst made: (() => number)[] = [];\nfor (let k = 0; k < 2; k++) made.push(() => level1 + k);",
      "level1 = 10;\nmade.map((f) => f())",
    ],
    "[ 10, 11 ]",
  ],
  [
    "patterns, heads and values of ++ in loops that call something",
    [
      "let a2 = 0, b2 = 1, item = '';\nconst order: string[] = [];\nfor (item of ['x', 'y']) { [a2 = 7, b2] = [b2, a2 + b2]; order.push(item + a2++ + b2--); }",
      "[a2, b2, item, order.join()]",
    ],
    "[ 1, 1, 'y', 'x11,y02' ]",
  ],
  [
    "loops with labels, awaits and loops inside",
    [
      "let sum2 = 0, last2 = 0;\nouter: for (var w2 = 0; w2 < 4; w2++) { for (let k = 0; k < 3; k++) { sum2 += k; if (w2 === 2) continue outer; }\n  last2 = await w2; Math.max(...[w2]) }",
      "[sum2, last2, w2]",
    ],
    "[ 9, 3, 4 ]",
  ],
  [
    "a look at `exports` from a loop",
    [
      "let shown1 = 1;\nconst peek = () => (exports as any).shown1, peeked: number[] = [];",
      "for (let k = 0; k < 2; k++) { shown1++; peeked.push(peek()); }\npeeked",
    ],
    "[ 2, 3 ]",
  ],
  [
    "a template tag and an optional call get no `this`",
    [
      "function tag(this: unknown, ..._: unknown[]) { return this === undefined || this === globalThis }",
      "[tag`x`, tag?.(), [1].map(tag)[0]]",
    ],
    "[ true, true, true ]",
  ],
  [
    "classes, enums and namespaces that name themselves",
    [
      "class Node2 { static root = new Node2(); next = Node2.root }\nenum Colour { red = 1, blue = red + Colour.red }\nnamespace Shapes { export const sides = 4; export const twice = Shapes.sides * 2 }",
      "[Node2.root instanceof Node2, new Node2().next === Node2.root, Colour.blue, Shapes.twice]",
    ],
    "[ true, true, 2, 8 ]",
  ],
  [
    "functions are there before the cell's first line",
    ["const early = hoisted();\nfunction hoisted() { return 'up' }", "early"],
    "'up'",
  ],
  [
    "a function has the name of its variable",
    [
      "const arrow = () => 1, Anonymous = class {};\nlet { inner = () => 2 } = {} as any;\n[arrow.name, Anonymous.name, inner.name]",
    ],
    "[ 'arrow', 'Anonymous', 'inner' ]",
  ],
  [
    "an imported name follows its module",
    [
      "import fs from 'node:fs';\nimport { readFileSync as read } from 'node:fs';\nconst readers = () => [typeof read, fs.readFileSync === read];",
      "readers()",
    ],
    "[ 'function', true ]",
  ],
];

for (const [what, cells, shown] of shared) {
  test(`one variable: ${what}`, async () => {
    assert.equal(await run(...cells), shown);
  });
}

test("timers and callbacks see and change the variables of the notebook", async () => {
  await kernel.execute("let ticks = 0;\nconst timer = setInterval(() => { ticks += 10 }, 20);");
  await kernel.execute("ticks = 1;");
  await sleep(200);
  const { result } = await kernel.execute("clearInterval(timer);\n[ticks % 10, ticks > 1]");
  assert.equal(result["text/plain"], "[ 1, true ]");
});

test("a redeclaration makes a new variable for later cells; older functions keep theirs", async () => {
  await kernel.execute("let size = 1;\nconst readSize = () => size, growSize = () => ++size;");
  assert.equal(
    await run("let size = 'big';\nconst readNew = () => size;", "[readSize(), growSize(), readNew(), size]"),
    "[ 1, 2, 'big', 'big' ]",
  );
});

test("what a failing cell had declared is kept, name by name", async () => {
  await kernel.execute("const stop = (): number => { throw new Error('stop') };\nlet third = 'earlier';");
  await kernel.execute("let first1 = 1, second1 = stop(), third = 3;");
  assert.equal(await run("[first1, third]"), "[ 1, 'earlier' ]");
  await kernel.execute("const [one1, two1 = stop()] = [1];");
  assert.equal(await run("one1"), "1");
});

test("a name is not to be read before it has a value", async () => {
  const { error } = await kernel.execute(
    "const readEarly = () => lateName;\nreadEarly();\nconst lateName = 1;",
  );
  assert.equal(
    `${error.ename}: ${error.evalue}`,
    "ReferenceError: Cannot access 'lateName' before initialization",
  );
});

test("messages of the engine speak of names, not of compiled code", async () => {
  await kernel.execute("const notAFunction: any = 1;");
  assert.equal(await run("notAFunction()"), "TypeError: notAFunction is not a function");
  assert.equal(await run("new notAFunction()"), "TypeError: notAFunction is not a constructor");
});

for (const [index, loop] of [
  "for (;;) counted++;",
  "for (let k = 0; k >= 0; k++) counted++;",
  "for (;;) for (let k = 9; k > 0; k--) counted++;",
].entries())
  test(`an interrupt leaves a counting loop's variable where it was: ${loop}`, async () => {
    const name = `counted${index}`;
    await kernel.execute(`let ${name} = 0;`);
    await kernel.interrupted(loop.replace("counted", name), 300);
    assert.equal(await run(`${name} > 10000`), "true");
  });

test("an interrupt leaves what a loop had assigned before it called something", async () => {
  await kernel.execute("let printed = 0;");
  const { stdout } = await kernel.interrupted("for (;;) { printed++; console.log(printed); }", 100);
  const last = Number(stdout.trim().split("\n").at(-1));
  const { result } = await kernel.execute("printed");
  assert.ok([0, 1].includes(Number(result["text/plain"]) - last), `${result["text/plain"]} after ${last}`);
});
