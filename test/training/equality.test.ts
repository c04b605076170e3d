import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { both, compiled, weightsOf } from "./compare";
import { assertSameLosses } from "./same-losses";
import { assertSameSteps } from "./same-steps";
import { examples, IMAGE, networks, optimizers } from "./with-plain-tfjs";

/** Every optimizer once, every network and both losses in turn; all combinations are in `equality.full.test.ts`. */
for (const [index, optimizer] of Object.keys(optimizers).entries()) {
  const network = Object.keys(networks)[index % 3]!;
  const loss = index % 2 === 0 ? "categoricalCrossentropy" : "meanSquaredError";
  test(`${network}, ${loss}, ${optimizer}: the loss after each of 30 steps is plain tfjs's`, () =>
    assertSameLosses({ network, loss, optimizer, shape: IMAGE, samples: 200, steps: 30 }));
}

test("each step alone is plain tfjs's", () =>
  assertSameSteps(() => compiled(optimizers["adam"]!(), "LeNet-5 modern"), examples(200, IMAGE), 10));

test("Adam's steps are as long as tfjs's, to a millionth: a network multiplies what is more", async () => {
  const line = (): tf.Sequential => {
    const dense = tf.layers.dense({
      inputShape: [1],
      units: 1,
      useBias: false,
      kernelInitializer: "zeros",
    });
    const model = tf.sequential({ layers: [dense] });
    model.compile({ optimizer: tf.train.adam(0.01), loss: "meanSquaredError" });
    return model;
  };
  const train = async (model: tf.Sequential): Promise<number> => {
    await model.fit(tf.ones([8, 1]), tf.fill([8, 1], 5), { batchSize: 1, epochs: 4, verbose: 0 });
    return weightsOf(model)[0]!;
  };
  const [ours, theirs] = await both(train, line);
  assert.ok(Math.abs(theirs - 0.32) < 0.01, `32 steps of about 0.01 each: ${theirs}`);
  assert.ok(Math.abs(ours / theirs - 1) < 1e-6, `${ours}, plain tfjs ${theirs}`);
});
