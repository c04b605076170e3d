import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { decode, encode } from "image-lab/internal/checks/encoding";
import { heldBackLabels } from "image-lab/internal/checks/judge/challenge/held-back";
import { format, inputs, judge } from "image-lab/internal/checks/judge/index";
import { observe } from "image-lab/internal/checks/observe/index";
import { naming, quick } from "./quick-challenge";

interface Case {
  trainingSeed: number;
  trainingImages: number;
  epochs: number;
  multiplications: number;
  images: Uint8Array;
}

const input = inputs("buildChallengeModel", 3);
const [given] = decode(input) as [Case];
const labels = heldBackLabels(given.images);

/** The same images, but a training of moments. */
const moments = quick("buildChallengeModel", input);

const small = (shape: [number, number, number] = [32, 32, 3], units = 10): tf.LayersModel =>
  tf.sequential({
    layers: [
      tf.layers.averagePooling2d({ inputShape: shape, poolSize: 8 }),
      tf.layers.flatten(),
      tf.layers.dense({ units, activation: "softmax" }),
    ],
  });

/** The verdict on a model that names this many images rightly and the others wrongly. */
async function verdictOn(right: number): Promise<ReturnType<typeof judge>> {
  const observation = await observe("buildChallengeModel", () => small(), moments);
  return judge("buildChallengeModel", input, naming(right, input, observation));
}

test("the held-back images go out, what they show does not", () => {
  assert.deepEqual(Object.keys(given).sort(), [
    "epochs",
    "images",
    "multiplications",
    "trainingImages",
    "trainingSeed",
  ]);
  assert.equal(given.images.length, 1000 * 3072);
  assert.ok(labels.length === 1000 && new Set(labels).size === 10);
});

for (const [right, score] of [
  [1000, 1],
  [540, 1],
  [539, 0.6],
  [480, 0.6],
  [479, 0.2],
  [100, 0.2],
] as const) {
  test(`${right} of 1,000 scenes named rightly earn ${score} of the points`, async () => {
    const verdict = await verdictOn(right);
    assert.ok(Math.abs(verdict.score - score) < 1e-9, `score ${verdict.score}`);
    assert.equal(verdict.passed, score === 1);
  });
}

test("a missed target is told with both shares, guessing by its name", async () => {
  const missed = (await verdictOn(500)).diagnosis;
  assert.match(format(missed!.message), /names 50.0 % of the held-back scenes, the target is 54.0 %/);
  assert.equal((await verdictOn(100)).diagnosis?.id, "guessing");
});

test("a model is trained and answers for every held-back image", async () => {
  const before = tf.memory().numTensors;
  const observation = await observe("buildChallengeModel", () => small(), moments);
  const { classes, trainedEpochs } = decode(observation.calls[0]!.value) as {
    classes: Uint8Array;
    trainedEpochs: number;
  };
  assert.deepEqual([classes.length, trainedEpochs], [1000, 2]);
  assert.equal(tf.memory().numTensors, before, "tensors were left behind");
});

function compiledWith(optimizer: tf.Optimizer): tf.LayersModel {
  const model = small();
  model.compile({ optimizer, loss: "categoricalCrossentropy" });
  return model;
}

test("a model of one's own compilation keeps its optimizer", async () => {
  const used = tf.train.sgd(0.01);
  await observe("buildChallengeModel", () => compiledWith(used), moments);
  assert.ok(used.iterations > 0, "the learner's optimizer took no step");
});

test("other shapes are named, and what is no model earns nothing", async () => {
  const grey = judge(
    "buildChallengeModel",
    input,
    await observe("buildChallengeModel", () => small([28, 28, 1]), moments),
  );
  assert.match(format(grey.diagnosis!.message), /from 28×28×1 to 10, expected from 32×32×3 to 10/);
  assert.equal(grey.score, 0);
  const none = judge("buildChallengeModel", input, await observe("buildChallengeModel", () => 3, moments));
  assert.equal(none.diagnosis?.id, "model.type");
  assert.equal(none.score, 0);
});

test("a description written by hand is no model, for any builder", async () => {
  const written = { model: {}, classes: new Uint8Array(1000), trainedEpochs: 12, layers: [] };
  for (const hidden of [written, new Proxy(written, { has: () => false })]) {
    for (const exercise of ["buildMlp", "buildLeNet5", "buildChallengeModel"] as const) {
      const given = exercise === "buildChallengeModel" ? input : inputs(exercise, 1);
      const { score, diagnosis } = judge(
        exercise,
        given,
        await observe(exercise, () => hidden as never, given),
      );
      assert.deepEqual([score, diagnosis?.id], [0, "model.type"], exercise);
    }
  }
});

test("training ends when its work is used up, in the middle of an epoch, and not by a clock", async () => {
  const [{ images, ...rest }] = decode(input) as [Case];
  const inNoTime = encode([{ ...rest, images, trainingImages: 2000, epochs: 1000, multiplications: 1 }]);
  const used = tf.train.sgd(0.01);
  const observation = await observe("buildChallengeModel", () => compiledWith(used), inNoTime);
  const { classes, trainedEpochs } = decode(observation.calls[0]!.value) as Record<string, unknown>;
  assert.equal((classes as Uint8Array).length, 1000);
  assert.deepEqual([trainedEpochs, used.iterations], [0, 1]);
});

test("a missed target is told with its cause: cut off, learnt by heart, too small, or none of these", async () => {
  const observation = naming(500, input, await observe("buildChallengeModel", () => small(), moments));
  const causeOf = (seen: object): { id: string | undefined; text: string } => {
    const calls = observation.calls.map((call) => ({
      ...call,
      value: encode({ ...(decode(call.value) as object), ...seen }),
    }));
    const { diagnosis } = judge("buildChallengeModel", input, { ...observation, calls });
    return { id: diagnosis?.id, text: format(diagnosis!.message) };
  };
  const slow = causeOf({ stoppedInEpoch: 4, multiplications: 9e6, trainingShare: 0.5 });
  assert.equal(slow.id, "tooSlow");
  assert.match(
    slow.text,
    /50\.0 % .* 54\.0 %: it was cut off in epoch 4 of 12, .* costs it 9 million multiplications/,
  );
  const byHeart = causeOf({ stoppedInEpoch: null, trainingShare: 0.9 });
  assert.equal(byHeart.id, "overfitting");
  assert.match(byHeart.text, /but 90\.0 % of its training scenes/);
  assert.equal(causeOf({ stoppedInEpoch: null, trainingShare: 0.55 }).id, "tooSmall");
  assert.equal(causeOf({ stoppedInEpoch: null, trainingShare: 0.62 }).id, "challenge.target");
});
