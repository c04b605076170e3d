import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { augment, limitWork, multiplicationsPerImage } from "image-lab";

const images = tf.randomUniform<tf.Rank.R4>([40, 4, 4, 1], 0, 1, "float32", 3);
const labels = tf.oneHot(tf.range(0, 40, 1, "int32").mod(3).toInt(), 3) as tf.Tensor2D;
const rows = Array.from({ length: 40 }, (_, at) => ({
  xs: images.slice(at, 1).squeeze([0]),
  ys: labels.slice(at, 1).squeeze([0]),
}));

function network(): tf.Sequential {
  const model = tf.sequential({
    layers: [
      tf.layers.flatten({ inputShape: [4, 4, 1] }),
      tf.layers.dense({ units: 3, activation: "softmax" }),
    ],
  });
  model.compile({ optimizer: tf.train.sgd(0.1), loss: "categoricalCrossentropy" });
  return model;
}

type Training = (model: tf.Sequential) => Promise<unknown>;

/** Trains within the work of so many images; returns after how many steps it ended, and what was said. */
async function trained(worth: number, training: Training): Promise<{ steps: number; said: string }> {
  const model = network();
  limitWork(model, { budget: worth * multiplicationsPerImage(model) });
  const said: string[] = [];
  const { log } = console;
  console.log = (text: string) => void said.push(text);
  try {
    await training(model);
  } finally {
    console.log = log;
  }
  return { steps: (model.optimizer as tf.SGDOptimizer).iterations, said: said.join("\n") };
}

const quietly = { batchSize: 10, verbose: 0 } as const;
const once: Training = (model) => model.fit(images, labels, { ...quietly, epochs: 1000 });

/** Ways to train for longer than the budget of 100 images, in steps of ten: all end with the tenth. */
const ways: Readonly<Record<string, Training>> = {
  "one fit of many epochs": once,
  "a fit after another": async (model) => [await once(model), await once(model)],
  "a fit for each epoch": async (model) => {
    for (let epoch = 0; epoch < 5; epoch++) await model.fit(images, labels, { ...quietly, epochs: 1 });
  },
  "a dataset": (model) =>
    model.fitDataset(tf.data.array(rows as never).batch(10) as never, { epochs: 9, verbose: 0 }),
  "steps of one's own": async (model) => {
    for (let step = 0; step < 15; step++) await model.trainOnBatch(images.slice(0, 10), labels.slice(0, 10));
  },
  "images twice, the second time moved": (model) =>
    model.fit(tf.concat([images, augment(images, { shift: 1 })]), tf.concat([labels, labels]), {
      ...quietly,
      epochs: 9,
    }),
};

for (const [way, training] of Object.entries(ways)) {
  test(`a model's budget of work ends its training, and a line says so: ${way}`, async () => {
    const { steps, said } = await trained(100, training);
    assert.equal(steps, 10);
    assert.match(said, /^Stopped in epoch \d+ of \d+: |^This model has used up its budget/);
  });
}

test("training that stops itself within the budget leaves the rest for a later one, and nothing is said", async () => {
  const { steps, said } = await trained(100, async (model) => {
    const callbacks = {
      onEpochEnd: () => {
        model.stopTraining = true;
      },
    };
    await model.fit(images, labels, { ...quietly, epochs: 9, callbacks });
    await model.fit(images, labels, { ...quietly, epochs: 1 });
  });
  assert.deepEqual([steps, said], [8, ""]);
});
