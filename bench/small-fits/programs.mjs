import { moreLayers } from "./more-layers.mjs";
import { moreUses } from "./more-uses.mjs";
import { fitAgain, fitting, mlp, numbers, oneHot, SEED } from "./shared.mjs";

/** Reads sums of digits letter by letter and writes them so, as tfjs's own example of it does. */
function encoderDecoder(tf) {
  const model = tf.sequential({
    layers: [
      tf.layers.simpleRNN({ inputShape: [5, 12], units: 32, recurrentInitializer: "glorotNormal" }),
      tf.layers.repeatVector({ n: 3 }),
      tf.layers.simpleRNN({ units: 32, recurrentInitializer: "glorotNormal", returnSequences: true }),
      tf.layers.timeDistributed({ layer: tf.layers.dense({ units: 12 }) }),
      tf.layers.activation({ activation: "softmax" }),
    ],
  });
  model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  return model;
}

/** Fits of 1 to 100 rows, each of other data. */
const fitFortyTimes = async (tf, model) => {
  for (let step = 0; step < 40; step++) {
    const rows = 1 + ((step * 37) % 100);
    const [x, y] = [numbers(tf, [rows, 4], SEED), numbers(tf, [rows, 2], SEED + 1)];
    await model.fit(x, y, { epochs: 1, verbose: 0 });
    tf.dispose([x, y]);
  }
};

/**
 * Small and many fits, as programs have them: reinforcement learning, searches, sequences to sequences, models that are
 * trained for a moment. Each gets tfjs and `measured(name, work)`, which measures what it is given.
 */
export const programs = {
  "40 fits of 1 to 100 rows": async (tf, measured) => {
    const model = mlp(tf, 4, 24, 2);
    model.compile({ optimizer: tf.train.adam(1e-3), loss: "meanSquaredError" });
    await measured("all", () => fitFortyTimes(tf, model));
  },
  "the same with a loss of one's own": async (tf, measured) => {
    const model = mlp(tf, 4, 24, 2);
    model.compile({
      optimizer: tf.train.adam(1e-3),
      loss: (labels, outputs) => tf.losses.huberLoss(labels, outputs),
    });
    await measured("all", () => fitFortyTimes(tf, model));
  },
  "encoder-decoder, validation split": async (tf, measured) => {
    const [x, y] = [oneHot(tf, [160, 5], 12, SEED), oneHot(tf, [160, 3], 12, SEED + 1)];
    await fitAgain(fitting(encoderDecoder(tf), x, y, { validationSplit: 0.2 }), measured);
  },
  "encoder-decoder, smaller last batch": async (tf, measured) => {
    const [x, y] = [oneHot(tf, [150, 5], 12, SEED), oneHot(tf, [150, 3], 12, SEED + 1)];
    await fitAgain(fitting(encoderDecoder(tf), x, y), measured);
  },
  "20 small MLPs, two epochs each": async (tf, measured) => {
    const [x, y] = [numbers(tf, [256, 8], SEED), numbers(tf, [256, 1], SEED + 1)];
    await measured("all", async () => {
      for (let index = 0; index < 20; index++) {
        const model = mlp(tf, 8, 8 + 4 * (index % 5), 1);
        model.compile({ optimizer: tf.train.adam(0.01), loss: "meanSquaredError" });
        await model.fit(x, y, { epochs: 2, verbose: 0 });
        model.dispose();
      }
    });
  },
  "20 small networks that the native engine leaves, two epochs each": async (tf, measured) => {
    const [x, y] = [numbers(tf, [256, 8], SEED), numbers(tf, [256, 1], SEED + 1)];
    await measured("all", async () => {
      for (let index = 0; index < 20; index++) {
        const model = tf.sequential({
          layers: [
            tf.layers.dense({ inputShape: [8], units: 8 + 4 * (index % 5), activation: "selu" }),
            tf.layers.layerNormalization(),
            tf.layers.dense({ units: 1 }),
          ],
        });
        model.compile({ optimizer: tf.train.adam(0.01), loss: "meanSquaredError" });
        await model.fit(x, y, { epochs: 2, verbose: 0 });
        model.dispose();
      }
    });
  },
  "GRU of 120 steps, four batches": async (tf, measured) => {
    const [x, y] = [numbers(tf, [128, 120, 4], SEED), numbers(tf, [128, 1], SEED + 1)];
    const model = tf.sequential({
      layers: [tf.layers.gru({ inputShape: [120, 4], units: 16 }), tf.layers.dense({ units: 1 })],
    });
    model.compile({ optimizer: "adam", loss: "meanSquaredError" });
    await fitAgain(fitting(model, x, y), measured, 1);
  },
  "embedding and LSTM": async (tf, measured) => {
    const x = tf.tidy(() => tf.floor(tf.randomUniform([128, 12], 0, 50, "float32", SEED)));
    const y = oneHot(tf, [128], 2, SEED);
    const model = tf.sequential({
      layers: [
        tf.layers.embedding({ inputDim: 50, outputDim: 8, inputLength: 12 }),
        tf.layers.lstm({ units: 8 }),
        tf.layers.dense({ units: 2, activation: "softmax" }),
      ],
    });
    model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
    await fitAgain(fitting(model, x, y, { epochs: 3 }), measured, 3);
  },
  "one batch of a LeNet": async (tf, measured) => {
    const [x, y] = [numbers(tf, [32, 28, 28, 1], SEED), oneHot(tf, [32], 10, SEED)];
    const model = tf.sequential({
      layers: [
        tf.layers.conv2d({ inputShape: [28, 28, 1], filters: 6, kernelSize: 5, activation: "relu" }),
        tf.layers.maxPooling2d({ poolSize: 2 }),
        tf.layers.flatten(),
        tf.layers.dense({ units: 10, activation: "softmax" }),
      ],
    });
    model.compile({ optimizer: "adam", loss: "categoricalCrossentropy" });
    await fitAgain(fitting(model, x, y), measured);
  },
  "depthwise convolutions, two epochs with validation": async (tf, measured) => {
    const [x, y] = [numbers(tf, [96, 16, 16, 3], SEED), oneHot(tf, [96], 4, SEED)];
    const model = tf.sequential({
      layers: [
        tf.layers.separableConv2d({ inputShape: [16, 16, 3], filters: 8, kernelSize: 3, activation: "relu" }),
        tf.layers.globalAveragePooling2d({}),
        tf.layers.dense({ units: 4, activation: "softmax" }),
      ],
    });
    model.compile({ optimizer: "sgd", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
    await fitAgain(fitting(model, x, y, { epochs: 2, validationSplit: 0.25 }), measured);
  },
  "two inputs and two outputs, early stopping": async (tf, measured) => {
    const [a, b] = [tf.input({ shape: [6] }), tf.input({ shape: [3] })];
    const both = tf.layers
      .concatenate()
      .apply([tf.layers.dense({ units: 12, activation: "relu" }).apply(a), b]);
    const outputs = [2, 1].map((units) => tf.layers.dense({ units }).apply(both));
    const model = tf.model({ inputs: [a, b], outputs });
    model.compile({ optimizer: "rmsprop", loss: "meanSquaredError" });
    const x = [numbers(tf, [120, 6], SEED), numbers(tf, [120, 3], SEED + 1)];
    const y = [numbers(tf, [120, 2], SEED + 2), numbers(tf, [120, 1], SEED + 3)];
    const callbacks = () => tf.callbacks.earlyStopping({ monitor: "loss", minDelta: 10, patience: 1 });
    await fitAgain(() => model.fit(x, y, { epochs: 200, verbose: 0, callbacks: callbacks() }), measured);
  },
  "LSTM, a long fit": async (tf, measured) => {
    const [x, y] = [numbers(tf, [320, 10, 4], SEED), numbers(tf, [320, 1], SEED + 1)];
    const model = tf.sequential({
      layers: [tf.layers.lstm({ inputShape: [10, 4], units: 16 }), tf.layers.dense({ units: 1 })],
    });
    model.compile({ optimizer: "adam", loss: "meanSquaredError" });
    await measured("fit", () => model.fit(x, y, { epochs: 30, verbose: 0 }));
  },
  ...moreLayers,
  ...moreUses,
};
