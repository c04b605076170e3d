import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import "image-lab";

const { random } = Math;

/** Trains a model with dropout while `Math.random` counts up from the same number. */
async function losses(): Promise<unknown> {
  let state = 1;
  Math.random = () => {
    state = (state * 48_271) % 0x7fffffff;
    return state / 0x7fffffff;
  };
  try {
    const model = tf.sequential({
      layers: [
        tf.layers.dense({ units: 16, inputShape: [4], activation: "relu" }),
        tf.layers.dropout({ rate: 0.5 }),
        tf.layers.dense({ units: 1 }),
      ],
    });
    model.compile({ optimizer: "adam", loss: "meanSquaredError" });
    const images = tf.linspace(0, 1, 256).reshape([64, 4]);
    const { history } = await model.fit(images, images.sum(1, true), { epochs: 3, batchSize: 8, verbose: 0 });
    return history["loss"];
  } finally {
    Math.random = random;
  }
}

test("with the same numbers from Math.random, training with dropout comes out the same", async () =>
  assert.deepEqual(await losses(), await losses()));
