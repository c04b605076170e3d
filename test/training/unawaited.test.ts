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

test("an awaited fit, its validation, and what a callback predicts say nothing", async () => {
  const model = network();
  const said = await warnings(async () => {
    await model.fit(images, labels, {
      ...options,
      callbacks: { onEpochEnd: () => void model.predict(images) },
    });
    model.predict(images);
  });
  assert.deepEqual(said, []);
});
