import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { lenet5, mlp } from "image-lab";

test("mlp has (784+1)·128 + (128+1)·64 + (64+1)·10 parameters and a softmax output", () => {
  const model = mlp(784);
  assert.equal(model.countParams(), 109_386);
  assert.deepEqual(model.outputs[0]!.shape, [null, 10]);
  tf.tidy(() => {
    const sums = (model.predict(tf.randomUniform([4, 784])) as tf.Tensor2D).sum(1).dataSync();
    for (const sum of sums) assert.ok(Math.abs(sum - 1) < 1e-5);
  });
  model.dispose();
});

test("mlp without a hidden layer is one softmax layer", () => {
  const model = mlp(4, { hidden: [], classes: 3 });
  assert.equal(model.countParams(), 15);
  model.dispose();
});

test("lenet5 has 61,706 parameters on 28×28×1 and 62,006 on 32×32×3", () => {
  const digits = lenet5([28, 28, 1]);
  const scenes = lenet5([32, 32, 3]);
  assert.equal(digits.countParams(), 61_706);
  assert.equal(scenes.countParams(), 62_006);
  const shapes = digits.layers.map((layer) => (layer.outputShape as number[]).slice(1).join("×"));
  assert.deepEqual(shapes, ["28×28×6", "14×14×6", "10×10×16", "5×5×16", "400", "120", "84", "10"]);
  digits.dispose();
  scenes.dispose();
});

test("lenet5 is classic unless told otherwise", () => {
  const classic = lenet5([28, 28, 1]);
  const modern = lenet5([28, 28, 1], { activation: "relu", pooling: "max" });
  assert.deepEqual(
    [0, 1].map((index) => classic.layers[index]!.getClassName()),
    ["Conv2D", "AveragePooling2D"],
  );
  assert.equal(classic.layers[0]!.getConfig().activation, "tanh");
  assert.equal(modern.layers[1]!.getClassName(), "MaxPooling2D");
  assert.equal(modern.layers[0]!.getConfig().activation, "relu");
  classic.dispose();
  modern.dispose();
});

test("a seed repeats the weights, and layers differ from each other", () => {
  const weights = (seed: number): number[] => {
    const model = mlp(8, { hidden: [8, 8], classes: 8, seed });
    const values = model.getWeights().flatMap((weight) => Array.from(weight.dataSync()));
    model.dispose();
    return values;
  };
  assert.deepEqual(weights(1), weights(1));
  assert.notDeepEqual(weights(1), weights(2));
  const [first, second] = [weights(1).slice(0, 64), weights(1).slice(72, 136)];
  assert.notDeepEqual(first, second);
});

test("sizes that make no network are refused in words", () => {
  assert.throws(() => lenet5([24, 24, 1]), /28×28 or 32×32.*24×24×1/);
  assert.throws(() => mlp(0), /at least 1; one is 0/);
});
