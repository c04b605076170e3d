import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import "image-lab";

const images = tf.randomUniform<tf.Rank.R2>([40, 6], 0, 1, "float32", 3);
const labels = tf.oneHot(
  tf.tensor1d(
    Array.from({ length: 40 }, (_, i) => i % 3),
    "int32",
  ),
  3,
);

function network(): tf.Sequential {
  const model = tf.sequential({
    layers: [tf.layers.dense({ inputShape: [6], units: 3, activation: "softmax" })],
  });
  model.compile({ optimizer: "adam", loss: "categoricalCrossentropy" });
  return model;
}

/** What is said while something runs. */
async function warnings(run: () => Promise<unknown>): Promise<string[]> {
  const said: string[] = [];
  const { warn } = console;
  console.warn = (text: string) => void said.push(text);
  try {
    await run();
  } finally {
    console.warn = warn;
  }
  return said;
}

const options = { epochs: 3, validationSplit: 0.1, verbose: 0 } as const;

test("a model that is used while its fit still runs says so, once", async () => {
  const model = network();
  const said = await warnings(async () => {
    const running = model.fit(images, labels, options);
    model.predict(images);
    model.predict(images);
    await running;
  });
  assert.equal(said.length, 1);
  assert.match(said[0]!, /fit was not awaited/);
});

const batches = tf.data
  .array(Array.from({ length: 8 }, () => ({ xs: [1, 2, 3, 4, 5, 6], ys: [1, 0, 0] })))
  .map((row) => row as tf.TensorContainerObject)
  .batch(4);
const fits = {
  fit: (model: tf.Sequential) => model.fit(images, labels, options),
  fitDataset: (model: tf.Sequential) => model.fitDataset(batches, { epochs: 3, verbose: 0 }),
} as const;
const uses: Readonly<Record<string, (model: tf.Sequential) => unknown>> = {
  evaluate: (model) => model.evaluate(images, labels),
  "evaluate, on a dataset": (model) => model.evaluateDataset(batches as never, { batches: 1 }),
  save: (model) => model.save(tf.io.withSaveHandler(async () => ({ modelArtifactsInfo: null }) as never)),
  getWeights: (model) => model.getWeights(),
  "a step of one's own": (model) => model.trainOnBatch(images, labels),
  "a second fit": (model) => model.fit(images, labels, options),
  "a second fit, on a dataset": (model) => model.fitDataset(batches, { epochs: 1, verbose: 0 }),
};

for (const [training, fit] of Object.entries(fits)) {
  test(`whatever uses a model while its ${training} still runs says so`, async () => {
    for (const [name, use] of Object.entries(uses)) {
      const model = network();
      const said = await warnings(async () => {
        const running = fit(model);
        await Promise.resolve(use(model)).catch(() => undefined); // tfjs refuses a second training
        await running;
      });
      assert.equal(said.length, 1, name);
    }
  });
}

test("an awaited fit, its validation, and what a callback predicts say nothing", async () => {
  const model = network();
  const said = await warnings(async () => {
    await model.fit(images, labels, {
      ...options,
      callbacks: { onEpochEnd: () => void model.predict(images) },
    });
    model.predict(images);
    const onEpochEnd = (): void => void [model.predict(images), model.getWeights()];
    await model.fitDataset(batches, { epochs: 2, verbose: 0, callbacks: { onEpochEnd } });
    await model.fit(images, labels, options);
    model.getWeights();
  });
  assert.deepEqual(said, []);
});
