import assert from "node:assert/strict";
import { test } from "node:test";
import { format, inputs, judge } from "image-lab/dist/checks/judge";
import { judges } from "image-lab/dist/checks/judge/judges";
import { hasText } from "image-lab/dist/checks/messages/format";
import { observe } from "image-lab/dist/checks/observe";
import { allExamples } from "./examples";

const seeds = process.env.LAB_TEST_FULL === "1" ? [1, 2, 3, 11, 12, 13] : [1, 2, 3];

for (const { exercise, correct, wrong } of allExamples) {
  test(`${exercise}: ten correct but unusual answers raise no alarm`, async () => {
    assert.ok(Object.keys(correct).length >= 10, `${Object.keys(correct).length} answers`);
    for (const [how, answer] of Object.entries(correct)) {
      for (const seed of seeds) {
        const verdict = await verdictOn(exercise, answer, seed);
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
    for (const { id } of table.mistakes) {
      assert.ok(id in wrong, `no faulty answer for ${id}`);
      assert.ok(hasText(`${exercise}.${id}`), `no message for ${id}`);
      assert.ok(hasText(`${exercise}.${id}.hint`), `no hint for ${id}`);
    }
    for (const number of [1, 2, 3]) assert.ok(hasText(`${exercise}.hint.${number}`), `no hint ${number}`);
    const weights = Object.values(table.parts).reduce((sum, weight) => sum + weight, 0);
    assert.ok(Math.abs(weights - 1) < 1e-9, `the parts weigh ${weights}`);
  });
}

/** The observation crosses a boundary as text, as it does between a sandbox and the grader. */
async function verdictOn(
  exercise: (typeof allExamples)[number]["exercise"],
  answer: unknown,
  seed: number,
): Promise<ReturnType<typeof judge>> {
  const input = inputs(exercise, seed);
  const sent = JSON.parse(JSON.stringify(input)) as typeof input;
  const observation: unknown = JSON.parse(JSON.stringify(await observe(exercise, answer, sent)));
  return judge(exercise, input, observation);
}
