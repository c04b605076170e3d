import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "image-lab";
import type { ExerciseName } from "image-lab/internal/checks/answers";
import { withoutChromium } from "../browser/chromium";
import { type BeginnersAnswer, beginnersAnswers } from "../checks/beginners/read";
import { answerOf } from "../checks/chapter-cells";
import { textOf } from "./lab-page";
import { SiteInChromium } from "./site-in-chromium";

/** A wrong answer that compiles, for each exercise. */
const wrong = new Map<ExerciseName, BeginnersAnswer>();
for (const answer of beginnersAnswers())
  if (answer.diagnosis !== null && answer.diagnosis !== "compiler" && !wrong.has(answer.exercise))
    wrong.set(answer.exercise, answer);

/** What is told, line by line; a notebook also shows the line that it is about, and moves the others for it. */
const linesOf = (told: string): string[] =>
  told
    .split("\n")
    .map((line) => line.replace(/\s+/g, " "))
    .filter((line) => !line.startsWith(" your line "));

test("a wrong answer of each exercise is told the same in a tab as on Node", {
  skip: withoutChromium,
}, async () => {
  assert.equal(wrong.size, 17);
  const tab = await SiteInChromium.start();
  try {
    await tab.open();
    const checks = [...wrong.values()].map(
      ({ exercise, code }) => `${code}\nawait lab.check("${exercise}", ${exercise});`,
    );
    const imports = 'import * as tf from "@tensorflow/tfjs-node";\nimport * as lab from "image-lab";';
    await tab.openOwn("wrong.ipynb", [imports, ...checks]);
    await tab.runCell(0);
    for (const [at, { exercise, code }] of [...wrong.values()].entries()) {
      const outputs = await tab.runCell(at + 1);
      const told = textOf(outputs.filter(({ output_type }) => output_type === "error"));
      const answer = answerOf(exercise, code) as never;
      const onNode = await check(exercise, answer).catch((error: Error) => error.message);
      assert.deepEqual(linesOf(told), linesOf(`CheckFailed: ${onNode}`));
    }
  } finally {
    await tab.stop();
  }
});
