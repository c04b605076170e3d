import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import "image-lab";
import { nodeBackend } from "image-lab/internal/graph/tfjs-internals";

test("where a recording fails, even in putting things back, tfjs computes as before", async () => {
  const { binding } = nodeBackend();
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
  model.compile({ optimizer: "sgd", loss: "meanSquaredError" });
  const [x, y] = [tf.ones([4, 2]), tf.ones([4, 1])];
  Object.defineProperty(Math, "random", { writable: false });
  try {
    await model.fit(x, y, { verbose: 0 }); // step by step, as it cannot be recorded
  } finally {
    Object.defineProperty(Math, "random", { writable: true });
  }
  assert.equal(nodeBackend().binding, binding);
  assert.equal(x.sum().dataSync()[0], 8);
  assert.equal((await model.fit(x, y, { epochs: 2, verbose: 0 })).epoch.length, 2);
});
