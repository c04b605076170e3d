import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { decode, encode } from "image-lab/dist/checks/encoding";
import { format, inputs, judge } from "image-lab/dist/checks/judge";
import { heldBackLabels } from "image-lab/dist/checks/judge/challenge/held-back";
import { observe } from "image-lab/dist/checks/observe";

interface Case {
  trainingSeed: number;
  trainingImages: number;
  epochs: number;
  seconds: number;
  images: Uint8Array;
}

const input = inputs("buildChallengeModel", 3);
const [given] = decode(input) as [Case];
const labels = heldBackLabels(given.images);

/** The same images, but a training of moments. */
const quick = encode([{ ...given, trainingImages: 200, epochs: 2 }]);

const small = (shape: [number, number, number] = [32, 32, 3], units = 10): tf.LayersModel =>
  tf.sequential({
    layers: [
      tf.layers.averagePooling2d({ inputShape: shape, poolSize: 8 }),
      tf.layers.flatten(),
      tf.layers.dense({ units, activation: "softmax" }),
    ],
  });

/** An observation of a model that names this many images rightly and the others wrongly. */
async function naming(right: number): Promise<unknown> {
  const observation = await observe("buildChallengeModel", () => small(), quick);
  const classes = labels.map((label, i) => (i < right ? label : (label + 1) % 10));
  const [call] = observation.calls;
  const value = { ...(decode(call!.value) as object), classes };
  return { ...observation, calls: [{ ...call, value: encode(value) }] };
}

test("the held-back images go out, what they show does not", () => {
  assert.deepEqual(Object.keys(given).sort(), [
    "epochs",
    "images",
    "seconds",
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
    const verdict = judge("buildChallengeModel", input, await naming(right));
    assert.ok(Math.abs(verdict.score - score) < 1e-9, `score ${verdict.score}`);
    assert.equal(verdict.passed, score === 1);
  });
}

test("a missed target is told with both shares, guessing by its name", async () => {
  const missed = judge("buildChallengeModel", input, await naming(500)).diagnosis;
  assert.match(format(missed!.message), /names 50.0 % of the held-back scenes, the target is 54.0 %/);
  assert.equal(judge("buildChallengeModel", input, await naming(100)).diagnosis?.id, "guessing");
});

test("a model is trained and answers for every held-back image", async () => {
  const before = tf.memory().numTensors;
  const observation = await observe("buildChallengeModel", () => small(), quick);
  const { classes, trainedEpochs } = decode(observation.calls[0]!.value) as {
    classes: Uint8Array;
    trainedEpochs: number;
  };
  assert.deepEqual([classes.length, trainedEpochs], [1000, 2]);
  assert.equal(tf.memory().numTensors, before, "tensors were left behind");
});

test("a model of one's own compilation keeps its optimizer", async () => {
  let used: tf.Optimizer | undefined;
  await observe(
    "buildChallengeModel",
    () => {
      const model = small();
      used = tf.train.sgd(0.01);
      model.compile({ optimizer: used, loss: "categoricalCrossentropy" });
      return model;
    },
    quick,
  );
  assert.ok(used!.iterations > 0, "the learner's optimizer took no step");
});

test("other shapes are named, and what is no model earns nothing", async () => {
  const grey = judge(
    "buildChallengeModel",
    input,
    await observe("buildChallengeModel", () => small([28, 28, 1]), quick),
  );
  assert.match(format(grey.diagnosis!.message), /from 28×28×1 to 10, expected from 32×32×3 to 10/);
  assert.equal(grey.score, 0);
  const none = judge("buildChallengeModel", input, await observe("buildChallengeModel", () => 3, quick));
  assert.equal(none.diagnosis?.id, "challenge.type");
  assert.equal(none.score, 0);
});
