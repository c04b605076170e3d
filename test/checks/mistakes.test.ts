import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Encoded, ExerciseName, Observation } from "image-lab/internal/checks/judge/index";
import { format, inputs, judge, points } from "image-lab/internal/checks/judge/index";
import { judges } from "image-lab/internal/checks/judge/judges";
import { messageKey } from "image-lab/internal/checks/judge/verdict";
import { observe } from "image-lab/internal/checks/observe/index";
import { checks as en } from "image-lab/internal/i18n/en/checks/index";
import { hasText, setLanguage } from "image-lab/internal/i18n/index";
import { allExamples, anew } from "./examples";
import { assertFrench, englishWords } from "./french-report";
import { naming, quick } from "./quick-challenge";
import { full, seeds } from "./seeds";

/** Mistakes of a model that was trained in earnest, which takes a minute: shown in challenge.test.ts. */
const ofTrainedModels = new Set(["overfitting", "tooSmall"]);

/** A mistake is the same in every language; in French a word shows that was left English. Long proofs read both. */
const languages = full ? ["en", "fr"] : ["fr"];

/** Keys of the messages that the faulty answers led to. */
const shown = new Set<string>();

after(() => setLanguage("en"));

test("the words that values are made of are known", () => {
  for (const word of ["in all", "the result", "average pooling", "array", "none", "no history", "parameters"])
    assert.ok(englishWords.includes(word), `${word} is not among ${englishWords.join(", ")}`);
});

test("every exercise that a check grades has its examples", () => {
  const graded = Object.entries(points).filter(([, { gradedBy }]) => gradedBy === "check");
  assert.deepEqual(allExamples.map(({ exercise }) => exercise).sort(), graded.map(([name]) => name).sort());
});

for (const { exercise, correct, wrong } of allExamples) {
  test(`${exercise}: ten correct but unusual answers raise no alarm`, async () => {
    assert.ok(Object.keys(correct).length >= 10, `${Object.keys(correct).length} answers`);
    for (const [how, answer] of Object.entries(correct)) {
      for (const seed of seeds) {
        const verdict = judge(exercise, inputOf(exercise, seed), await seenOf(exercise, answer, seed, true));
        assert.deepEqual(verdict.diagnosis, null, `${how}, seed ${seed}`);
        assert.ok(Math.abs(verdict.score - 1) < 1e-9, `${how}: score ${verdict.score}`);
      }
    }
  });

  test(`${exercise}: every mistake is diagnosed as itself and as no other, in French too`, async () => {
    for (const [diagnosis, answers] of Object.entries(wrong)) {
      for (const [index, answer] of answers.entries()) {
        for (const seed of seeds) {
          const seen = await seenOf(exercise, anew(answer), seed);
          for (const language of languages) {
            setLanguage(language);
            const verdict = judge(exercise, inputOf(exercise, seed), seen);
            assert.equal(verdict.diagnosis?.id, diagnosis, `answer ${index} of ${diagnosis}, seed ${seed}`);
            shown.add(verdict.diagnosis.message.id);
            assert.ok(verdict.score < 1, `score ${verdict.score} for ${diagnosis}`);
            for (const text of [verdict.diagnosis.message, verdict.diagnosis.hint]) {
              assert.doesNotMatch(format(text), /\{\w+\}/, `${diagnosis}: ${format(text)}`);
            }
            if (language === "fr") assertFrench(exercise, verdict.diagnosis);
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
    /^(check|hint|excerpt|word|type|layer|axis|slab|places|operation|change|input|size|lossName|counted|divisor|page|status|reason|kernel|output|file|template)\.|\.hint(\.\d)?$|^(model\.inWords|challenge\.(wanted|seen))$/;
  const lines = /^training\.(wanted|seen|(its|no)History|no(Optimizer|Loss|Split))$/;
  const trained = [...ofTrainedModels].map((id) => `buildChallengeModel.${id}`);
  // model.parameters is a net for what nothing else names; the others are in check.test.ts and challenge.test.ts
  const elsewhere = ["model.parameters", "property.unreadable", "challenge.target", ...trained];
  const never = Object.keys(en).filter((key) => !frame.test(key) && !lines.test(key) && !shown.has(key));
  assert.deepEqual(never.sort(), elsewhere.sort());
});

const known = new Map<string, Encoded>();

/** The input of an exercise for a seed, made once: that of the challenge is a thousand drawn scenes. */
function inputOf(exercise: ExerciseName, seed: number): Encoded {
  const key = `${exercise} ${seed}`;
  const input = known.get(key) ?? inputs(exercise, seed);
  known.set(key, input);
  return input;
}

/**
 * What is seen of an answer. It crosses a boundary as text, as it does between a sandbox and the grader. A model of the
 * challenge is trained for moments; with `learnt` it then names every image, as if it had been trained well.
 */
async function seenOf(
  exercise: ExerciseName,
  answer: unknown,
  seed: number,
  learnt = false,
): Promise<Observation> {
  const input = inputOf(exercise, seed);
  const sent = JSON.parse(JSON.stringify(quick(exercise, input))) as Encoded;
  const seen = JSON.parse(JSON.stringify(await observe(exercise, answer, sent))) as Observation;
  return exercise === "buildChallengeModel" && learnt ? naming(1000, input, seen) : seen;
}
