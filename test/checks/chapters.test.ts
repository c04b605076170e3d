import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { ExerciseName } from "image-lab/internal/checks/answers";
import { targets } from "image-lab/internal/checks/judge/challenge/build-challenge-model";
import { inputs, judge, points } from "image-lab/internal/checks/judge/index";
import { observe } from "image-lab/internal/checks/observe/index";
import { root } from "../root";
import { answerOf, chapterTexts, markedCells, withoutSolution } from "./chapter-cells";
import { naming, quick } from "./quick-challenge";
import { full, seedsOfSolutions } from "./seeds";

const cells = markedCells();
const exercises = cells.filter(({ mark }) => mark === "exercise");

test("every exercise of the table of points has its cell, followed by its check", () => {
  const graded = Object.keys(points).filter((name) => points[name as ExerciseName].gradedBy === "check");
  assert.deepEqual(new Set(exercises.map(({ name }) => name)), new Set(graded));
  const order = cells.map(({ mark, name }) => `${mark} ${name}`);
  const expected = exercises.flatMap(({ name }) => [`exercise ${name}`, `check ${name}`]);
  assert.deepEqual(order, expected);
});

test("every exercise stands in the chapter that the table of points names", () => {
  for (const { chapter, name } of exercises)
    assert.equal(Number(chapter.slice(0, 2)), points[name].chapter, name);
});

test("chapter 7 tells the check's targets, in every language", () => {
  const { text } = chapterTexts().find(({ chapter }) => chapter.startsWith("07"))!;
  const french = readFileSync(join(root, "notebooks/source/fr/07-challenge.md"), "utf8").replaceAll(
    "\u00a0",
    " ",
  );
  const shares = [targets.first, targets.second].map((share) => `**${Math.round(100 * share)} %**`);
  for (const [language, told] of [
    ["en", text],
    ["fr", french],
  ] as const)
    assert.deepEqual(told.match(/\*\*\d+ %\*\*/g), shares, language);
});

test("the points add up to 20, of which 3 are given by hand", () => {
  const entries = Object.values(points);
  const total = (list: typeof entries): number => list.reduce((sum, entry) => sum + entry.points, 0);
  assert.equal(total(entries), 20);
  assert.equal(total(entries.filter(({ gradedBy }) => gradedBy === "hand")), 3);
});

/** A twentieth of the challenge's training: a network that learns is above guessing then, and below the targets. */
const begun = { trainingImages: 2000, epochs: 3 };

for (const { name, chapter, text } of exercises) {
  test(`${chapter}: the solution of ${name} passes, the template is not implemented yet`, async () => {
    for (const seed of seedsOfSolutions) {
      const input = inputs(name, seed);
      const solution = answerOf(name, text);
      if (name === "buildChallengeModel" && !full) {
        const seen = await observe(name, solution, quick(name, input, begun));
        assert.notEqual(judge(name, input, seen).diagnosis?.id, "guessing");
        assert.equal(judge(name, input, naming(1000, input, seen)).diagnosis, null);
      } else {
        const { diagnosis } = judge(name, input, await observe(name, solution, input));
        assert.equal(diagnosis, null, `seed ${seed}`);
      }
      const template = answerOf(name, withoutSolution(text));
      const verdict = judge(name, input, await observe(name, template, input));
      assert.equal(verdict.diagnosis?.id, "property.notImplemented");
      assert.equal(verdict.score, 0);
    }
  });
}
