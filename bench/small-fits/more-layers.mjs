import { fitAgain, fitting, numbers, oneHot, SEED } from "./shared.mjs";

const words = (tf, shape, most) => tf.tidy(() => tf.floor(tf.randomUniform(shape, 0, most, "float32", SEED)));

/** A classifier of these layers; compiled with Adam, it is trained again and again on the same rows. */
async function train(tf, measured, layers, x, classes, args, times) {
  const outputs = tf.layers.dense({ units: classes, activation: "softmax" });
  const model = tf.sequential({ layers: [...layers, outputs] });
  model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  const y = oneHot(tf, [x.shape[0]], classes, SEED + 1);
  await fitAgain(fitting(model, x, y, args), measured, times);
}

/** Small fits of models with layers of each kind. */
export const moreLayers = {
  "embedding and GRU, smaller last batch": (tf, measured) => {
    const layers = [
      tf.layers.embedding({ inputDim: 40, outputDim: 8, inputLength: 8 }),
      tf.layers.gru({ units: 12 }),
    ];
    return train(tf, measured, layers, words(tf, [100, 8], 40), 3, { epochs: 2 }, 3);
  },
  "LSTM in both directions, validated": (tf, measured) => {
    const layer = tf.layers.bidirectional({
      layer: tf.layers.lstm({ units: 6 }),
      inputShape: [8, 3],
      mergeMode: "concat",
    });
    return train(tf, measured, [layer], numbers(tf, [80, 8, 3], SEED), 2, { validationSplit: 0.2 }, 3);
  },
  "LSTM of LSTMs, batches of 5": (tf, measured) => {
    const layers = [
      tf.layers.lstm({ inputShape: [5, 2], units: 8, returnSequences: true }),
      tf.layers.lstm({ units: 8 }),
    ];
    return train(tf, measured, layers, numbers(tf, [40, 5, 2], SEED), 2, { batchSize: 5 }, 2);
  },
  "a network for each time step": (tf, measured) => {
    const layers = [
      tf.layers.timeDistributed({
        layer: tf.layers.dense({ units: 16, activation: "relu" }),
        inputShape: [10, 6],
      }),
      tf.layers.flatten(),
    ];
    return train(tf, measured, layers, numbers(tf, [96, 10, 6], SEED), 3, { epochs: 2 });
  },
  "dropout and batch normalization": (tf, measured) => {
    const layers = [
      tf.layers.dense({ inputShape: [12], units: 24, activation: "elu" }),
      tf.layers.batchNormalization(),
      tf.layers.dropout({ rate: 0.3, seed: 1 }),
      tf.layers.dense({ units: 12, activation: "selu" }),
      tf.layers.gaussianNoise({ stddev: 0.1 }),
    ];
    return train(tf, measured, layers, numbers(tf, [128, 12], SEED), 4, { epochs: 2, validationSplit: 0.25 });
  },
  "one-dimensional convolutions": (tf, measured) => {
    const layers = [
      tf.layers.conv1d({ inputShape: [32, 2], filters: 8, kernelSize: 5, activation: "relu" }),
      tf.layers.maxPooling1d({ poolSize: 2 }),
      tf.layers.conv1d({ filters: 8, kernelSize: 3, activation: "relu" }),
      tf.layers.globalMaxPooling1d({}),
    ];
    return train(tf, measured, layers, numbers(tf, [64, 32, 2], SEED), 3, { epochs: 2 });
  },
  "transposed convolutions": (tf, measured) => {
    const layers = [
      tf.layers.dense({ inputShape: [8], units: 32, activation: "tanh" }),
      tf.layers.reshape({ targetShape: [4, 4, 2] }),
      tf.layers.conv2dTranspose({ filters: 4, kernelSize: 3, strides: 2, activation: "tanh" }),
      tf.layers.flatten(),
    ];
    return train(tf, measured, layers, numbers(tf, [48, 8], SEED), 3, { epochs: 2 });
  },
  "penalties and limits of weights": (tf, measured) => {
    const layers = [8, 8].map((units) =>
      tf.layers.dense({
        inputShape: [8],
        units,
        activation: "softplus",
        kernelRegularizer: tf.regularizers.l1l2({ l1: 1e-4, l2: 1e-4 }),
        kernelConstraint: tf.constraints.maxNorm({ maxValue: 2 }),
      }),
    );
    return train(tf, measured, layers, numbers(tf, [100, 8], SEED), 3, { epochs: 2 });
  },
};
