import assert from "node:assert/strict";
import { test } from "node:test";
import type { Observation } from "image-lab/internal/checks/judge/index";
import { format, inputs, judge, points } from "image-lab/internal/checks/judge/index";
import { judges } from "image-lab/internal/checks/judge/judges";
import { messageKey } from "image-lab/internal/checks/judge/verdict";
import { observe } from "image-lab/internal/checks/observe/index";
import { checks as en } from "image-lab/internal/i18n/en/checks/index";
import { hasText } from "image-lab/internal/i18n/index";
import { allExamples } from "./examples";
import { naming, quick } from "./quick-challenge";
import { seeds } from "./seeds";

/** Mistakes of a model that was trained in earnest, which takes a minute: shown in challenge.test.ts. */
const ofTrainedModels = new Set(["tooSlow", "overfitting", "tooSmall"]);

/** Keys of the messages that the faulty answers led to. */
const shown = new Set<string>();

test("every exercise that a check grades has its examples", () => {
  const graded = Object.entries(points).filter(([, { gradedBy }]) => gradedBy === "check");
  assert.deepEqual(allExamples.map(({ exercise }) => exercise).sort(), graded.map(([name]) => name).sort());
});

for (const { exercise, correct, wrong } of allExamples) {
  test(`${exercise}: ten correct but unusual answers raise no alarm`, async () => {
    assert.ok(Object.keys(correct).length >= 10, `${Object.keys(correct).length} answers`);
    for (const [how, answer] of Object.entries(correct)) {
      for (const seed of seeds) {
        const verdict = await verdictOn(exercise, answer, seed, true);
        assert.deepEqual(verdict.diagnosis, null, `${how}, seed ${seed}`);
        assert.ok(Math.abs(verdict.score - 1) < 1e-9, `${how}: score ${verdict.score}`);
      }
    }
  });

  test(`${exercise}: every mistake is diagnosed as itself and as no other`, async () => {
    for (const [diagnosis, answers] of Object.entries(wrong)) {
      for (const [index, answer] of answers.entries()) {
        for (const seed of seeds) {
          const verdict = await verdictOn(exercise, answer, seed);
          assert.equal(verdict.diagnosis?.id, diagnosis, `answer ${index} of ${diagnosis}, seed ${seed}`);
          shown.add(verdict.diagnosis.message.id);
          assert.ok(verdict.score < 1, `score ${verdict.score} for ${diagnosis}`);
          for (const text of [verdict.diagnosis.message, verdict.diagnosis.hint]) {
            assert.doesNotMatch(format(text), /\{\w+\}/, `${diagnosis}: ${format(text)}`);
          }
        }
      }
    }
  });

  test(`${exercise}: every mistake of the table has a faulty answer, a message and a hint`, () => {
    const table = judges[exercise];
    assert.ok(table);
    for (const { id } of [...table.mistakes, ...(table.searches ?? [])]) {
      assert.ok(id in wrong || ofTrainedModels.has(id), `no faulty answer for ${id}`);
      const key = messageKey(exercise, id);
      assert.ok(hasText(key), `no message for ${id}`);
      assert.ok(hasText(`${key}.hint`), `no hint for ${id}`);
    }
    for (const number of [1, 2, 3]) assert.ok(hasText(`${exercise}.hint.${number}`), `no hint ${number}`);
    const weights = Object.values(table.parts).reduce((sum, weight) => sum + weight, 0);
    assert.ok(Math.abs(weights - 1) < 1e-9, `the parts weigh ${weights}`);
  });
}

test("every message about an answer is shown to somebody", () => {
  const frame =
    /^(check|hint|excerpt|word|type|layer|axis|slab|places|operation|change|input|size|lossName|page|status|reason|kernel|output|file|template)\.|\.hint(\.\d)?$|^(model\.inWords|challenge\.(wanted|seen))$/;
  const lines = /^training\.(wanted|seen|(its|no)History|no(Optimizer|Loss|Split))$/;
  const trained = [...ofTrainedModels].map((id) => `buildChallengeModel.${id}`);
  // model.parameters is a net for what nothing else names; the others are in check.test.ts and challenge.test.ts
  const elsewhere = ["model.parameters", "property.unreadable", "challenge.target", ...trained];
  const never = Object.keys(en).filter((key) => !frame.test(key) && !lines.test(key) && !shown.has(key));
  assert.deepEqual(never.sort(), elsewhere.sort());
});

/**
 * The observation crosses a boundary as text, as it does between a sandbox and the grader. A model of the challenge is
 * trained for moments; with `learnt` it then names every image, as if it had been trained well.
 */
async function verdictOn(
  exercise: (typeof allExamples)[number]["exercise"],
  answer: unknown,
  seed: number,
  learnt = false,
): Promise<ReturnType<typeof judge>> {
  const input = inputs(exercise, seed);
  const sent = JSON.parse(JSON.stringify(quick(exercise, input))) as typeof input;
  const seen = JSON.parse(JSON.stringify(await observe(exercise, answer, sent))) as Observation;
  const challenge = exercise === "buildChallengeModel" && learnt;
  return judge(exercise, input, challenge ? naming(1000, input, seen) : seen);
}
