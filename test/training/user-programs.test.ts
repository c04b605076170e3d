import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { explainTraining } from "./with-plain-tfjs";

/** 32 rows of 3 numbers in two classes, the same every time. */
const x = tf.tensor2d(
  Array.from({ length: 96 }, (_, at) => Math.sin(at)),
  [32, 3],
);
const y = tf.oneHot(
  tf.tensor1d(
    Array.from({ length: 32 }, (_, at) => at % 2),
    "int32",
  ),
  2,
);

function compiled(activation: "relu" | "tanh" = "relu"): tf.Sequential {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 4, inputShape: [3], activation, kernelInitializer: "ones" }));
  model.add(tf.layers.dense({ units: 2, activation: "softmax" }));
  model.compile({ optimizer: tf.train.adam(0.01), loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  return model;
}

const fit = (model: tf.LayersModel, callbacks?: tf.Callback | tf.CustomCallback): Promise<tf.History> =>
  model.fit(x, y, { epochs: 2, batchSize: 8, shuffle: false, verbose: 0, ...(callbacks && { callbacks }) });

test("a step that reads numbers asynchronously is trained step by step, and nothing is left unhandled", async () => {
  const read: Promise<unknown>[] = [];
  const model = compiled("tanh"); // relu is part of the product's own kernel
  const layer = model.layers[0] as unknown as { activation: { apply(x: tf.Tensor): tf.Tensor } };
  const { apply } = Object.getPrototypeOf(layer.activation);
  Object.getPrototypeOf(layer.activation).apply = function (this: unknown, input: tf.Tensor): tf.Tensor {
    read.push(input.data());
    return apply.call(this, input);
  };
  try {
    await fit(model);
  } finally {
    Object.getPrototypeOf(layer.activation).apply = apply;
  }
  assert.match(explainTraining(model).text, /step by step.*reads a tensor's numbers/);
  assert.ok((await Promise.all(read)).length >= 8);
});

test("tfjs's own debugging works while training", async () => {
  const model = compiled();
  tf.env().set("DEBUG", true);
  const { warn } = console;
  console.warn = () => undefined; // it says that debugging is slow
  try {
    const { history } = await fit(model);
    assert.ok(Number.isFinite(history.loss![1]));
  } finally {
    tf.env().set("DEBUG", false);
    console.warn = warn;
  }
});

test("a subclass of CustomCallback whose methods stand on the prototype is called at every batch", async () => {
  const seen: string[] = [];
  class Watcher extends tf.CustomCallback {
    constructor() {
      super({});
    }
    override async onBatchBegin(batch: number): Promise<void> {
      seen.push(`begin ${batch}`);
    }
    override async onBatchEnd(batch: number): Promise<void> {
      seen.push(`end ${batch}`);
    }
  }
  await fit(compiled(), new Watcher());
  const epoch = [0, 1, 2, 3].flatMap((batch) => [`begin ${batch}`, `end ${batch}`]);
  assert.deepEqual(seen, [...epoch, ...epoch]);
});

test("fits leave nothing in memory: a Callback's scalars, and data that a recording replaced", async () => {
  class Silent extends tf.Callback {
    override async onBatchEnd(): Promise<void> {}
  }
  const model = compiled();
  await fit(model, new Silent());
  const before = tf.memory();
  assert.equal(before.numTensors, before.numDataBuffers, "each tensor here has data of its own");
  await fit(model, new Silent());
  await fit(model);
  assert.deepEqual(
    [tf.memory().numTensors, tf.memory().numDataBuffers],
    [before.numTensors, before.numDataBuffers],
  );
});

test("a model that looks up rows is trained step by step, says why, and leaks nothing", async () => {
  const model = tf.sequential();
  model.add(tf.layers.embedding({ inputDim: 10, outputDim: 4, inputLength: 3 }));
  model.add(tf.layers.flatten());
  model.add(tf.layers.dense({ units: 2, activation: "softmax" }));
  model.compile({ optimizer: "adam", loss: "categoricalCrossentropy" });
  const words = tf.tensor2d(
    Array.from({ length: 96 }, (_, at) => at % 10),
    [32, 3],
  );
  const train = (): Promise<tf.History> => model.fit(words, y, { epochs: 1, batchSize: 8, verbose: 0 });
  await train();
  const { numTensors } = tf.memory();
  await train();
  assert.equal(tf.memory().numTensors, numTensors);
  assert.match(explainTraining(model).text, /looks up rows by numbers/);
});

test("an optimizer's method that was replaced for all of its class is called", async () => {
  const { prototype } = tf.AdamOptimizer;
  const { applyGradients } = prototype;
  let calls = 0;
  prototype.applyGradients = function (gradients): void {
    calls++;
    applyGradients.call(this, gradients);
  };
  const model = compiled();
  try {
    await fit(model);
  } finally {
    prototype.applyGradients = applyGradients;
  }
  assert.equal(calls, 8, "four batches in each of two epochs");
  assert.match(explainTraining(model).text, /applyGradients was replaced/);
});

test("a callback that throws before the first batch leaves no state of the optimizer", async () => {
  for (const hook of ["onTrainBegin", "onEpochBegin", "onBatchBegin"]) {
    const model = compiled();
    const { numTensors } = tf.memory();
    const callbacks = new tf.CustomCallback({ [hook]: () => Promise.reject(new Error(hook)) });
    await assert.rejects(fit(model, callbacks), new RegExp(hook));
    assert.ok(tf.memory().numTensors <= numTensors + 1, hook); // tfjs keeps the first batch's row numbers
  }
});

test("data that a callback has disposed of ends the fit, as with plain tfjs", async () => {
  for (const of of [x, y]) {
    const held = of.mul(1); // a clone would share its data, which tfjs keeps
    const onEpochEnd = async (): Promise<void> => held.dispose();
    const data = [of === x ? held : x, of === y ? held : y] as const;
    await assert.rejects(
      compiled().fit(...data, { epochs: 2, verbose: 0, callbacks: { onEpochEnd } }),
      TypeError,
    );
  }
});
