import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import "image-lab";

const [x, y] = [tf.ones([8, 1]), tf.oneHot(tf.tensor1d([0, 1, 0, 1, 0, 1, 0, 1], "int32"), 2)];

function network(name: string, optimizer: tf.Optimizer): tf.LayersModel {
  const layer = tf.layers.dense({
    inputShape: [1],
    units: 2,
    activation: "softmax",
    kernelInitializer: "zeros",
  });
  const model = tf.sequential({ name, layers: [layer] });
  model.compile({ optimizer, loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  return model;
}

const fit = (model: tf.LayersModel, options: tf.ModelFitArgs = {}): Promise<tf.History> =>
  model.fit(x, y, { epochs: 1, verbose: 0, ...options });

function lines(context: TestContext): string[] {
  const said: string[] = [];
  context.mock.method(console, "log", (line: string) => said.push(line));
  return said;
}

test("an optimizer that has trained another model is named, but for plain gradient descent", async (context) => {
  const said = lines(context);
  for (const [name, optimizer] of Object.entries({
    sgd: tf.train.sgd(0.1),
    momentum: tf.train.momentum(0.1, 0.9),
    adam: tf.train.adam(0.1),
  })) {
    const first = network(`${name}1`, optimizer);
    await fit(first);
    await fit(first);
    await fit(network(`${name}2`, optimizer));
  }
  assert.equal(said.length, 2);
  assert.match(said[0]!, /^momentum2 is trained by the optimizer of momentum1/);
  assert.match(said[1]!, /^adam2 is trained by the optimizer of adam1/);
});

test("a learning rate that is set where it has no effect is told once; setLearningRate is the way", async (context) => {
  const said = lines(context);
  const optimizer = tf.train.sgd(0.1);
  const model = network("model", optimizer);
  const set = (rate: number): tf.CustomCallbackArgs => ({
    onEpochBegin: async () => {
      (model.optimizer as unknown as { learningRate: number }).learningRate = rate;
    },
  });
  await fit(model, { epochs: 3, callbacks: set(0.1) });
  assert.deepEqual(said, []);
  await fit(model, { epochs: 3, callbacks: set(0.5) });
  assert.equal(said.length, 1);
  assert.match(said[0]!, /learningRate = 0.5 has no effect .* goes on with 0.1: call setLearningRate\(0.5\)/);
});

test("setLearningRate in a callback holds from the next batch on, and nothing is said", async (context) => {
  const said = lines(context);
  const optimizer = tf.train.sgd(0.1);
  const model = network("model", optimizer);
  const callbacks = {
    onEpochBegin: async (epoch: number) =>
      (optimizer as unknown as Rate).setLearningRate(epoch === 0 ? 0 : 1),
  };
  const weights: number[][] = [];
  const record = { onEpochEnd: async () => void weights.push([...model.getWeights()[1]!.dataSync()]) };
  const uneven = tf.tensor2d(Array.from({ length: 8 }, () => [1, 0]));
  await model.fit(x, uneven, { epochs: 2, batchSize: 8, verbose: 0, callbacks: [callbacks, record] });
  assert.deepEqual(weights, [
    [0, 0],
    [0.5, -0.5],
  ]); // slope p − y = ∓0.5, by hand
  assert.deepEqual(said, []);
});

interface Rate {
  setLearningRate(rate: number): void;
}

test("lists of both kinds of callbacks work in either order, and early stopping watches val_accuracy", async () => {
  const epochs: number[] = [];
  const plain: tf.CustomCallbackArgs = { onEpochEnd: (epoch) => void epochs.push(epoch) };
  const stop = (): tf.EarlyStopping => tf.callbacks.earlyStopping({ monitor: "val_accuracy", patience: 1 });
  for (const callbacks of [
    [plain, stop()],
    [stop(), plain],
  ]) {
    epochs.length = 0;
    const model = network("model", tf.train.sgd(0));
    const { epoch } = await fit(model, { epochs: 9, validationData: [x, y], callbacks: callbacks as never });
    assert.deepEqual(epoch, [0, 1], "the accuracy never rises: the second epoch is the last");
    assert.deepEqual(epochs, [0, 1]);
  }
});

test("an epoch in which the network comes to NaN says so, and gives no accuracy", async (context) => {
  const said = lines(context);
  const model = network("model", tf.train.sgd(0.1));
  await model.fit(tf.fill([8, 1], Number.NaN), y, { epochs: 1 });
  assert.equal(said.length, 1);
  assert.match(
    said[0]!,
    /^Epoch 1 of 1 · .* s · the network gives NaN: make it anew, with a smaller learning rate$/,
  );
});

test("a layer whose operation tfjs-node lacks is told in a sentence, tfjs's own as its cause", async () => {
  class Turn extends tf.layers.Layer {
    static className = "Turn";
    override call(inputs: tf.Tensor[]): tf.Tensor {
      return tf.image.rotateWithOffset(inputs[0] as tf.Tensor4D, 0.1);
    }
  }
  const model = tf.sequential({ layers: [new Turn({ inputShape: [4, 4, 1] }), tf.layers.flatten()] });
  model.add(tf.layers.dense({ units: 1 }));
  model.compile({ optimizer: "sgd", loss: "meanSquaredError" });
  await assert.rejects(
    model.fit(tf.zeros([2, 4, 4, 1]), tf.zeros([2, 1]), { verbose: 0 }),
    (error: Error) => {
      assert.match(error.message, /needs the operation RotateWithOffset, .*not for Node.*lab\.augment/);
      assert.match((error.cause as Error).message, /not registered/);
      return true;
    },
  );
});
