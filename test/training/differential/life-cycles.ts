import type * as tfjs from "@tensorflow/tfjs-node";
import {
  type Program,
  type Shown,
  type Stage,
  showHistory,
  showModel,
  type Tf,
  uniform,
  whole,
} from "./program";
import {
  compiled,
  convolutional,
  imagesOf,
  judged,
  type Model,
  quiet,
  rowsOf,
  small,
  tried,
} from "./small-models";

type Artifacts = Parameters<Parameters<Tf["io"]["withSaveHandler"]>[0]>[0];

/** A batch-normalized network, frozen and thawed between its fits. */
function frozenAndThawed(compileAgain: boolean, layers: readonly number[]): Program {
  return async (stage) => {
    const [x, y] = imagesOf(stage);
    const optimizer = stage.tf.train.momentum(0.05, 0.9); // Adam would blow up the noise that normalization leaves
    const model = compiled(convolutional(stage, true), optimizer);
    for (const trainable of [undefined, false, true]) {
      if (trainable !== undefined) for (const at of layers) model.layers[at]!.trainable = trainable;
      if (trainable !== undefined && compileAgain) compiled(model, optimizer);
      await tried(stage, "fit", async () => showHistory(stage, await model.fit(x, y, quiet)));
      judged(stage, model, x, y);
      showModel(stage, model);
    }
  };
}

async function saved(
  model: Model,
  tf: Stage["tf"],
  config?: Parameters<Model["save"]>[1],
): Promise<Artifacts> {
  let artifacts: Artifacts | undefined;
  const handler = tf.io.withSaveHandler(async (given) => {
    artifacts = given;
    return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: "JSON" } };
  });
  await model.save(handler, config);
  return artifacts!;
}

async function showState({ show }: Stage, { optimizer }: Model): Promise<void> {
  const state = await (optimizer as tfjs.Optimizer).getWeights();
  show("state", state.map(({ name, tensor }) => [name, [...tensor.dataSync()]]) as Shown);
}

/** Programs about what becomes of a model: frozen, shared, saved, trained in turns with another. */
export const lifeCycles: Record<string, Program> = {
  "normalization frozen, compiled again": frozenAndThawed(true, [2]),
  "normalization frozen, not compiled again": frozenAndThawed(false, [2]),
  "a convolution frozen, compiled again": frozenAndThawed(true, [0]),
  "a convolution frozen, not compiled again": frozenAndThawed(false, [0]),
  "all layers frozen, not compiled again": frozenAndThawed(false, [0, 1, 2, 3, 4]),
  "all layers frozen, compiled again": frozenAndThawed(true, [0, 1, 2, 3, 4]),
  "an encoder in two models": async (stage) => {
    const { tf } = stage;
    const [x, y] = rowsOf(stage);
    const input = tf.input({ shape: [5] });
    const init = (seed: number): object => ({ kernelInitializer: tf.initializers.glorotUniform({ seed }) });
    const encoded = tf.layers.dense({ units: 4, activation: "tanh", ...init(1) }).apply(input);
    const decoded = tf.layers.dense({ units: 5, ...init(2) }).apply(encoded) as tfjs.SymbolicTensor;
    const classes = tf.layers.dense({ units: 3, activation: "softmax", ...init(3) }).apply(encoded);
    const autoencoder = tf.model({ inputs: input, outputs: decoded });
    const classifier = compiled(tf.model({ inputs: input, outputs: classes as tfjs.SymbolicTensor }));
    autoencoder.compile({ optimizer: "rmsprop", loss: "meanSquaredError" });
    for (let round = 0; round < 2; round++) {
      showHistory(stage, await autoencoder.fit(x, x, quiet));
      showHistory(stage, await classifier.fit(x, y, quiet));
      judged(stage, classifier, x, y);
      judged(stage, autoencoder, x, x);
    }
    showModel(stage, classifier);
    showModel(stage, autoencoder);
  },
  "one optimizer for two models of one shape": async (stage) => {
    const { tf } = stage;
    const [x, y] = rowsOf(stage);
    for (const optimizer of [tf.train.momentum(0.1, 0.9), tf.train.adam(0.01), tf.train.sgd(0.1)]) {
      const models = [compiled(small(stage, 1), optimizer), compiled(small(stage, 7), optimizer)];
      for (const model of [...models, models[0]!]) showHistory(stage, await model.fit(x, y, quiet));
      for (const model of models) showModel(stage, model);
    }
  },
  "a generator against a discriminator": async (stage) => {
    const { tf } = stage;
    const init = (seed: number): object => ({ kernelInitializer: tf.initializers.glorotUniform({ seed }) });
    const generator = tf.sequential({
      layers: [tf.layers.dense({ inputShape: [3], units: 5, activation: "tanh", ...init(1) })],
    });
    const discriminator = tf.sequential({
      layers: [
        tf.layers.dense({ inputShape: [5], units: 6, activation: "relu", ...init(2) }),
        tf.layers.dense({ units: 1, activation: "sigmoid", ...init(3) }),
      ],
    });
    discriminator.compile({ optimizer: tf.train.adam(0.01), loss: "binaryCrossentropy" });
    discriminator.trainable = false;
    const both = tf.sequential({ layers: [generator, discriminator] });
    both.compile({ optimizer: tf.train.adam(0.01), loss: "binaryCrossentropy" });
    const noise = uniform(tf, [16, 3], 8);
    for (let round = 0; round < 3; round++) {
      discriminator.trainable = true;
      const made = generator.predict(noise) as tfjs.Tensor;
      const rows = tf.concat([uniform(tf, [16, 5], round), made]);
      const labels = tf.concat([tf.ones([16, 1]), tf.zeros([16, 1])]);
      stage.show("by hand", (await discriminator.trainOnBatch(rows, labels)) as number);
      showHistory(stage, await discriminator.fit(rows, labels, quiet));
      discriminator.trainable = false;
      showHistory(stage, await both.fit(noise, tf.ones([16, 1]), quiet));
    }
    showModel(stage, generator);
    showModel(stage, discriminator);
  },
  "a trained base, a new head, and fine tuning": async (stage) => {
    const { tf } = stage;
    const [x, y] = imagesOf(stage);
    const base = compiled(convolutional(stage, true), "sgd");
    showHistory(stage, await base.fit(x, y, quiet));
    const features = tf.model({ inputs: base.inputs, outputs: base.layers.at(-2)!.output });
    features.trainable = false;
    const kernelInitializer = tf.initializers.glorotUniform({ seed: 9 });
    const head = tf.layers.dense({ units: 3, activation: "softmax", kernelInitializer });
    const model = compiled(
      tf.model({ inputs: features.inputs, outputs: head.apply(features.outputs) as tfjs.SymbolicTensor }),
    );
    showHistory(stage, await model.fit(x, y, quiet));
    judged(stage, model, x, y);
    for (const layer of model.layers) layer.trainable = true;
    compiled(model, tf.train.sgd(0.01));
    showHistory(stage, await model.fit(x, y, quiet));
    judged(stage, model, x, y);
    judged(stage, base, x, y);
    showModel(stage, model);
  },
  "saved with its optimizer, and gone on with": async (stage) => {
    const { tf } = stage;
    const [x, y] = rowsOf(stage);
    for (const optimizer of ["adam", "momentum", "rmsprop", "adagrad", "adamax", "sgd"]) {
      const made = optimizer === "momentum" ? tf.train.momentum(0.1, 0.9) : optimizer;
      const model = compiled(small(stage), made);
      showHistory(stage, await model.fit(x, y, quiet));
      await tried(stage, optimizer, async () => {
        const artifacts = await saved(model, tf, { includeOptimizer: true });
        stage.show(
          "specs",
          (artifacts.weightSpecs ?? []).map(({ name, shape }) => [name, ...shape]) as Shown,
        );
        const loaded = await tf.loadLayersModel(tf.io.fromMemory(artifacts));
        showHistory(stage, await loaded.fit(x, y, quiet));
        await showState(stage, loaded);
        showModel(stage, loaded);
      });
    }
  },
  "the optimizer's state given to another": async (stage) => {
    const { tf } = stage;
    const [x, y] = rowsOf(stage);
    const model = compiled(small(stage));
    showHistory(stage, await model.fit(x, y, quiet));
    await showState(stage, model);
    const state = await (model.optimizer as tfjs.Optimizer).getWeights();
    const next = tf.train.adam(0.01);
    const other = compiled(small(stage, 4), next);
    await next.setWeights(state.map(({ name, tensor }) => ({ name, tensor: tensor.clone() })));
    showHistory(stage, await other.fit(x, y, quiet));
    await showState(stage, other);
    showHistory(stage, await model.fit(x, y, quiet));
    await showState(stage, model);
    showModel(stage, other);
    showModel(stage, model);
  },
  "compiled again with the same optimizer, and with more metrics": async (stage) => {
    const { tf } = stage;
    const [x, y] = rowsOf(stage);
    const optimizer = tf.train.adam(0.02);
    const model = compiled(small(stage), optimizer);
    showHistory(stage, await model.fit(x, y, quiet));
    const { binaryAccuracy, cosineProximity, categoricalCrossentropy } = tf.metrics;
    const lists = [
      ["mse", "acc"],
      [binaryAccuracy, cosineProximity],
      ["accuracy", categoricalCrossentropy],
      [],
    ];
    for (const metrics of lists) {
      model.compile({ optimizer, loss: "categoricalCrossentropy", metrics: metrics as never });
      stage.show("names", model.metricsNames);
      showHistory(stage, await model.fit(x, y, { ...quiet, validationSplit: 0.25 }));
      judged(stage, model, x, y);
    }
    showModel(stage, model);
  },
  "a layer taken off and another put on": async (stage) => {
    const { tf } = stage;
    const [x, y] = rowsOf(stage);
    const model = compiled(small(stage)) as tfjs.Sequential;
    showHistory(stage, await model.fit(x, y, quiet));
    await tried(stage, "pop", async () => model.pop());
    const kernelInitializer = tf.initializers.glorotUniform({ seed: 9 });
    model.add(tf.layers.dense({ units: 4, activation: "relu", kernelInitializer }));
    model.add(tf.layers.dense({ units: 3, activation: "softmax", kernelInitializer }));
    compiled(model);
    await tried(stage, "fit", async () => showHistory(stage, await model.fit(x, y, quiet)));
    judged(stage, model, x, y);
    showModel(stage, model);
  },
  "a state from batch to batch, reset after each epoch": async (stage) => {
    const { tf } = stage;
    const init = { kernelInitializer: "glorotUniform", recurrentInitializer: "zeros" } as const;
    const model = tf.sequential({
      layers: [
        tf.layers.lstm({
          units: 3,
          stateful: true,
          batchInputShape: [6, 4, 2],
          ...init,
          kernelInitializer: "ones",
        }),
        tf.layers.dense({ units: 1, kernelInitializer: "ones" }),
      ],
    });
    model.compile({ optimizer: "adam", loss: "meanSquaredError" });
    const [x, y] = [uniform(tf, [18, 4, 2], 1), uniform(tf, [18, 1], 2)];
    const onEpochEnd = async (epoch: number): Promise<void> => {
      if (epoch % 2 === 0) model.resetStates();
    };
    const fit = { ...quiet, batchSize: 6, epochs: 3, callbacks: { onEpochEnd } };
    showHistory(stage, await model.fit(x, y, fit));
    model.resetStates();
    const output = model.predict(x, { batchSize: 6 }) as tfjs.Tensor;
    stage.show("output", [...output.dataSync()]);
    output.dispose();
    showModel(stage, model);
  },
  "a loss with a variable of its own": async (stage) => {
    const { tf } = stage;
    const [x, y] = rowsOf(stage);
    const weight = tf.variable(tf.scalar(2));
    const model = small(stage);
    const loss = (truth: tfjs.Tensor, output: tfjs.Tensor): tfjs.Tensor =>
      tf.tidy(() => truth.sub(output).square().mul(weight).mean(-1));
    model.compile({ optimizer: "adam", loss });
    const onEpochEnd = async (epoch: number): Promise<void> =>
      tf.tidy(() => weight.assign(tf.scalar(epoch + 3)));
    showHistory(stage, await model.fit(x, y, { ...quiet, epochs: 3, callbacks: { onEpochEnd } }));
    stage.show("weight", weight.dataSync()[0]!);
    showModel(stage, model);
  },
  "data sets repeated, cut, shuffled and made by a generator": async (stage) => {
    const { tf } = stage;
    const [x, y] = rowsOf(stage);
    const rows = tf.data.zip({ xs: tf.data.array(x.unstack()), ys: tf.data.array(y.unstack()) });
    function* batches(): Generator<object> {
      for (let at = 0; at < 20; at += 5) yield { xs: x.slice(at, 5), ys: y.slice(at, 5) };
    }
    const sets: [tfjs.data.Dataset<never>, object][] = [
      [rows.batch(7).repeat(3) as never, { batchesPerEpoch: 5 }],
      [rows.take(10).batch(4) as never, {}],
      [rows.shuffle(30, "seed").batch(8) as never, {}],
      [rows.skip(6).batch(6).repeat() as never, { batchesPerEpoch: 2 }],
      [tf.data.generator(batches as never) as never, {}],
    ];
    const model = compiled(small(stage));
    for (const [data, more] of sets)
      await tried(stage, "fit", async () =>
        showHistory(stage, await model.fitDataset(data, { epochs: 2, verbose: 0, ...more })),
      );
    showHistory(stage, await model.fit(x, y, quiet));
    stage.show(
      "weights",
      model.getWeights().map((weight) => [...weight.dataSync()]),
    );
  },
  "twins that share their layers, with a distance between them": async (stage) => {
    const { tf } = stage;
    const twin = small(stage);
    const inputs = [tf.input({ shape: [5] }), tf.input({ shape: [5] })];
    const [one, two] = inputs.map((input) => twin.apply(input) as tfjs.SymbolicTensor);
    const outputs = tf.layers.dot({ axes: 1, normalize: true }).apply([one!, two!]) as tfjs.SymbolicTensor;
    const model = tf.model({ inputs, outputs });
    model.compile({ optimizer: "adam", loss: "meanSquaredError" });
    const x = [uniform(tf, [24, 5], 1), uniform(tf, [24, 5], 2)];
    const y = whole(tf, [24, 1], 2, 3).toFloat();
    showHistory(stage, await model.fit(x, y, { ...quiet, validationSplit: 0.25 }));
    const output = model.predict(x) as tfjs.Tensor;
    stage.show("output", [...output.dataSync()]);
    output.dispose();
    showModel(stage, model);
  },
  "steps in both directions, with steps to be left out": async (stage) => {
    const { tf } = stage;
    const model = tf.sequential({
      layers: [
        tf.layers.masking({ maskValue: 0, inputShape: [5, 3] }),
        tf.layers.bidirectional({
          layer: tf.layers.gru({
            units: 3,
            returnSequences: true,
            kernelInitializer: "ones",
            recurrentInitializer: "zeros",
          }) as tfjs.RNN,
          mergeMode: "concat",
        }),
        tf.layers.timeDistributed({ layer: tf.layers.dense({ units: 2, kernelInitializer: "ones" }) }),
      ],
    });
    model.compile({ optimizer: "rmsprop", loss: "meanSquaredError" });
    const x = tf.tidy(() => uniform(tf, [12, 5, 3], 1).mul(tf.tensor3d([1, 1, 1, 0, 0], [1, 5, 1])));
    const y = uniform(tf, [12, 5, 2], 2);
    await tried(stage, "fit", async () => showHistory(stage, await model.fit(x, y, quiet)));
    showModel(stage, model);
  },
  "hyperparameters at their edges": async (stage) => {
    const { tf } = stage;
    const [x, y] = rowsOf(stage);
    const optimizers = [
      tf.train.adam(0),
      tf.train.adam(0.01, 0, 0.5, 1e-3),
      tf.train.rmsprop(0.01, 0.5, 0.9, 1e-3, true),
      tf.train.momentum(-0.01, 0.5, true),
      tf.train.adamax(0.01, 0.5, 0.9, 1e-3, 0.1),
      tf.train.adagrad(0.1, 0),
      tf.train.adadelta(1, 0.5, 1e-3),
    ];
    for (const optimizer of optimizers) {
      const model = compiled(small(stage), optimizer);
      await tried(stage, "fit", async () => showHistory(stage, await model.fit(x, y, quiet)));
      await tried(stage, "state", () => showState(stage, model));
      showModel(stage, model);
    }
  },
  "counts that leave nothing to do": async (stage) => {
    const { tf } = stage;
    const [x, y] = rowsOf(stage);
    const counts = [
      { epochs: 0 },
      { epochs: 1, initialEpoch: 3 },
      { validationSplit: 0 },
      { validationSplit: 0.01 },
      { validationSplit: 0.99 },
      { batchSize: 1000 },
      { stepsPerEpoch: 2 },
      { validationSteps: 1 },
      { epochs: 1.5 },
      { epochs: -1 },
      { shuffle: "batch" },
      { batchSize: null },
      { validationData: [] },
      { validationData: [x] },
    ];
    for (const more of counts) {
      const model = compiled(small(stage));
      await tried(stage, JSON.stringify(Object.keys(more)), async () =>
        showHistory(stage, await model.fit(x, y, { ...quiet, ...more } as never)),
      );
      showModel(stage, model);
    }
    const [none, one] = [tf.zeros([0, 5]), x.slice(0, 1)];
    const model = compiled(small(stage));
    await tried(stage, "no rows", () => model.fit(none, tf.zeros([0, 3]), quiet));
    await tried(stage, "one row", async () => showHistory(stage, await model.fit(one, y.slice(0, 1), quiet)));
    showModel(stage, model);
  },
};
