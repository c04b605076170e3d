import {
  all,
  classCounts,
  insertBefore,
  insertText,
  paste,
  remove,
  rewrite,
  rewriteOwn,
  rightCounts,
} from "./notebook";
import { nothing, type Submission } from "./submission";

const oneHotThat = (body: string): string =>
  `function oneHot(labels: Uint8Array, classes: number): tf.Tensor2D {\n${body}\n}`;

/** A function of the learner's for lists in lists in lists. */
const deep = "const deep = (depth: number): unknown => (depth === 0 ? [] : [deep(depth - 1)]);\n";

/** A cell whose last value is shown in these forms. */
function shown(forms: string): string {
  return `({ [Symbol.for("Jupyter.display")]: () => ({ ${forms} }) });`;
}

/** A picture of one pixel. */
const dot = {
  "image/png":
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
};

/** Submissions that break by accident: what an exercise loses, and why. */
export const faulty: readonly Submission[] = [
  { name: "worked", expected: {} },
  {
    name: "template",
    content: (_, template) => template,
    expected: nothing(/not implemented|nothing was written/i),
  },
  {
    name: "blank-answer",
    change: rewrite("oneHot", ""),
    expected: { oneHot: [0, "missing", /handed out|declared/] },
  },
  {
    name: "syntax-error",
    change: rewrite("oneHot", "function oneHot(labels: Uint8Array, {"),
    expected: { oneHot: [0, "error", /cell of the answer failed/] },
  },
  {
    name: "type-error",
    change: rewrite("oneHot", oneHotThat("const width: number = 'ten';\nreturn tf.zeros([1, width]);")),
    expected: { oneHot: [0, "error", /not assignable to type 'number'/] },
  },
  {
    name: "answer-throws",
    change: rewrite("oneHot", oneHotThat("throw new RangeError('no such class');")),
    expected: { oneHot: [0, "error", /no such class/] },
  },
  {
    name: "throws-in-locked-setup",
    change: rewrite("setup", "throw new Error('never run: the cell gets its text back');"),
    expected: {},
  },
  {
    name: "throws-in-own-setup",
    change: rewriteOwn("const scale", "throw new Error('broken setup');\nconst scale = 255;"),
    expected: { scalePixels: [0, "error", /./] },
  },
  { name: "setup-deleted", change: remove("setup"), expected: {} },
  {
    name: "helper-cell-throws",
    change: insertBefore("oneHot", "throw new Error('only my own cell');"),
    expected: {},
  },
  {
    name: "answer-needs-broken-helper",
    change: all(
      insertBefore("oneHot", "const width = JSON.parse('{');\nconst helper = () => 1;"),
      rewrite("oneHot", oneHotThat("helper();\nreturn tf.zeros([labels.length, classes]);")),
    ),
    expected: { oneHot: [0, "error", /helper/] },
  },
  {
    name: "loop-in-answer",
    change: rewrite("oneHot", oneHotThat("for (;;) {}")),
    expected: { oneHot: [0, "timeout", /time limit/] },
  },
  { name: "loop-in-own-cell", change: insertBefore("oneHot", "for (;;) {}"), expected: {} },
  {
    name: "loop-after-await",
    change: insertBefore("oneHot", "await new Promise((done) => setTimeout(done, 5));\nfor (;;) {}"),
    expected: {},
  },
  { name: "loop-of-microtasks", change: insertBefore("oneHot", "for (;;) await null;"), expected: {} },
  {
    name: "loop-in-answer-cell",
    change: rewrite("oneHot", `${oneHotThat("return tf.zeros([labels.length, classes]);")}\nfor (;;) {}`),
    expected: { oneHot: [0, "timeout", /cell of the answer.*time limit/] },
  },
  {
    name: "promise-never-settled",
    change: rewrite("oneHot", "const oneHot: any = () => new Promise(() => {});"),
    expected: { oneHot: [0, "timeout", /time limit/] },
  },
  {
    name: "exit-in-answer",
    change: rewrite("oneHot", oneHotThat("process.exit(0);")),
    expected: { oneHot: [0, "error", /process\.exit\(\) ended this cell/] },
  },
  { name: "exit-in-own-cell", change: insertBefore("oneHot", "process.exit(0);"), expected: {} },
  {
    name: "exit-later",
    change: classCounts(`setTimeout(() => process.exit(1), 150);\n${rightCounts}`),
    expected: {},
  },
  {
    name: "abort",
    change: rewrite("oneHot", oneHotThat("process.abort();")),
    expected: { oneHot: [0, "killed", /ended the kernel's process/] },
  },
  {
    name: "heap-exhausted",
    change: rewrite(
      "oneHot",
      oneHotThat("const kept: number[][] = [];\nfor (;;) kept.push(new Array(1e5).fill(1));"),
    ),
    expected: { oneHot: [0, "killed", /memory/] },
  },
  {
    name: "native-memory-exhausted",
    change: rewrite(
      "oneHot",
      oneHotThat("const kept: Uint8Array[] = [];\nfor (;;) kept.push(new Uint8Array(2 ** 28));"),
    ),
    expected: { oneHot: [0, "error", /allocation failed/] },
  },
  {
    name: "tensors-exhaust-memory",
    change: classCounts("const kept: tf.Tensor[] = [];\nfor (;;) kept.push(tf.fill([2 ** 26], 1));"),
    expected: { classCounts: [0, "error", /OOM when allocating tensor/] },
  },
  {
    name: "flood-of-output",
    change: insertBefore(
      "oneHot",
      "const line = 'x'.repeat(1e5);\nfor (let i = 0; i < 1000; i++) console.log(line);",
    ),
    expected: {},
  },
  {
    name: "console-warn",
    change: classCounts(`console.warn("counting");\n${rightCounts}`),
    expected: {},
  },
  {
    name: "late-rejection",
    change: insertBefore("oneHot", "setTimeout(() => Promise.reject(new Error('late')), 20);"),
    expected: {},
  },
  {
    name: "late-exception",
    change: insertBefore("oneHot", "setTimeout(() => { throw new Error('late'); }, 20);"),
    expected: {},
  },
  {
    name: "check-deleted",
    change: remove("oneHot-check"),
    expected: { oneHot: [1, "full", /check was missing/] },
  },
  {
    name: "check-edited",
    change: rewrite("oneHot-check", "console.log('all is well');"),
    expected: { oneHot: [1, "full", /check was edited/] },
  },
  {
    name: "check-duplicated",
    change(notebook) {
      const at = notebook.cells.findIndex((cell) => cell.metadata.nbgrader?.grade_id === "oneHot-check");
      notebook.cells.splice(at, 0, structuredClone(notebook.cells[at]!));
    },
    expected: {},
  },
  {
    name: "check-before-answer",
    change(notebook) {
      const at = notebook.cells.findIndex((cell) => cell.metadata.nbgrader?.grade_id === "oneHot-check");
      notebook.cells.unshift(...notebook.cells.splice(at, 1));
    },
    expected: {},
  },
  {
    name: "points-edited",
    change(notebook) {
      for (const { metadata } of notebook.cells)
        if (metadata.nbgrader?.points) metadata.nbgrader.points = 100;
    },
    expected: {},
  },
  {
    name: "ids-renamed",
    change(notebook) {
      for (const { metadata } of notebook.cells)
        if (metadata.nbgrader) metadata.nbgrader.grade_id = `my-${metadata.nbgrader.grade_id}`;
    },
    expected: {},
  },
  {
    name: "ids-gone",
    change(notebook) {
      for (const cell of notebook.cells) cell.metadata = {};
    },
    expected: {},
  },
  {
    name: "answer-in-its-check",
    change(notebook) {
      const at = notebook.cells.findIndex((cell) => cell.metadata.nbgrader?.grade_id === "oneHot");
      const [answer] = notebook.cells.splice(at, 1);
      const check = notebook.cells[at]!;
      check.source = `${[answer!.source].flat().join("")}\n\n${[check.source].flat().join("")}`;
    },
    expected: { oneHot: [1, "full", /check was edited/] },
  },
  {
    name: "utf-16",
    bytes: (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
    expected: {},
  },
  {
    name: "latin-1",
    change: insertBefore("oneHot", "// après l'échéance"),
    bytes: (text) => Buffer.from(text, "latin1"),
    expected: {},
  },
  {
    name: "helper-file",
    change: classCounts('return (require("./tools/counting") as any).count(labels, classes);'),
    files: {
      "tools/counting.ts": `export function count(labels: Uint8Array, classes: number): number[] {\n${rightCounts}\n}\n`,
    },
    expected: {},
  },
  {
    name: "package-of-npm",
    change: classCounts(rightCounts, 'import { range } from "lodash";\n'),
    expected: { classCounts: [0, "error", /lodash/] },
  },
  {
    name: "answer-deleted",
    change: remove("oneHot"),
    expected: { oneHot: [0, "missing", /not in the notebook/] },
  },
  {
    name: "answer-in-own-cell",
    change: all(
      insertBefore(
        "scalePixels",
        `function classCounts(labels: Uint8Array, classes: number): number[] {\n${rightCounts}\n}`,
      ),
      remove("classCounts"),
    ),
    expected: {},
  },
  {
    name: "answer-made-markdown",
    change(notebook) {
      for (const cell of notebook.cells)
        if (cell.metadata.nbgrader?.grade_id === "oneHot") cell.cell_type = "markdown";
    },
    expected: {},
  },
  {
    name: "foreign-kernel",
    change(notebook) {
      notebook.metadata = { kernelspec: { name: "python3", display_name: "Python 3", language: "python" } };
    },
    expected: {},
  },
  {
    name: "older-template",
    change: all(remove("gradientDescent", "gradientDescent-check"), (notebook) => {
      for (const cell of notebook.cells) {
        const marks = cell.metadata.nbgrader;
        if (marks === undefined) continue;
        marks.grade_id = `2024-${marks.grade_id}`;
        if (marks.locked === true) cell.source = `// as it was last year\n${[cell.source].flat().join("")}`;
      }
      notebook.cells.push({
        cell_type: "code",
        source: "const lastYear = 1;",
        metadata: { nbgrader: { grade_id: "of-last-year", grade: true, locked: true, points: 5 } },
        outputs: [],
        execution_count: null,
      });
    }),
    expected: {
      classCounts: [0.5, "full", /check was missing/],
      scalePixels: [0.5, "full", /check was missing/],
      oneHot: [1, "full", /check was missing/],
      gradientDescent: [0, "missing", /not in the notebook/],
    },
  },
  { name: "wrong-file-name", fileName: "my homework (final).ipynb", expected: {} },
  { name: "copied-file-name", fileName: "90-small (1).ipynb", expected: {} },
  { name: "not-json", content: () => "hello, this is no notebook", expected: nothing(/not a notebook/) },
  { name: "cut-off", content: (worked) => worked.slice(0, 700), expected: nothing(/not a notebook/) },
  { name: "other-json", content: () => '[{"cells": 3}]', expected: nothing(/not a notebook/) },
  {
    name: "cells-are-no-list",
    content: () => '{"nbformat": 4, "cells": 5}',
    expected: nothing(/not a notebook/),
  },
  {
    name: "nested-too-deeply",
    content: () => `{"cells": ${"[".repeat(5000)}${"]".repeat(5000)}}`,
    expected: nothing(/not a notebook/),
  },
  {
    name: "nested-source",
    content: () => `{"cells": [{"cell_type": "code", "source": ${"[".repeat(900)}${"]".repeat(900)}}]}`,
    expected: nothing(/not a notebook|nothing was written|not in the notebook/),
  },
  { name: "empty-file", content: () => "", expected: nothing(/file is empty/) },
  {
    name: "strange-cells",
    change(notebook) {
      notebook.cells.push(7 as never, { cell_type: "raw", source: 5, metadata: [] } as never);
    },
    expected: {},
  },
  {
    name: "pictures",
    change: all(
      insertText("oneHot", "![dot](attachment:my%20dot.png) ![gone](attachment:gone.png)", {
        "my dot.png": dot,
      }),
      paste("report", "My figure: ![figure](attachment:figure.png)", {
        "figure.png": dot,
        "odd.bin": { "a/b": 5 },
      }),
    ),
    expected: {},
  },
  {
    name: "markup-that-no-page-holds",
    change: insertBefore("oneHot", shown('"text/markdown": "![gone](attachment:gone.png)"')),
    expected: {},
  },
  {
    name: "halves-of-characters",
    change: insertBefore(
      "oneHot",
      `// \ud83d\nconsole.log("😀"[0]);\nconst half = "😀"[1];\n(globalThis as any)[Symbol.for("Jupyter.kernel")].display({ "text/html": half });\nthrow new Error("😀"[0]);`,
    ),
    expected: {},
  },
  {
    name: "half-a-character-in-an-error",
    change: rewrite("oneHot", oneHotThat('throw new Error("no " + "😀"[0]);')),
    expected: { oneHot: [0, "error", /no \ufffd/] },
  },
  {
    name: "values-that-no-notebook-holds",
    change: all(
      insertBefore("oneHot", shown('"text/html": 5, "image/png": {}')),
      insertBefore("scalePixels", shown('"text/latex": null')),
      insertBefore("classCounts", deep + shown('"application/json": deep(1000)')),
    ),
    expected: {},
  },
  {
    name: "nested-result",
    change: classCounts(`${deep}return deep(1000) as any;`),
    expected: { classCounts: [0, "error", /nested too deeply/] },
  },
];
