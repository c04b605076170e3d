/** Each surprise as plain tfjs-node shows it, image-lab not loaded; prints `{ row: value }` as JSON. */
import { createRequire } from "node:module";

process.env.TF_CPP_MIN_LOG_LEVEL ??= "2";
const tf = createRequire(import.meta.url)("@tensorflow/tfjs-node");
const { layers } = tf;

const fixed = (digits) => (value) => value.toFixed(digits).replace(/^-(0\.?0*)$/, "$1");
const numbers = (tensor, digits = 2) => Array.from(tensor.dataSync(), fixed(digits)).join(" ");
const model = (list, loss = "meanSquaredError", optimizer = tf.train.sgd(0.1), metrics = undefined) => {
  const made = tf.sequential({ layers: list });
  made.compile({ optimizer, loss, metrics });
  return made;
};
const line = (options = {}) =>
  layers.dense({ inputShape: [1], units: 1, useBias: false, kernelInitializer: "zeros", ...options });
const weight = (of) => of.getWeights()[0].dataSync()[0];
const ones = (rows) => tf.ones([rows, 1]);
const fit = (of, x, y, options = {}) => of.fit(x, y, { epochs: 1, verbose: 0, ...options });

/** A network that prefers class 0 by `gap`, shown an image of class 1: its loss, and how far one step moves. */
async function stubborn(gap) {
  const output = layers.dense({
    inputShape: [1],
    units: 2,
    activation: "softmax",
    kernelInitializer: "zeros",
  });
  const network = model([output], "categoricalCrossentropy", tf.train.sgd(1));
  network.setWeights([tf.zeros([1, 2]), tf.tensor1d([gap, 0])]);
  const { history } = await fit(network, tf.zeros([1, 1]), tf.tensor2d([[0, 1]]));
  const moved = network.getWeights()[1].dataSync()[1];
  return `loss ${history.loss[0].toFixed(2)}, step ${moved.toFixed(2)}`;
}

/** Where four steps down w² lead from w = 1. */
function walk(optimizer) {
  const w = tf.variable(tf.scalar(1));
  for (let i = 0; i < 4; i++) optimizer.minimize(() => w.square(), false, [w]);
  return w.dataSync()[0].toFixed(4);
}

/** How far a weight moves after the rate was set to 0 within training. */
async function afterRateZero(optimizer) {
  const network = model([line()], "meanSquaredError", optimizer);
  await fit(network, ones(2), ones(2));
  const before = weight(network);
  network.optimizer.learningRate = 0;
  await fit(network, ones(2), ones(2));
  return weight(network) === before ? "obeyed" : "ignored";
}

async function epochsUntilStopped(callbacks) {
  const network = model(
    [layers.dense({ inputShape: [1], units: 2, activation: "softmax" })],
    "categoricalCrossentropy",
    tf.train.sgd(0),
    ["accuracy"],
  );
  const [x, y] = [tf.ones([4, 1]), tf.oneHot(tf.tensor1d([0, 1, 0, 1], "int32"), 2)];
  const { warn } = console;
  console.warn = () => {};
  const { epoch } = await fit(network, x, y, { epochs: 6, validationData: [x, y], callbacks });
  console.warn = warn;
  return `${epoch.length} of 6 epochs`;
}

const pair = (values) => tf.tensor4d(values, [1, 1, values.length, 1]);
const evaluated = (result) => (Array.isArray(result) ? result[0] : result).dataSync()[0];
const spread = (initializer) => {
  const { variance } = tf.moments(initializer.apply([500, 500]));
  return Math.sqrt(variance.dataSync()[0] * 500).toFixed(2);
};

const rows = {
  "cross-entropy-17": () => stubborn(17),
  "cross-entropy-30": () => stubborn(30),
  "optimizer-of-two-models": async () => {
    const optimizer = tf.train.adam(0.1);
    await fit(model([line()], "meanSquaredError", optimizer), ones(2), tf.fill([2, 1], -9), { epochs: 20 });
    const second = model([line()], "meanSquaredError", optimizer);
    await fit(second, ones(2), tf.fill([2, 1], 9));
    return `weight ${weight(second).toFixed(3)}`;
  },
  "rate-sgd": () => afterRateZero(tf.train.sgd(0.1)),
  "rate-momentum": () => afterRateZero(tf.train.momentum(0.1, 0)),
  "two-kinds-of-callbacks": () =>
    epochsUntilStopped([{ onEpochEnd: () => {} }, tf.callbacks.earlyStopping({ monitor: "val_acc" })]),
  "monitor-val-accuracy": () => epochsUntilStopped(tf.callbacks.earlyStopping({ monitor: "val_accuracy" })),
  "restore-best-weights": () => tf.callbacks.earlyStopping({ restoreBestWeights: true }) && "taken",
  precision: () => {
    const truth = tf.tensor2d([
      [1, 0, 0],
      [0, 1, 0],
    ]);
    return numbers(
      tf.metrics.precision(
        truth,
        tf.tensor2d([
          [0.7, 0.2, 0.1],
          [0.3, 0.6, 0.1],
        ]),
      ),
    );
  },
  "round-int32": () => numbers(tf.round(tf.tensor1d([7, -3], "int32")), 0),
  otsu: () => numbers(tf.image.threshold(tf.tensor3d([9, 9, 99, 200], [2, 2, 1], "int32"), "otsu"), 0),
  "rotate-pictures": () => tf.image.rotateWithOffset(tf.ones([1, 3, 3, 1]), 0.1) && "works",
  "dilated-convolution": async () => {
    const convolution = layers.conv2d({ inputShape: [5, 5, 1], filters: 1, kernelSize: 2, dilationRate: 2 });
    await fit(model([convolution, layers.flatten()]), tf.ones([1, 5, 5, 1]), tf.ones([1, 9]));
    return "trains";
  },
  "random-width": () =>
    layers.randomWidth({ factor: 0.2 }) &&
    model([layers.randomWidth({ factor: 0.2, inputShape: [4, 4, 1] })]) &&
    "works",
  "loss-function-saved": async () => {
    const network = model([line()], (truth, answer) => tf.losses.meanSquaredError(truth, answer));
    let saved;
    await network.save(
      tf.io.withSaveHandler((artifacts) => {
        saved = artifacts;
        return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: "JSON" } };
      }),
      { includeOptimizer: true },
    );
    return `saved, loss ${JSON.stringify(saved.trainingConfig?.loss)}`;
  },
  "frozen-batch-norm": async () => {
    const norm = layers.batchNormalization({ inputShape: [1], trainable: false });
    const network = model([norm, layers.dense({ units: 1 })]);
    await fit(network, tf.fill([4, 1], 10), ones(4));
    return `mean ${norm.getWeights()[2].dataSync()[0].toFixed(2)}`;
  },
  "batch-norm-momentum": () => {
    const norm = layers.batchNormalization({});
    norm.apply(tf.tensor2d([[0], [20]]), { training: true });
    const [, , mean, variance] = norm.getWeights();
    return `mean ${numbers(mean)}, variance ${numbers(variance)}`;
  },
  "batch-norm-epsilon": () =>
    numbers(layers.batchNormalization({}).apply(tf.tensor2d([[0], [0.02]]), { training: true })),
  "order-of-weights": () => {
    const network = model([layers.batchNormalization({ inputShape: [1] }), layers.dense({ units: 1 })]);
    return network.weights.map(({ name }) => name.split("/").at(-1)).join(", ");
  },
  "dropout-seed": () => {
    const dropout = layers.dropout({ rate: 0.5, seed: 3 });
    const masks = [1, 2].map(() => numbers(dropout.apply(tf.ones([1, 64]), { training: true })));
    return masks[0] === masks[1] ? "the same mask at every step" : "another mask at every step";
  },
  "dropout-of-all": () => numbers(layers.dropout({ rate: 1 }).apply(tf.ones([1, 4]), { training: true }), 0),
  "alpha-dropout": () => {
    const input = tf.randomNormal([100000, 1], 0, 1, "float32", 1);
    return `mean ${numbers(tf.mean(layers.alphaDropout({ rate: 0.3 }).apply(input, { training: true })), 1)}`;
  },
  "seed-zero": () => {
    const [a, b] = [1, 2].map(() => numbers(tf.initializers.glorotNormal({ seed: 0 }).apply([4, 4]), 4));
    return a === b ? "the same weights twice" : "other weights each time";
  },
  "random-uniform-from-zero": () => {
    const drawn = tf.initializers.randomUniform({ minval: 0, maxval: 1, seed: 1 }).apply([10000]);
    return `from ${numbers(drawn.min())}`;
  },
  "stddev-zero": () => {
    const drawn = tf.initializers.randomNormal({ mean: 0, stddev: 0, seed: 1 }).apply([10000]);
    return `spread ${numbers(tf.moments(drawn).variance.sqrt())}`;
  },
  "glorot-normal-spread": () => spread(tf.initializers.glorotNormal({ seed: 1 })),
  "dense-spread": () => {
    const dense = layers.dense({ inputShape: [500], units: 500 });
    model([dense]);
    return `up to ${numbers(dense.getWeights()[0].max(), 3)}`;
  },
  constraint: async () => {
    const network = model([line({ kernelConstraint: tf.constraints.nonNeg() })]);
    await fit(network, ones(2), tf.fill([2, 1], -5));
    return `weight ${weight(network).toFixed(1)}`;
  },
  adadelta: () => walk(tf.train.adadelta(0.1)),
  rmsprop: () => walk(tf.train.rmsprop(0.1)),
  adagrad: () => walk(tf.train.adagrad(0.1)),
  "validation-penalty": async () => {
    const network = model(
      [line({ kernelInitializer: "ones", kernelRegularizer: tf.regularizers.l2({ l2: 0.5 }) })],
      undefined,
      tf.train.sgd(0),
    );
    const { history } = await fit(network, ones(2), ones(2), { validationData: [ones(2), ones(2)] });
    return `loss ${history.loss[0].toFixed(1)}, val_loss ${history.val_loss[0].toFixed(1)}`;
  },
  "sample-weights-in-evaluate": () =>
    evaluated(
      model([line()]).evaluate(ones(2), tf.tensor2d([[1], [3]]), { sampleWeight: tf.tensor1d([1, 0]) }),
    ).toFixed(1),
  "impossible-label": () => {
    const network = model(
      [layers.activation({ activation: "linear", inputShape: [3] })],
      "sparseCategoricalCrossentropy",
    );
    return `loss ${evaluated(network.evaluate(tf.tensor2d([[0.2, 0.3, 0.5]]), tf.tensor2d([[7]]))).toFixed(2)}`;
  },
  "hinge-labels": () => {
    const network = model([layers.activation({ activation: "linear", inputShape: [1] })], "hinge");
    return `loss ${evaluated(network.evaluate(tf.tensor2d([[0.5]]), tf.tensor2d([[0]]))).toFixed(2)}`;
  },
  "masked-pooling": () => {
    const network = model([layers.masking({ inputShape: [3, 1] }), layers.globalAveragePooling1d({})]);
    return numbers(network.predict(tf.tensor3d([[[1], [0], [0.5]]])));
  },
  "layer-added-later": () => {
    const network = tf.sequential({ layers: [layers.dense({ inputShape: [3], units: 5 })] });
    network.predict(tf.ones([1, 3]));
    network.add(layers.dense({ units: 2 }));
    return `predict gives ${network.predict(tf.ones([1, 3])).shape[1]} numbers`;
  },
  "hard-sigmoid": () =>
    numbers(layers.activation({ activation: "hardSigmoid" }).apply(tf.tensor2d([[1]])), 3),
  "leaky-relu": () => numbers(layers.leakyReLU({}).apply(tf.tensor2d([[-1]]))),
  lstm: () => layers.lstm({ units: 1 }).cell.getConfig().recurrentActivation,
  "resize-layer": () => numbers(layers.resizing({ height: 1, width: 4 }).apply(pair([0, 1]))),
  "upsampling-bilinear": () =>
    numbers(layers.upSampling2d({ size: [1, 2], interpolation: "bilinear" }).apply(pair([0, 1]))),
  "centre-crop": () => numbers(layers.centerCrop({ height: 1, width: 3 }).apply(pair([0, 1, 2, 3])), 0),
  "cumsum-gradient": () => {
    const weights = tf.tensor2d([
      [1, 2],
      [3, 4],
    ]);
    return numbers(tf.grad((x) => tf.sum(tf.mul(tf.cumsum(x, 0), weights)))(tf.ones([2, 2])), 0);
  },
  "mirror-gradient": () =>
    numbers(tf.grad((x) => tf.sum(tf.mirrorPad(x, [[1, 1]], "reflect")))(tf.tensor1d([1, 2, 3])), 0),
  "whole-division": () => numbers(tf.div(tf.scalar(-7, "int32"), tf.scalar(2, "int32")), 1),
  "maximum-with-a-variable": () => {
    const bound = tf.variable(tf.scalar(0));
    return numbers(tf.grad((b) => tf.sum(tf.maximum(tf.tensor1d([-1, -2, 3]), b)))(bound), 0);
  },
};

const results = {};
for (const [name, value] of Object.entries(rows)) {
  try {
    results[name] = await value();
  } catch (error) {
    results[name] = `error: ${error.message}`;
  }
}
process.stdout.write(JSON.stringify(results));
