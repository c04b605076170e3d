import assert from "node:assert/strict";
import { after, test } from "node:test";
import { slipIn } from "image-lab/internal/checks/judge/code-slips";
import { format, setLanguage } from "image-lab/internal/i18n/index";
import { beginnersAnswers } from "./beginners/read";

after(() => setLanguage("en"));

const body = (lines: string): string => `function answer(list, other) {\n${lines}\n}`;

/** Code with a slip, by the slip's name and by what its hint quotes. */
const slips: readonly (readonly [id: string, quoted: string, lines: string])[] = [
  [
    "postIncrement",
    "counts[label] = counts[label]++",
    "for (const label of list) {\n counts[label] = counts[label]++;\n}",
  ],
  ["power", "256 ^ 3", "return bytes[0] * (256 ^ 3);"],
  ["loopCopy", "x /= 255", "const all = Array.from(list);\nfor (let x of all) {\n x /= 255;\n}\nreturn all;"],
  ["loopCopy", "x = x / 255", "list.forEach((x) => {\n x = x / 255;\n});\nreturn list;"],
  ["dropped", "all.map((x) => x / 255)", "const all = [...list];\nall.map((x) => x / 255);\nreturn all;"],
  ["dropped", "all.map(…)", "all.map((x) => {\n return x / 255;\n});\nreturn all;"],
  ["dropped", "p.sub(g.mul(0.1))", "list.forEach((p) => p.sub(g.mul(0.1)));"],
  ["dropped", "all[i] / 255", "for (let i = 0; i < n; i++) {\n all[i] / 255;\n}"],
  ["dropped", "list.slice(1)", "if (list.length > 3)\n list.slice(1);\nlist.slice(1);\nreturn list;"],
  ["noReturn", "list.map(… => { … })", "const all = list.map((x) => {\n x / 255 + 1;\n});\nreturn all;"],
  [
    "emptyLoop",
    "for (const x of list);",
    "let sum = 0;\nfor (const x of list);\n{\n sum += 1;\n}\nreturn sum;",
  ],
  ["returnInLoop", "return sum", "for (const x of list) {\n sum += x;\n return sum;\n}"],
  [
    "disposeInLoop",
    "tf.dispose(other)",
    "for (const [i, p] of list.entries()) {\n p.assign(other[i]);\n tf.dispose(other);\n}",
  ],
  ["textCompared", 'list.toString() === "28, 28, 1"', 'return list.toString() === "28, 28, 1" ? 1 : 2;'],
  ["sharedFill", ".fill([…)", "const rows = new Array(3).fill([]);\nreturn rows;"],
  ["comparedStatement", "sum === sum + 1", "for (const x of list) {\n sum === sum + 1;\n}"],
];

for (const [id, quoted, lines] of slips)
  test(`${id}: ${quoted}`, () => {
    const found = slipIn(body(lines));
    assert.equal(found?.id, `slip.${id}.hint`, JSON.stringify(found));
    assert.equal(found?.params["code"], quoted);
    for (const language of ["en", "fr"]) {
      setLanguage(language);
      assert.ok(format(found!).startsWith(quoted), format(found!));
    }
  });

test("code that does what it says shows no slip", () => {
  const right = [
    "const all = list.map((x) => {\n if (x > 3) return 1;\n return x / 255;\n});\nreturn all;",
    "list.map((x, i) => {\n all[i] = x / 255;\n});\nreturn all;",
    "for (let x of list) {\n x /= 255;\n all.push(x);\n}\nreturn all;",
    "for (const g of list) {\n tf.dispose(g);\n}",
    "for (const x of list) {\n const y = x.mul(2);\n tf.dispose(y);\n}",
    "for (const x of list) {\n if (x > 2) {\n return x;\n }\n}\nreturn 0;",
    "model.add(tf.layers.dense({ units: 3 }));\nreturn model;",
    "const text = 'for (;;); a ^ 3'; // 2 ^ 3; list.map((x) => x)\nreturn text;",
    "return list.map((x) => x / 255);",
    "return ({ ...other(list), pixels: list.slice(16), all: { n: list.map((x) => x) } });",
  ];
  for (const lines of right) assert.equal(slipIn(body(lines)), undefined, lines);
});

test("no right answer of a beginner shows a slip", () => {
  for (const { code, about, diagnosis } of beginnersAnswers())
    if (diagnosis === null) assert.equal(slipIn(code), undefined, about);
});
