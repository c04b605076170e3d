import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { both, firstBeyond, weightsOf } from "./compare";
import { type Examples, examples, IMAGE, lossesOf, networks } from "./with-plain-tfjs";

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
