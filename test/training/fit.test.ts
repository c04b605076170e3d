import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { assertClose, both, compiled, weightsOf } from "./compare";
import { asGraph, examples, explainTraining, IMAGE, isGraph, networks, plainly } from "./with-plain-tfjs";

type Args = tf.ModelFitArgs;

const data = examples(150, IMAGE);

const fit = (model: tf.LayersModel, args: Args = {}): Promise<tf.History> =>
  model.fit(data.x, data.y, { batchSize: 32, epochs: 2, shuffle: false, verbose: 0, ...args });

test("history has plain tfjs's names, order and numbers, validation included", async () => {
  const train = async (model: tf.Sequential): Promise<unknown> => {
    const history = await fit(model, { validationData: [data.x.slice(0, 50), data.y.slice(0, 50)] });
    return {
      history: history.history,
      epoch: history.epoch,
      params: (history as unknown as { params: object }).params,
    };
  };
  const [ours, theirs, model] = await both(train);
  assert.ok(isGraph(model), explainTraining(model).text);
  assertClose(ours, theirs);
});

test("validationSplit, initialEpoch and a batch that does not divide the set", async () => {
  const train = async (model: tf.Sequential): Promise<unknown> =>
    (await fit(model, { validationSplit: 0.2, initialEpoch: 1, epochs: 3, batchSize: 7 })).history;
  const [ours, theirs] = await both(train);
  assertClose(ours, theirs);
});

test("fewer samples than a batch, then another batch size, then the first again", async () => {
  const train = async (model: tf.Sequential): Promise<unknown> => {
    const [a, b, c] = [
      await fit(model, { batchSize: 200 }),
      await fit(model, { batchSize: 20 }),
      await fit(model, { batchSize: 200 }),
    ];
    return [a.history, b.history, c.history, weightsOf(model)];
  };
  const [ours, theirs] = await both(train);
  assertClose(ours, theirs);
});

for (const optimizer of ["adam", "adamax", "adagrad", "rmsprop", "adadelta"])
  test(`a callback sets the learning rate of ${optimizer}`, async () => {
    const train = async (model: tf.Sequential): Promise<unknown> => {
      const rates = model.optimizer as unknown as { learningRate: number };
      const onEpochBegin = async (epoch: number): Promise<void> => {
        rates.learningRate = 0.01 / (epoch + 1);
      };
      return [
        (await fit(model, { epochs: 4, callbacks: { onEpochBegin } })).history,
        weightsOf(model),
        rates.learningRate,
      ];
    };
    const [ours, theirs, model] = await both(train, () => compiled(optimizer));
    assert.ok(isGraph(model), explainTraining(model).text);
    assertClose(ours, theirs);
  });

for (const make of [() => tf.train.sgd(0.1), () => tf.train.momentum(0.1, 0.9)])
  test(`setLearningRate between batches of ${make().getClassName()}`, async () => {
    const train = async (model: tf.Sequential): Promise<unknown> => {
      const onBatchEnd = async (batch: number): Promise<void> =>
        (model.optimizer as tf.SGDOptimizer).setLearningRate(0.1 / (batch + 1));
      return [(await fit(model, { callbacks: { onBatchEnd } })).history, weightsOf(model)];
    };
    const [ours, theirs, model] = await both(train, () => compiled(make()));
    assert.ok(isGraph(model), explainTraining(model).text);
    assertClose(ours, theirs);
  });

test("a callback changes beta1 of adam", async () => {
  const train = async (model: tf.Sequential): Promise<unknown> => {
    const onEpochBegin = async (epoch: number): Promise<void> => {
      (model.optimizer as unknown as { beta1: number }).beta1 = 0.9 - 0.2 * epoch;
    };
    return [(await fit(model, { epochs: 3, callbacks: { onEpochBegin } })).history, weightsOf(model)];
  };
  const [ours, theirs] = await both(train);
  assertClose(ours, theirs);
});

test("a callback changes beta1 of adam in every batch: the fit goes on step by step, and says so", async () => {
  const train = async (model: tf.Sequential): Promise<unknown> => {
    const adam = model.optimizer as unknown as { beta1: number };
    const onBatchEnd = async (): Promise<void> => {
      adam.beta1 *= 0.99;
    };
    return [(await fit(model, { callbacks: { onBatchEnd } })).history, weightsOf(model)];
  };
  const [ours, theirs, model] = await both(train);
  assert.match(explainTraining(model).text, /step by step.*something changes it every few steps/);
  assertClose(ours, theirs);
});

test("validationSteps without data to validate on is passed over, as in plain tfjs", async () => {
  const train = async (model: tf.Sequential): Promise<unknown> =>
    (await fit(model, { validationSteps: 1 } as Args)).history;
  const [ours, theirs] = await both(train);
  assertClose(ours, theirs);
});

test("a callback changes the activation of a cell inside of a cell", async () => {
  const cells = new Map<tf.LayersModel, { activation: unknown }>();
  const make = (): tf.Sequential => {
    const { simpleRNNCell, stackedRNNCells, rnn, dense } = tf.layers;
    const seeded = (seed: number): object => ({
      kernelInitializer: tf.initializers.glorotUniform({ seed }),
      recurrentInitializer: tf.initializers.glorotUniform({ seed }),
    });
    const inner = [simpleRNNCell({ units: 5, ...seeded(1) }), simpleRNNCell({ units: 4, ...seeded(2) })];
    const model = tf.sequential({
      layers: [
        tf.layers.reshape({ targetShape: [12, 12], inputShape: IMAGE }),
        rnn({ cell: stackedRNNCells({ cells: inner as never }) as never }),
        dense({ units: 10, activation: "softmax", ...seeded(3) } as never),
      ],
    });
    model.compile({ optimizer: "sgd", loss: "categoricalCrossentropy" });
    cells.set(model, inner[0] as never);
    return model;
  };
  const train = async (model: tf.Sequential): Promise<unknown> => {
    const cell = cells.get(model)!;
    const { activation } = tf.layers.simpleRNNCell({
      units: 1,
      activation: "relu",
    }) as unknown as typeof cell;
    const onEpochEnd = async (): Promise<void> => {
      cell.activation = activation;
    };
    return [(await fit(model, { callbacks: { onEpochEnd } })).history, weightsOf(model)];
  };
  const [ours, theirs, model] = await both(train, make);
  assert.ok(isGraph(model), explainTraining(model).text);
  assertClose(ours, theirs);
});

test("a callback compiles the model anew", async () => {
  const train = async (model: tf.Sequential): Promise<unknown> => {
    const onEpochEnd = async (epoch: number): Promise<void> => {
      if (epoch === 0) model.compile({ optimizer: "sgd", loss: "meanSquaredError", metrics: ["accuracy"] });
    };
    return [(await fit(model, { epochs: 3, callbacks: { onEpochEnd } })).history, weightsOf(model)];
  };
  const [ours, theirs] = await both(train);
  assertClose(ours, theirs);
});

test("onBatchEnd sees the weights of its batch, a clone keeps them, iterations count them", async () => {
  const train = async (model: tf.Sequential): Promise<unknown> => {
    const seen: unknown[] = [];
    const clones: tf.Tensor[] = [];
    const onBatchEnd = async (batch: number, logs?: tf.Logs): Promise<void> => {
      clones.push(model.getWeights()[1]!.clone());
      seen.push([batch, logs!.size, logs!.loss, weightsOf(model).slice(-10), model.optimizer.iterations]);
    };
    await fit(model, { epochs: 1, callbacks: { onBatchEnd } });
    return [seen, clones.map((clone) => [...clone.dataSync()])];
  };
  const [ours, theirs] = await both(train);
  assertClose(ours, theirs);
});

test("a callback writes weights between batches, and between clone and write nothing is mixed up", async () => {
  const train = async (model: tf.Sequential): Promise<unknown> => {
    const kept: number[][] = [];
    const onBatchEnd = async (batch: number): Promise<void> => {
      if (batch !== 2) return;
      const layer = model.layers[1]!;
      const before = layer.getWeights()[0]!.clone();
      const [kernel, bias] = layer.getWeights() as [tf.Tensor, tf.Tensor];
      layer.setWeights([kernel.mul(0.5), bias.add(1)]);
      kept.push([...before.dataSync().slice(0, 5)]);
    };
    const { history } = await fit(model, { callbacks: { onBatchEnd } });
    return [history, kept, weightsOf(model)];
  };
  const [ours, theirs] = await both(train);
  assertClose(ours, theirs);
});

test("getWeights, setWeights and save between fits; training goes on where it was", async () => {
  const train = async (model: tf.Sequential): Promise<unknown> => {
    const first = await fit(model);
    let artifacts: { weightData?: unknown } | undefined;
    await model.save(
      tf.io.withSaveHandler(async (saved) => {
        artifacts = saved;
        return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: "JSON" } };
      }),
    );
    const saved = [...new Float32Array(artifacts!.weightData as ArrayBuffer).slice(0, 50)];
    model.setWeights(model.getWeights().map((weight) => weight.mul(0.9)));
    const second = await fit(model);
    return [first.history, saved, second.history, weightsOf(model)];
  };
  const [ours, theirs] = await both(train);
  assertClose(ours, theirs);
});

test("stopTraining in a batch ends there; the epoch's averages are those of the batches seen", async () => {
  const train = async (model: tf.Sequential): Promise<unknown> => {
    const batches: number[] = [];
    const onBatchEnd = async (batch: number): Promise<void> => {
      batches.push(batch);
      if (batches.length === 7) model.stopTraining = true;
    };
    const { history } = await fit(model, { epochs: 5, callbacks: { onBatchEnd } });
    return [batches, history, weightsOf(model)];
  };
  const [ours, theirs] = await both(train);
  assertClose(ours, theirs);
});

test("early stopping, and a tf.Callback of one's own that reads scalars", async () => {
  class Reader extends tf.Callback {
    readonly seen: number[] = [];
    override async onEpochEnd(_epoch: number, logs?: tf.Logs): Promise<void> {
      const loss = (logs as unknown as { loss: tf.Scalar }).loss;
      this.seen.push((await loss.data())[0]!);
    }
  }
  const train = async (model: tf.Sequential): Promise<unknown> => {
    const reader = new Reader();
    const stopping = tf.callbacks.earlyStopping({ monitor: "loss", minDelta: 0.02 });
    const { history } = await fit(model, { epochs: 6, callbacks: [reader, stopping] as never });
    return [reader.seen, history];
  };
  const [ours, theirs] = await both(train);
  assertClose(ours, theirs);
});

test("classWeight", async () => {
  const classWeight = Object.fromEntries(Array.from({ length: 10 }, (_, digit) => [digit, 1 + digit / 5]));
  const train = async (model: tf.Sequential): Promise<unknown> => [
    (await fit(model, { classWeight })).history,
    weightsOf(model),
  ];
  const [ours, theirs, model] = await both(train);
  assert.ok(isGraph(model), explainTraining(model).text);
  assertClose(ours, theirs);
});

test("sampleWeight is refused in tfjs's own words", async () => {
  const weights = tf.ones([150]);
  await assert.rejects(
    fit(compiled(), { sampleWeight: weights } as Args),
    /sample weight is not supported yet/,
  );
});

/** The examples in batches that tfjs hands over one by one. */
const inBatches = (): never =>
  tf.data
    .zip({ xs: tf.data.array(data.x.unstack()), ys: tf.data.array(data.y.unstack()) })
    .batch(32) as never;

test("fitDataset trains as in plain tfjs, before and after a fit, and explainTraining tells of the last of them", async () => {
  const dataset = inBatches();
  const ways: boolean[] = [];
  const train = async (model: tf.Sequential): Promise<unknown> => {
    const onEpochEnd = async (): Promise<void> => void ways.push(isGraph(model));
    const first = await model.fitDataset(dataset, { epochs: 1, verbose: 0, callbacks: { onEpochEnd } });
    const second = await fit(model, { callbacks: { onEpochEnd } });
    const third = await model.fitDataset(dataset, { epochs: 1, verbose: 0, callbacks: { onEpochEnd } });
    return [first.history, second.history, third.history, weightsOf(model)];
  };
  const [ours, theirs, model] = await both(train);
  assertClose(ours, theirs);
  assert.deepEqual(ways.slice(0, 4), [false, true, true, false]);
  assert.match(explainTraining(model).text, /step by step.*fitDataset takes its batches one by one/);
});

test("two models train at once without a trace of each other", async () => {
  const alone = await fit(compiled("adam"), { epochs: 3 });
  const aloneToo = await fit(compiled("sgd", "LeNet-5 modern"), { epochs: 3 });
  const [one, two] = await Promise.all([
    fit(compiled("adam"), { epochs: 3, yieldEvery: "batch" }),
    fit(compiled("sgd", "LeNet-5 modern"), { epochs: 3, yieldEvery: "batch" }),
  ]);
  assertClose(one.history, alone.history);
  assertClose(two.history, aloneToo.history);
});

test("two models that share layers take turns on the same weights", async () => {
  const train = async (): Promise<unknown> => {
    const shared = tf.layers.dense({
      units: 8,
      kernelInitializer: tf.initializers.glorotUniform({ seed: 3 }),
    });
    const head = (seed: number): tf.LayersModel => {
      const input = tf.input({ shape: [144] });
      const last = tf.layers.dense({
        units: 10,
        activation: "softmax",
        kernelInitializer: tf.initializers.glorotUniform({ seed }),
      });
      const model = tf.model({
        inputs: input,
        outputs: last.apply(shared.apply(input)) as tf.SymbolicTensor,
      });
      model.compile({ optimizer: "sgd", loss: "categoricalCrossentropy" });
      return model;
    };
    const [a, b] = [head(1), head(2)];
    const flat = data.x.reshape([150, 144]);
    const losses: number[] = [];
    for (const model of [a, b, a, b]) {
      const { history } = await model.fit(flat, data.y, { shuffle: false, verbose: 0 });
      losses.push(history["loss"]![0] as number);
    }
    return [losses, weightsOf(a), weightsOf(b)];
  };
  assertClose(await train(), await plainly(train));
});

test("trainable = false freezes a layer after compile", async () => {
  const train = async (model: tf.Sequential): Promise<unknown> => {
    await fit(model);
    model.layers[1]!.trainable = false;
    model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
    const before = [...model.layers[1]!.getWeights()[0]!.dataSync()];
    const { history } = await fit(model);
    assert.deepEqual([...model.layers[1]!.getWeights()[0]!.dataSync()], before);
    return [history, weightsOf(model)];
  };
  const [ours, theirs] = await both(train);
  assertClose(ours, theirs);
});

test("shuffle draws the same order from the same random numbers", async () => {
  const train = async (model: tf.Sequential): Promise<unknown> => {
    const { random } = Math;
    let state = 1;
    Math.random = () => {
      state = (state * 48271) % 2147483647;
      return state / 2147483647;
    };
    try {
      return [(await fit(model, { shuffle: true, epochs: 3 })).history, weightsOf(model)];
    } finally {
      Math.random = random;
    }
  };
  const [ours, theirs] = await both(train);
  assertClose(ours, theirs);
});

const withDropout = (seed?: number) => (): tf.Sequential => {
  const model = tf.sequential({
    layers: [
      tf.layers.flatten({ inputShape: IMAGE }),
      tf.layers.dense({
        units: 64,
        activation: "relu",
        kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }),
      }),
      tf.layers.dropout({ rate: 0.4, ...(seed === undefined ? {} : { seed }) }),
      tf.layers.dense({
        units: 10,
        activation: "softmax",
        kernelInitializer: tf.initializers.glorotUniform({ seed: 2 }),
      }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.003), loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  return model;
};

test("dropout with a seed drops what plain tfjs drops", async () => {
  const train = async (model: tf.Sequential): Promise<unknown> => [
    (await fit(model)).history,
    weightsOf(model),
  ];
  const [ours, theirs, model] = await both(train, withDropout(5));
  assert.ok(isGraph(model), explainTraining(model).text);
  assertClose(ours, theirs);
});

test("dropout without a seed draws anew in every step, and drops its share", async () => {
  const drops = (): tf.Sequential => {
    const model = tf.sequential({ layers: [tf.layers.dropout({ rate: 0.3, inputShape: [1000] })] });
    model.add(tf.layers.dense({ units: 1, kernelInitializer: "ones", useBias: false }));
    model.compile({ optimizer: tf.train.sgd(0), loss: "meanAbsoluteError" });
    return model;
  };
  const model = drops();
  const losses: number[] = [];
  const onBatchEnd = async (_batch: number, logs?: tf.Logs): Promise<void> =>
    void losses.push(logs!.loss as number);
  // One row of ones against a target of 0: the loss is the sum of what was kept, kept / 0.7 of 1000.
  await model.fit(tf.ones([40, 1000]), tf.zeros([40, 1]), {
    batchSize: 1,
    verbose: 0,
    callbacks: { onBatchEnd },
  });
  assert.ok(isGraph(model), explainTraining(model).text);
  assert.equal(new Set(losses).size > 10, true);
  const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
  assert.ok(Math.abs(mean - 1000) < 4 * (Math.sqrt(1000 * 0.3 * 0.7) / 0.7 / Math.sqrt(40)), `mean ${mean}`);
});

test("batch normalization learns its moving averages", async () => {
  const make = (): tf.Sequential => {
    const model = tf.sequential({
      layers: [
        tf.layers.conv2d({
          inputShape: IMAGE,
          filters: 4,
          kernelSize: 3,
          kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }),
        }),
        tf.layers.batchNormalization(),
        tf.layers.activation({ activation: "relu" }),
        tf.layers.flatten(),
        tf.layers.dense({
          units: 10,
          activation: "softmax",
          kernelInitializer: tf.initializers.glorotUniform({ seed: 2 }),
        }),
      ],
    });
    model.compile({ optimizer: "sgd", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
    return model;
  };
  const train = async (model: tf.Sequential): Promise<unknown> => [
    (await fit(model, { validationData: [data.x, data.y] })).history,
    weightsOf(model),
  ];
  const [ours, theirs, model] = await both(train, make);
  assert.ok(isGraph(model), explainTraining(model).text);
  assertClose(ours, theirs);
});

test("a loss of one's own falls back, says so, and follows what it closes over", async () => {
  let scale = 1;
  const make = (): tf.Sequential => {
    const model = networks["mlp"]!();
    const loss = (labels: tf.Tensor, predictions: tf.Tensor): tf.Tensor =>
      tf.losses.meanSquaredError(labels, predictions).mul(scale);
    model.compile({ optimizer: "sgd", loss });
    return model;
  };
  const train = async (model: tf.Sequential): Promise<unknown> => {
    const onEpochBegin = async (epoch: number): Promise<void> => {
      scale = epoch + 1;
    };
    return (await fit(model, { callbacks: { onEpochBegin } })).history;
  };
  const [ours, theirs, model] = await both(train, make);
  assert.match(explainTraining(model).text, /step by step.*its loss is a function of your own/);
  assertClose(ours, theirs);
});

test("a fit whose model gets a loss of one's own in the middle goes on step by step, and iterations count each step once", async () => {
  const make = (): tf.LayersModel => {
    const { inputs, outputs } = networks["mlp"]!();
    const model = tf.model({ inputs, outputs });
    model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
    return model;
  };
  const train = async (model: tf.LayersModel): Promise<unknown> => {
    const { optimizer } = model;
    const loss = (labels: tf.Tensor, predictions: tf.Tensor): tf.Tensor =>
      tf.losses.meanSquaredError(labels, predictions);
    const iterations: number[] = [];
    const onEpochEnd = async (epoch: number): Promise<void> => {
      iterations.push(optimizer.iterations);
      if (epoch === 0) model.compile({ optimizer, loss, metrics: ["accuracy"] });
    };
    const { history } = await fit(model, { epochs: 3, callbacks: { onEpochEnd } });
    return [history, iterations, weightsOf(model)];
  };
  const [ours, theirs, model] = await both(train, make);
  assert.match(explainTraining(model).text, /step by step.*its loss is a function of your own/);
  assertClose(ours, theirs);
});

test("layers that draw other random numbers, keep a state or are one's own fall back and say so", async () => {
  class Twice extends tf.layers.Layer {
    static className = "Twice";
    override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
      return tf.mul(Array.isArray(inputs) ? inputs[0]! : inputs, 2);
    }
  }
  const cases: [tf.layers.Layer, RegExp][] = [
    [tf.layers.gaussianNoise({ stddev: 0.1, inputShape: [12] }), /random numbers/],
    [new Twice({ inputShape: [12] }), /class of your own/],
  ];
  for (const [layer, reason] of cases) {
    const model = tf.sequential({ layers: [layer, tf.layers.dense({ units: 1 })] });
    model.compile({ optimizer: "sgd", loss: "meanSquaredError" });
    await model.fit(tf.ones([8, 12]), tf.ones([8, 1]), { verbose: 0 });
    assert.equal(isGraph(model), false);
    assert.match(explainTraining(model).text, reason);
  }
});

test("explainTraining calls a model by its own name, and says what has not been trained", async () => {
  const model = tf.sequential({ name: "digits", layers: [tf.layers.dense({ units: 1, inputShape: [3] })] });
  assert.equal(explainTraining(model).text, 'Model "digits" has not been trained yet.');
  model.compile({ optimizer: "sgd", loss: "meanSquaredError" });
  await asGraph(() => model.fit(tf.ones([8, 3]), tf.ones([8, 1]), { verbose: 0 }));
  const text =
    /^Model "digits" trained as a TensorFlow graph: a step of (\d+) operations runs as (\d+)\. The native engine is faster, but does not run it: LAB_NATIVE=off switches it off\.$/;
  const [, recorded, kept] = text.exec(explainTraining(model).text)!;
  assert.ok(Number(kept) < Number(recorded));
});

test("mistakes are told in tfjs's own words, and leave the model as it was", async () => {
  const mistakes: ((model: tf.LayersModel) => Promise<unknown>)[] = [
    (model) => model.fit(data.x, tf.ones([150, 9]), { verbose: 0 }),
    (model) => model.fit(tf.ones([150, 5]), data.y, { verbose: 0 }),
    (model) => model.fit(data.x, data.y.slice(0, 20), { verbose: 0 }),
    (model) => fit(model, { batchSize: 0 }),
    (model) => fit(model, { shuffle: "batch" as never }),
  ];
  const told = async (model: tf.LayersModel): Promise<unknown[]> => {
    const messages: unknown[] = [];
    for (const mistake of mistakes)
      await assert.rejects(
        mistake(model),
        ({ message }: Error) => messages.push(message.replace(/Flatten\d+/, "Flatten")) > 0, // its name counts layers
      );
    return [...messages, (await fit(model)).history];
  };
  const [ours, theirs] = await both(told);
  assert.deepEqual(ours.slice(0, -1), theirs.slice(0, -1));
  assertClose(ours.at(-1), theirs.at(-1));
});

test("a history shows itself in one line: the first and the last of each of its numbers", async () => {
  const history = await fit(compiled());
  history.epoch = [0, 1, 2];
  history.history = { val_acc: [0.5, 0.6, 0.75], loss: [0.33613, 0.1, 0.0329596], acc: [0.9073969, 0.98, 1] };
  const { [Symbol.for("Jupyter.display")]: show } = history as unknown as Record<symbol, () => object>;
  const text = "History of 3 epochs: loss 0.336 → 0.033, acc 0.907 → 1, val_acc 0.5 → 0.75";
  assert.deepEqual(show!(), { "text/plain": text });
  assert.deepEqual(Object.keys(history), Object.keys(await plainly(() => fit(compiled()))));
});
