import "./native-on";
import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { compiled } from "../training/compare";
import { examples, IMAGE } from "../training/with-plain-tfjs";

const data = examples(64, IMAGE);

test("memory stays flat over 1,000 fits of new models, disposed of or left to the garbage collector", async () => {
  const fitSome = async (count: number): Promise<void> => {
    for (let at = 0; at < count; at++) {
      const model = compiled("adam", at % 2 === 0 ? "LeNet-5 modern" : "mlp");
      await model.fit(data.x, data.y, { epochs: 1, verbose: 0 });
      const { optimizer } = model;
      model.dispose();
      optimizer.dispose();
    }
  };
  await fitSome(200);
  const [tensors, bytes] = [tf.memory().numTensors, process.memoryUsage.rss()];
  await fitSome(1000);
  assert.equal(tf.memory().numTensors, tensors);
  const grown = (process.memoryUsage.rss() - bytes) / 2 ** 20;
  assert.ok(grown < 40, `${grown.toFixed(0)} MiB more after 1,000 fits`);
});
