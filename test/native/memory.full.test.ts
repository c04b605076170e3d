import "./native-on";
import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as tf from "@tensorflow/tfjs-node";
import { compiled } from "../training/compare";
import { examples, IMAGE } from "../training/with-plain-tfjs";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;
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
  await fitSome(500);
  const [tensors, bytes] = [tf.memory().numTensors, await residentWithoutGarbage()];
  await fitSome(1000);
  assert.equal(tf.memory().numTensors, tensors);
  const grown = ((await residentWithoutGarbage()) - bytes) / 2 ** 20;
  assert.ok(grown < 40, `${grown.toFixed(0)} MiB more after 1,000 fits`);
});

/** Bytes. V8 lets a hundred megabytes of garbage pile up, more or less from run to run; finalizers free more after it. */
async function residentWithoutGarbage(): Promise<number> {
  for (let turn = 0; turn < 2; turn++) {
    collectGarbage();
    await new Promise((next) => setTimeout(next, 50));
  }
  return process.memoryUsage.rss();
}
