import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, encode } from "image-lab/internal/checks/encoding";
import { type ExerciseName, inputs, judge, points } from "image-lab/internal/checks/judge/index";

const exercises = Object.keys(points).filter((name) => name !== "report") as ExerciseName[];

/** Values that look like what some exercise expects, and are not; some cannot even be put into words. */
const odd: readonly unknown[] = [
  null,
  [[[]]],
  { layers: [] },
  { layers: [null] },
  { layers: [{}], inputShape: 3, outputShape: null },
  { model: { layers: [null] }, classes: null },
  { optimizer: "Adam", loss: { toString: 1, valueOf: 1 }, fits: [{}], returnedHistory: true },
  { optimizer: 5, loss: "categoricalCrossentropy", fits: [null], returnedHistory: true },
  { parameters: [[null]], velocities: 7, gradientsLeft: "none" },
];

test("whatever an answer returns, every judge has a verdict, and it is no full one", () => {
  for (const name of exercises) {
    const input = inputs(name, 5);
    for (const value of odd) {
      const record = {
        outcome: "returned",
        value: encode(value),
        error: null,
        changed: [],
        leaked: 0,
        facts: {},
      };
      const calls = (decode(input) as unknown[]).map(() => record);
      const verdict = judge(name, input, { borrowed: null, calls });
      assert.equal(verdict.passed, false, name);
      assert.ok(verdict.diagnosis, name);
    }
  }
});

test("of an answer that always throws every report tells the error, and nothing that it could not see", () => {
  const error = { name: "Error", message: "no room for another tensor" };
  for (const name of exercises) {
    const input = inputs(name, 5);
    const record = { outcome: "threw", value: null, error, changed: [], leaked: 0, facts: {} };
    const { diagnosis, score } = judge(name, input, {
      borrowed: null,
      calls: (decode(input) as unknown[]).map(() => record),
    });
    assert.deepEqual([diagnosis?.id, diagnosis?.message.params, score], ["property.threw", error, 0], name);
  }
});

test("the seed of the challenge's training images tells nothing of the held-back ones", () => {
  const [one, next] = [5, 6].map(
    (seed) => decode(inputs("buildChallengeModel", seed)) as { trainingSeed: number }[],
  );
  assert.ok(Math.abs(next![0]!.trainingSeed - one![0]!.trainingSeed) > 1000);
});
