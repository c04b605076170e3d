import { numbers, oneHot, type Task, type Tf, uniform, whole } from "./program";

const ROWS = 40;

/** Models as users build them, with little to learn from. */
export const tasks: Record<string, (tf: Tf) => Task> = {
  "linear regression": (tf) => ({
    model: tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] }),
    x: uniform(tf, [ROWS, 1], 1),
    y: uniform(tf, [ROWS, 1], 2),
    loss: "meanSquaredError",
  }),
  "logistic regression": (tf) => ({
    model: tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [5], activation: "sigmoid" })] }),
    x: uniform(tf, [ROWS, 5], 1),
    y: whole(tf, [ROWS, 1], 2, 2).toFloat(),
    loss: "binaryCrossentropy",
    metrics: ["accuracy"],
  }),
  xor: (tf) => ({
    model: tf.sequential({
      layers: [
        tf.layers.dense({ units: 8, inputShape: [2], activation: "tanh" }),
        tf.layers.dense({ units: 1, activation: "sigmoid" }),
      ],
    }),
    x: tf.tensor2d([0, 0, 0, 1, 1, 0, 1, 1], [4, 2]),
    y: tf.tensor2d([0, 1, 1, 0], [4, 1]),
    loss: "meanSquaredError",
  }),
  "iris-like": (tf) => {
    const model = tf.sequential();
    model.add(tf.layers.dense({ units: 10, activation: "sigmoid", inputShape: [4] }));
    model.add(tf.layers.dense({ units: 3, activation: "softmax" }));
    return {
      model,
      x: uniform(tf, [ROWS, 4], 1),
      y: oneHot(tf, [ROWS], 3, 2),
      loss: "categoricalCrossentropy",
      metrics: ["accuracy"],
    };
  },
  "regularized MLP": (tf) => ({
    model: tf.sequential({
      layers: [
        tf.layers.dense({
          units: 12,
          inputShape: [6],
          activation: "relu",
          kernelRegularizer: tf.regularizers.l2({ l2: 0.01 }),
        }),
        tf.layers.dropout({ rate: 0.3, seed: 4 }),
        tf.layers.dense({
          units: 2,
          activation: "softmax",
          biasRegularizer: tf.regularizers.l1({ l1: 0.01 }),
        }),
      ],
    }),
    x: uniform(tf, [ROWS, 6], 1),
    y: oneHot(tf, [ROWS], 2, 2),
    loss: "categoricalCrossentropy",
    metrics: ["accuracy", "mse"],
  }),
  "convolutional network": (tf) => {
    const model = tf.sequential();
    model.add(tf.layers.conv2d({ inputShape: [8, 8, 1], kernelSize: 3, filters: 4, activation: "relu" }));
    model.add(tf.layers.maxPooling2d({ poolSize: [2, 2] }));
    model.add(tf.layers.flatten());
    model.add(tf.layers.dense({ units: 5, activation: "softmax" }));
    return {
      model,
      x: uniform(tf, [ROWS, 8, 8, 1], 1),
      y: oneHot(tf, [ROWS], 5, 2),
      loss: "categoricalCrossentropy",
      metrics: ["accuracy"],
    };
  },
  "convolutions with batch normalization": (tf) => ({
    model: tf.sequential({
      layers: [
        tf.layers.conv2d({
          inputShape: [8, 8, 3],
          kernelSize: 3,
          filters: 6,
          padding: "same",
          useBias: false,
        }),
        tf.layers.batchNormalization(),
        tf.layers.activation({ activation: "relu" }),
        tf.layers.averagePooling2d({ poolSize: 2, strides: 2 }),
        tf.layers.separableConv2d({ kernelSize: 3, filters: 4, activation: "elu" }),
        tf.layers.globalAveragePooling2d({}),
        tf.layers.dense({ units: 3 }),
      ],
    }),
    x: uniform(tf, [ROWS, 8, 8, 3], 1),
    y: uniform(tf, [ROWS, 3], 2),
    loss: "meanSquaredError",
    metrics: ["mae"],
  }),
  "sparse labels": (tf) => ({
    model: tf.sequential({
      layers: [
        tf.layers.flatten({ inputShape: [4, 4] }),
        tf.layers.dense({ units: 8, activation: "relu" }),
        tf.layers.dense({ units: 4, activation: "softmax" }),
      ],
    }),
    x: uniform(tf, [ROWS, 4, 4], 1),
    y: whole(tf, [ROWS, 1], 4, 2).toFloat(),
    loss: "sparseCategoricalCrossentropy",
    metrics: ["accuracy"],
  }),
  autoencoder: (tf) => {
    const x = uniform(tf, [ROWS, 10], 1);
    return {
      model: tf.sequential({
        layers: [
          tf.layers.dense({ units: 3, inputShape: [10], activation: "relu" }),
          tf.layers.dense({ units: 10, activation: "sigmoid" }),
        ],
      }),
      x,
      y: x,
      loss: "binaryCrossentropy",
    };
  },
  "functional, two inputs and outputs": (tf) => {
    const [a, b] = [tf.input({ shape: [3] }), tf.input({ shape: [2] })];
    const hidden = tf.layers.dense({ units: 6, activation: "relu" }).apply(a);
    const joined = tf.layers.concatenate().apply([hidden as never, b]);
    const one = tf.layers.dense({ units: 1, name: "one" }).apply(joined);
    const two = tf.layers.dense({ units: 3, activation: "softmax", name: "two" }).apply(joined);
    return {
      model: tf.model({ inputs: [a, b], outputs: [one, two] as never }),
      x: [uniform(tf, [ROWS, 3], 1), uniform(tf, [ROWS, 2], 2)],
      y: [uniform(tf, [ROWS, 1], 3), oneHot(tf, [ROWS], 3, 4)],
      loss: ["meanSquaredError", "categoricalCrossentropy"],
      metrics: ["accuracy"],
    };
  },
  "residual network": (tf) => {
    const input = tf.input({ shape: [6] });
    const first = tf.layers.dense({ units: 6, activation: "relu" }).apply(input) as typeof input;
    const second = tf.layers.dense({ units: 6 }).apply(first) as typeof input;
    const sum = tf.layers.add().apply([first, second]) as typeof input;
    const output = tf.layers.dense({ units: 1 }).apply(tf.layers.reLU().apply(sum)) as typeof input;
    return {
      model: tf.model({ inputs: input, outputs: output }),
      x: uniform(tf, [ROWS, 6], 1),
      y: uniform(tf, [ROWS, 1], 2),
      loss: "meanAbsoluteError",
    };
  },
  "simple RNN": (tf) => ({
    model: tf.sequential({
      layers: [tf.layers.simpleRNN({ units: 6, inputShape: [5, 2] }), tf.layers.dense({ units: 1 })],
    }),
    x: uniform(tf, [ROWS, 5, 2], 1),
    y: uniform(tf, [ROWS, 1], 2),
    loss: "meanSquaredError",
  }),
  "LSTM text": (tf) => ({
    model: tf.sequential({
      layers: [
        tf.layers.lstm({ units: 6, inputShape: [4, 7] }),
        tf.layers.dense({ units: 7, activation: "softmax" }),
      ],
    }),
    x: oneHot(tf, [ROWS, 4], 7, 1),
    y: oneHot(tf, [ROWS], 7, 2),
    loss: "categoricalCrossentropy",
  }),
  "encoder-decoder": (tf) => ({
    model: tf.sequential({
      layers: [
        tf.layers.gru({ units: 6, inputShape: [4, 5] }),
        tf.layers.repeatVector({ n: 2 }),
        tf.layers.gru({ units: 6, returnSequences: true }),
        tf.layers.timeDistributed({ layer: tf.layers.dense({ units: 5, activation: "softmax" }) }),
      ],
    }),
    x: oneHot(tf, [ROWS, 4], 5, 1),
    y: oneHot(tf, [ROWS, 2], 5, 2),
    loss: "categoricalCrossentropy",
    metrics: ["accuracy"],
  }),
  "embedding of words": (tf) => ({
    model: tf.sequential({
      layers: [
        tf.layers.embedding({ inputDim: 12, outputDim: 4, inputLength: 6 }),
        tf.layers.globalAveragePooling1d(),
        tf.layers.dense({ units: 1, activation: "sigmoid" }),
      ],
    }),
    x: whole(tf, [ROWS, 6], 12, 1).toFloat(),
    y: whole(tf, [ROWS, 1], 2, 2).toFloat(),
    loss: "binaryCrossentropy",
    metrics: ["accuracy"],
  }),
  "one-dimensional convolution": (tf) => ({
    model: tf.sequential({
      layers: [
        tf.layers.conv1d({ filters: 4, kernelSize: 3, inputShape: [10, 2], activation: "relu" }),
        tf.layers.maxPooling1d({ poolSize: 2 }),
        tf.layers.flatten(),
        tf.layers.dense({ units: 2, activation: "softmax" }),
      ],
    }),
    x: uniform(tf, [ROWS, 10, 2], 1),
    y: oneHot(tf, [ROWS], 2, 2),
    loss: "categoricalCrossentropy",
    metrics: ["accuracy"],
  }),
  "layer normalization and leaky relu": (tf) => ({
    model: tf.sequential({
      layers: [
        tf.layers.dense({ units: 8, inputShape: [5] }),
        tf.layers.layerNormalization(),
        tf.layers.leakyReLU({ alpha: 0.1 }),
        tf.layers.dense({ units: 1 }),
      ],
    }),
    x: uniform(tf, [ROWS, 5], 1),
    y: uniform(tf, [ROWS, 1], 2),
    loss: "meanSquaredError",
  }),
  "model inside of a model": (tf) => {
    const base = tf.sequential({
      layers: [
        tf.layers.dense({ units: 7, inputShape: [4], activation: "relu" }),
        tf.layers.dense({ units: 5, activation: "tanh" }),
      ],
    });
    base.layers[0]!.trainable = false;
    return {
      model: tf.sequential({ layers: [base, tf.layers.dense({ units: 2, activation: "softmax" })] }),
      x: uniform(tf, [ROWS, 4], 1),
      y: oneHot(tf, [ROWS], 2, 2),
      loss: "categoricalCrossentropy",
      metrics: ["accuracy"],
    };
  },
  "layer of one's own": (tf) => {
    class Scale extends tf.layers.Layer {
      static className = "Scale";
      private weight!: ReturnType<Scale["addWeight"]>;
      override build(shape: never): void {
        this.weight = this.addWeight(
          "scale",
          (shape as number[]).slice(1),
          "float32",
          tf.initializers.ones(),
        );
        this.built = true;
      }
      override computeOutputShape(shape: never): never {
        return shape;
      }
      override call(inputs: never): never {
        return tf.tidy(() => tf.mul((inputs as never[])[0] ?? inputs, this.weight.read())) as never;
      }
    }
    return {
      model: tf.sequential({
        layers: [
          tf.layers.dense({ units: 4, inputShape: [3], activation: "relu" }),
          new Scale() as never,
          tf.layers.dense({ units: 1 }),
        ],
      }),
      x: uniform(tf, [ROWS, 3], 1),
      y: uniform(tf, [ROWS, 1], 2),
      loss: "meanSquaredError",
    };
  },
  "pixels that are damaged": (tf) => {
    const values = numbers(ROWS * 36, 1).map((value, at) => (at === 700 ? Number.NaN : value));
    return {
      model: tf.sequential({
        layers: [
          tf.layers.conv2d({ inputShape: [6, 6, 1], kernelSize: 3, filters: 2, activation: "relu" }),
          tf.layers.maxPooling2d({ poolSize: 2 }),
          tf.layers.flatten(),
          tf.layers.dense({ units: 2, activation: "softmax" }),
        ],
      }),
      x: tf.tensor(values, [ROWS, 6, 6, 1]),
      y: oneHot(tf, [ROWS], 2, 2),
      loss: "categoricalCrossentropy",
    };
  },
};
