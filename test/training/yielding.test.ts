import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { examples, explainTraining, IMAGE, isGraph, networks, plainly } from "./with-plain-tfjs";

const interrupt = Symbol.for("Jupyter.interrupt");
const data = examples(400, IMAGE);

function compiled(network = "mlp"): tf.Sequential {
  const model = networks[network]!();
  model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  return model;
}

/** Runs code in a cell that can be interrupted, as the kernel says it. */
async function inCell(run: (controller: AbortController) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  Object.defineProperty(globalThis, interrupt, { configurable: true, get: () => controller.signal });
  try {
    await run(controller);
  } finally {
    Reflect.deleteProperty(globalThis, interrupt);
  }
}

test("an interrupt from a timer ends training within a batch, keeps weights and history, and the next fit works", () =>
  inCell(async (controller) => {
    const model = compiled("LeNet-5 modern");
    await model.fit(data.x, data.y, { verbose: 0 });
    const before = model.optimizer.iterations;
    const onEpochEnd = async (epoch: number): Promise<void> => {
      if (epoch === 0) setTimeout(() => controller.abort(), 60);
    };
    const training = model.fit(data.x, data.y, { epochs: 100_000, verbose: 0, callbacks: { onEpochEnd } });
    await assert.rejects(training, {
      name: "AbortError",
      message: /interrupted in epoch \d+ of 100000; the model keeps/,
    });
    assert.ok(isGraph(model), explainTraining(model).text);
    const history = (model as unknown as { model: { history: tf.History } }).model.history;
    assert.ok(history.epoch.length > 0 && history.epoch.length < 100_000);
    assert.ok(model.optimizer.iterations > before);
    assert.ok(Number.isFinite(model.getWeights()[0]!.sum().dataSync()[0]));
    Reflect.deleteProperty(globalThis, interrupt);
    const next = await model.fit(data.x, data.y, { epochs: 2, verbose: 0 });
    assert.equal(next.epoch.length, 2);
  }));

test("an interrupt in a batch's callback lets no further batch begin", () =>
  inCell(async (controller) => {
    const begun: number[] = [];
    const callbacks = {
      onBatchBegin: async (batch: number): Promise<void> => void begun.push(batch),
      onBatchEnd: async (batch: number): Promise<void> => (batch === 3 ? controller.abort() : undefined),
    };
    await assert.rejects(compiled().fit(data.x, data.y, { epochs: 9, verbose: 0, callbacks }), {
      name: "AbortError",
    });
    assert.deepEqual(begun, [0, 1, 2, 3]);
  }));

/** A model that cannot be trained as a graph. */
function withOwnLoss(): tf.Sequential {
  const model = networks["mlp"]!();
  model.compile({
    optimizer: "sgd",
    loss: (labels, predictions) => tf.losses.meanSquaredError(labels, predictions),
  });
  return model;
}

test("training step by step stops at an interrupt too, though a callback's instance takes the place of tfjs's yielding", () =>
  inCell(async (controller) => {
    const model = withOwnLoss();
    const callbacks = new (class extends tf.Callback {})();
    setTimeout(() => controller.abort(), 200);
    await assert.rejects(model.fit(data.x, data.y, { epochs: 100_000, verbose: 0, callbacks }), {
      name: "AbortError",
    });
    assert.equal(isGraph(model), false);
  }));

test("fitDataset gives others their turns, and stops at an interrupt", () =>
  inCell(async (controller) => {
    const model = compiled();
    const batches = tf.data.generator(function* () {
      for (;;) yield { xs: data.x.slice(0, 32), ys: data.y.slice(0, 32) };
    });
    class Quiet extends tf.Callback {}
    setTimeout(() => controller.abort(), 200);
    const training = model.fitDataset(batches as never, {
      epochs: 3,
      verbose: 0,
      callbacks: new Quiet() as never,
    });
    await assert.rejects(training, { name: "AbortError", message: /in epoch 1 of 3/ });
  }));

for (const [way, make] of [
  ["as a graph", compiled],
  ["step by step", withOwnLoss],
] as const)
  test(`timers get their turns while a long fit runs ${way}, silent or not, whatever yieldEvery says`, async () => {
    for (const yieldEvery of ["auto", "never", "epoch", 1000] as const) {
      const model = make();
      let ticks = 0;
      const timer = setInterval(() => {
        if (++ticks >= 5) model.stopTraining = true;
      }, 10);
      await model.fit(data.x, data.y, { epochs: 100_000, verbose: 0, yieldEvery });
      clearInterval(timer);
      assert.ok(ticks >= 5);
    }
  });

/** Calls `turn` in every round of the event loop until a fit has taken its first step. */
function untilTraining(turn: () => void): tf.CustomCallbackArgs {
  let begun = false;
  const round = (): void => {
    if (begun) return;
    turn();
    setImmediate(round);
  };
  setImmediate(round);
  return {
    onBatchEnd: async (): Promise<void> => {
      begun = true;
    },
  };
}

/**
 * Trains on one row and validates on 120, one by one; tells `during` each of them, and returns how many there were and how
 * the fit ended.
 */
async function validating(
  during: (row: number, model: tf.LayersModel) => void,
  callbacks: (model: tf.LayersModel) => tf.CustomCallbackArgs = () => ({}),
): Promise<{ rows: number; training: Promise<tf.History> }> {
  const model = networks["mlp"]!();
  let rows = -1; // what comes first is the training step
  const metric = (labels: tf.Tensor, predictions: tf.Tensor): tf.Tensor => {
    if (++rows > 0) during(rows, model);
    return tf.metrics.meanSquaredError(labels, predictions);
  };
  model.compile({ optimizer: "sgd", loss: "meanSquaredError", metrics: [metric as never] });
  const training = model.fit(data.x.slice(0, 1), data.y.slice(0, 1), {
    epochs: 9,
    batchSize: 1,
    verbose: 0,
    validationData: [data.x.slice(0, 120), data.y.slice(0, 120)],
    callbacks: callbacks(model),
  });
  await training.catch(() => {});
  return { rows, training };
}

function wait(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

test("an interrupt in the middle of validation stops there", () =>
  inCell(async (controller) => {
    const { rows, training } = await validating((row) => {
      if (row === 10) setTimeout(() => controller.abort());
      wait(2);
    });
    await assert.rejects(training, { name: "AbortError", message: /in epoch 1 of 9/ });
    assert.ok(rows < 120, `${rows} rows`);
  }));

test("a timer that stops training in the middle of validation stops there, and history tells of the rows seen", async () => {
  const { rows, training } = await validating((row, model) => {
    const stop = (): void => {
      model.stopTraining = true;
    };
    if (row === 10) setTimeout(stop);
    wait(2);
  });
  const { history } = await training;
  assert.ok(rows < 120, `${rows} rows`);
  assert.equal(history["val_loss"]!.length, 1);
  assert.ok(Number.isFinite(history["val_loss"]![0]));
});

test("a callback that stops training before the last batch lets the validation finish, as in plain tfjs", async () => {
  const stopAtOnce = (model: tf.LayersModel): tf.CustomCallbackArgs => ({
    onBatchBegin: async () => {
      model.stopTraining = true;
    },
  });
  const { rows, training } = await validating(() => wait(1), stopAtOnce);
  assert.equal(rows, 120);
  assert.equal((await training).epoch.length, 1);
});

test("training that is stopped while its first steps are recorded ends after one batch", async () => {
  const model = compiled();
  const callbacks = untilTraining(() => {
    model.stopTraining = true;
  });
  const { epoch } = await model.fit(data.x, data.y, { epochs: 9, verbose: 0, callbacks });
  assert.deepEqual([epoch.length, model.optimizer.iterations], [1, 1]);
});

test("timers get their turns between the recordings of a first fit's steps", async () => {
  let turns = 0;
  const callbacks = untilTraining(() => turns++);
  await compiled().fit(data.x, data.y, { batchSize: 128, verbose: 0, validationSplit: 0.1, callbacks });
  assert.ok(turns >= 5, `${turns} turns`); // two sizes of batch to train on, the first recorded twice, and two to validate
});

test("what a timer changes after a recording holds from the first step on", async () => {
  const losses = async (turnOfChange: number): Promise<unknown> => {
    const model = compiled();
    const adam = model.optimizer as unknown as { beta1: number };
    const change = (): void => {
      adam.beta1 = 0.5;
    };
    if (turnOfChange === 0) change();
    let turns = 0;
    const callbacks = untilTraining(() => {
      if (++turns === turnOfChange) change();
    });
    const options = { batchSize: 128, epochs: 3, shuffle: false, verbose: 0, callbacks };
    const { history } = await model.fit(data.x, data.y, options);
    assert.ok(turns > turnOfChange && isGraph(model), explainTraining(model).text);
    return history;
  };
  const expected = await losses(0);
  for (const turn of [1, 3, 5]) assert.deepEqual(await losses(turn), expected); // a pause is two turns long
});

test("a model that changes in every pause is trained step by step", async () => {
  const model = compiled();
  const adam = model.optimizer as unknown as { beta1: number };
  const callbacks = untilTraining(() => {
    adam.beta1 *= 0.999;
  });
  await model.fit(data.x, data.y, { verbose: 0, callbacks });
  assert.match(
    explainTraining(model).text,
    /step by step.*the model changed again and again while its steps were recorded/,
  );
});

test("onYield is called between batches with the numbers of the batch", async () => {
  const seen: number[] = [];
  const onYield = async (epoch: number, batch: number, logs: tf.Logs): Promise<void> => {
    assert.ok(Number.isInteger(epoch) && Number.isInteger(batch));
    seen.push(logs["loss"] as number);
  };
  await compiled().fit(data.x, data.y, { epochs: 60, verbose: 0, yieldEvery: 5, callbacks: { onYield } });
  assert.ok(seen.length > 1 && seen.every(Number.isFinite));
});

test("no tensor stays behind: fit, evaluate and predict leave as many as plain tfjs", async () => {
  const use = async (model: tf.Sequential): Promise<number> => {
    await model.fit(data.x, data.y, { epochs: 1, batchSize: 7, verbose: 0 });
    const before = tf.memory().numTensors;
    await model.fit(data.x, data.y, { epochs: 3, batchSize: 7, verbose: 0, validationSplit: 0.1 });
    tf.dispose(model.evaluate(data.x, data.y, { batchSize: 7 }));
    tf.dispose(model.predict(data.x, { batchSize: 7 }));
    return tf.memory().numTensors - before;
  };
  assert.equal(await use(compiled()), 0);
  assert.equal(await plainly(() => use(compiled())), 0);
});

test("a model's graph is freed when the model is disposed of", async () => {
  const { binding } = tf.backend() as unknown as { binding: { getNumOfSavedModels(): number } };
  const before = binding.getNumOfSavedModels();
  const model = compiled();
  await model.fit(data.x, data.y, { verbose: 0 });
  assert.equal(binding.getNumOfSavedModels(), before + 1);
  model.dispose();
  assert.equal(binding.getNumOfSavedModels(), before);
});

const quietScript = `
  require("image-lab");
  const tf = require("@tensorflow/tfjs-node");
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2], kernelInitializer: "ones" })] });
  model.compile({ optimizer: "sgd", loss: "meanSquaredError" });
  model.fit(tf.ones([4, 2]), tf.fill([4, 1], 2), { epochs: 2 });
`;

test("verbose training prints one plain line an epoch on standard output", () => {
  const printed = execFileSync(process.execPath, ["-e", quietScript], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  assert.match(
    printed,
    /^Epoch 1 of 2 · \d+\.\d s · loss 0\.0000\nEpoch 2 of 2 · \d+\.\d s · loss 0\.0000\n$/,
  );
});
