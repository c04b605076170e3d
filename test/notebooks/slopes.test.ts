import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import * as ts from "typescript";
import { chapterTexts, codeCells } from "../checks/chapter-cells";

interface Curve {
  readonly loss: number;
  readonly slope: number;
  readonly slopeOfLogit: number;
}

/** The curves that chapter 5 draws of its two losses, by the chapter's own code. */
function curves(): { ps: number[]; squared: Curve[]; entropy: Curve[] } {
  const { text } = chapterTexts().find(({ chapter }) => chapter.startsWith("05"))!;
  const cells = codeCells(text);
  const losses = cells.filter(({ head }) => head.startsWith("exercise=")).map(({ code }) => code);
  const picture = cells.find(({ code }) => code.includes("function lossAndSlopes"))!.code;
  const [untilFigures = ""] = picture.split("const lossAgainstP");
  const script = ts.transpile([...losses, untilFigures].join("\n"), { target: ts.ScriptTarget.ES2022 });
  return new Function("tf", `${script}\nreturn { ps, squared, entropy };`)(tf);
}

const { ps, squared, entropy } = curves();
const near = (value: number, expected: number, name: string): void =>
  assert.ok(
    Math.abs(value - expected) <= 1e-5 * (1 + Math.abs(expected)),
    `${name}: ${value}, not ${expected}`,
  );

test("chapter 5: squared error of two classes is 2 (1 − p)², and its slope −4 (1 − p)", () => {
  ps.forEach((p, at) => {
    near(squared[at]!.loss, 2 * (1 - p) ** 2, `loss at ${p}`);
    near(squared[at]!.slope, -4 * (1 - p), `slope at ${p}`);
  });
});

test("chapter 5: cross-entropy is −log p, its slope −1/p, and p − 1 against the logit", () => {
  ps.forEach((p, at) => {
    near(entropy[at]!.loss, -Math.log(p), `loss at ${p}`);
    near(entropy[at]!.slope, -1 / p, `slope at ${p}`);
    near(entropy[at]!.slopeOfLogit, p - 1, `slope against the logit at ${p}`);
  });
});

test("chapter 5: what arrives at the logit is the slope times p (1 − p)", () => {
  for (const curve of [squared, entropy])
    ps.forEach((p, at) => {
      near(curve[at]!.slopeOfLogit, curve[at]!.slope * p * (1 - p), `slope against the logit at ${p}`);
    });
});
