import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { both, firstBeyond, weightsOf } from "./compare";
import { type Examples, examples, IMAGE, lossesOf, networks, withNative } from "./with-plain-tfjs";

/** Forty examples; one pixel in the middle of the tenth is this number. */
function damaged(pixel: number): Examples {
  const { x, y } = examples(40, IMAGE);
  const pixels = x.dataSync().slice();
  pixels[9 * 144 + 6 * 12 + 6] = pixel;
  return { x: tf.tensor(pixels, x.shape), y };
}

for (const network of Object.keys(networks)) {
  for (const pixel of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    test(`${network}: a pixel that is ${pixel} does to losses and weights what it does in plain tfjs`, async () => {
      const given = damaged(pixel);
      const [ours, theirs] = await both(
        async (model) => ({ losses: await lossesOf(model, given, 4, 8), weights: weightsOf(model) }),
        () => {
          const model = networks[network]!();
          model.compile({ optimizer: tf.train.sgd(0.05), loss: "categoricalCrossentropy" });
          return model;
        },
      );
      assert.ok(theirs.losses.some((loss) => !Number.isFinite(loss)) || theirs.losses.length === 4);
      assert.equal(firstBeyond(ours.losses, theirs.losses), -1, `${ours.losses} and ${theirs.losses}`);
      assert.equal(firstBeyond(ours.weights, theirs.weights), -1);
    });
  }
}

for (const engine of ["off", "on"] as const) {
  test(`a window of nothing but NaN is the lowest float to a maximum, native engine ${engine}`, async () => {
    const pixels = Float32Array.from({ length: 16 * 36 }, (_, at) =>
      at === 5 * 36 + 14 ? Number.NaN : Math.sin(at),
    );
    const x = tf.tensor(pixels, [16, 6, 6, 1]);
    const y = tf.tidy(() => tf.oneHot(tf.range(0, 16, 1, "int32").mod(2).toInt(), 2).toFloat());
    const make = (): tf.Sequential => {
      const model = tf.sequential();
      const kernelInitializer = tf.initializers.randomNormal({ seed: 3, stddev: 0.3 });
      const conv = { filters: 2, kernelSize: 3, activation: "relu", kernelInitializer } as const;
      model.add(tf.layers.conv2d({ inputShape: [6, 6, 1], ...conv }));
      model.add(tf.layers.maxPooling2d({ poolSize: 2 }));
      model.add(tf.layers.flatten());
      model.add(tf.layers.dense({ units: 2, activation: "softmax", kernelInitializer }));
      model.compile({ optimizer: tf.train.sgd(0.05), loss: "categoricalCrossentropy" });
      return model;
    };
    await withNative(engine, async () => {
      const [ours, theirs] = await both(
        async (model) => ({ losses: await lossesOf(model, { x, y }, 8, 8), weights: weightsOf(model) }),
        make,
      );
      assert.ok(Number.isFinite(theirs.losses[0]) && theirs.weights.some(Number.isNaN));
      assert.equal(firstBeyond(ours.losses, theirs.losses), -1, `${ours.losses} and ${theirs.losses}`);
      assert.equal(firstBeyond(ours.weights, theirs.weights), -1, `${ours.weights} and ${theirs.weights}`);
    });
  });

  test(`a softmax of a row with a NaN is NaN throughout, native engine ${engine}`, async () => {
    await withNative(engine, async () => {
      const model = tf.sequential();
      model.add(tf.layers.dense({ inputShape: [2], units: 2 }));
      model.add(tf.layers.softmax());
      model.compile({ optimizer: tf.train.sgd(0), loss: "categoricalCrossentropy" });
      const rows = tf.tile(tf.tensor2d([1, 2, 0.3, 3e38], [2, 2]), [64, 1]); // a graph pays from 48 batches on
      model.layers[0]!.setWeights([
        tf.tensor2d([1, 0, 0, 10], [2, 2]),
        tf.tensor1d([0, Number.NEGATIVE_INFINITY]),
      ]);
      const [first, second, ...row] = await (model.predict(rows, { batchSize: 2 }) as tf.Tensor).data();
      assert.deepEqual([first, second], [1, 0]);
      assert.deepEqual(row.slice(0, 2), [Number.NaN, Number.NaN]);
    });
  });
}
