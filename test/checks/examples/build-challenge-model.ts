import * as tf from "@tensorflow/tfjs-node";
import * as lab from "image-lab";
import type { Examples } from "./examples";

const image = [32, 32, 3];

/** Layers in a row; the first one says that it takes images of 32×32×3. */
const inARow = (...layers: tf.layers.Layer[]): tf.Sequential => tf.sequential({ layers });

const convolution = (filters: number, more: object = {}): tf.layers.Layer =>
  tf.layers.conv2d({ filters, kernelSize: 3, strides: 2, activation: "relu", ...more });
const answer = (units = 10): tf.layers.Layer => tf.layers.dense({ units, activation: "softmax" });

/** A network that sees the mean colours of sixteen tiles. */
const tiles = (shape = image, units = 10): tf.Sequential =>
  inARow(tf.layers.averagePooling2d({ inputShape: shape, poolSize: 8 }), tf.layers.flatten(), answer(units));

const halves = (): tf.layers.Layer =>
  tf.layers.dense({
    units: 8,
    activation: "relu",
    kernelInitializer: tf.initializers.constant({ value: 0.5 }),
  });

function compiledWith(optimizer: tf.Optimizer): tf.Sequential {
  const model = tiles();
  model.compile({ optimizer, loss: "categoricalCrossentropy" });
  return model;
}

/** Small models: what is unusual about them matters here, not how well they see. */
export const buildChallengeModel: Examples<"buildChallengeModel"> = {
  exercise: "buildChallengeModel",
  correct: {
    "convolutions with steps instead of pooling": () =>
      inARow(convolution(4, { inputShape: image }), convolution(8), tf.layers.flatten(), answer()),
    "two branches": () => {
      const input = tf.input({ shape: image });
      const fine = convolution(4, { padding: "same" }).apply(input) as tf.SymbolicTensor;
      const coarse = convolution(4, { kernelSize: 5, padding: "same" }).apply(input) as tf.SymbolicTensor;
      const both = tf.layers.concatenate().apply([fine, coarse]) as tf.SymbolicTensor;
      const flat = tf.layers.globalAveragePooling2d({}).apply(both) as tf.SymbolicTensor;
      return tf.model({ inputs: input, outputs: answer().apply(flat) as tf.SymbolicTensor });
    },
    "a residual block": () => {
      const input = tf.input({ shape: image });
      const first = convolution(4).apply(input) as tf.SymbolicTensor;
      const second = convolution(4, { strides: 1, padding: "same" }).apply(first) as tf.SymbolicTensor;
      const sum = tf.layers.add().apply([first, second]) as tf.SymbolicTensor;
      const flat = tf.layers.flatten().apply(sum) as tf.SymbolicTensor;
      return tf.model({ inputs: input, outputs: answer().apply(flat) as tf.SymbolicTensor });
    },
    "batch normalization and dropout": () =>
      inARow(
        convolution(4, { inputShape: image, activation: "linear", useBias: false }),
        tf.layers.batchNormalization(),
        tf.layers.reLU(),
        tf.layers.flatten(),
        tf.layers.dropout({ rate: 0.3 }),
        answer(),
      ),
    "separable convolutions": () =>
      inARow(
        tf.layers.separableConv2d({ inputShape: image, filters: 6, kernelSize: 3, strides: 2 }),
        tf.layers.leakyReLU(),
        tf.layers.globalAveragePooling2d({}),
        answer(),
      ),
    "an optimizer of one's own": () => {
      const model = tiles();
      model.compile({ optimizer: tf.train.momentum(0.01, 0.9), loss: "categoricalCrossentropy" });
      return model;
    },
    "compiled with metrics": () => {
      const model = tiles();
      model.compile({ optimizer: "rmsprop", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
      return model;
    },
    "models inside a model": () =>
      inARow(
        inARow(convolution(4, { inputShape: image }), tf.layers.flatten()) as unknown as tf.layers.Layer,
        answer(),
      ),
    "dense layers alone": () =>
      inARow(
        tf.layers.flatten({ inputShape: image }),
        tf.layers.dense({ units: 8, activation: "elu" }),
        answer(),
      ),
    "softmax as a layer, one layer at a time": () => {
      const model = tf.sequential();
      model.add(tf.layers.inputLayer({ inputShape: image }));
      model.add(tf.layers.maxPooling2d({ poolSize: 4 }));
      model.add(tf.layers.flatten());
      model.add(tf.layers.dense({ units: 10 }));
      model.add(tf.layers.softmax());
      return model;
    },
    "weights that are drawn and shrunk otherwise": () =>
      inARow(
        convolution(4, {
          inputShape: image,
          kernelInitializer: "heNormal",
          kernelRegularizer: tf.regularizers.l2({ l2: 1e-4 }),
        }),
        tf.layers.flatten(),
        answer(),
      ),
  },
  wrong: {
    "challenge.shapes": [() => tiles([28, 28, 1]), () => tiles(image, 100)],
    "property.nothing": [() => undefined as never],
    "model.type": [() => tf.layers.dense({ units: 10 }) as never],
    guessing: [
      () =>
        inARow(
          tf.layers.flatten({ inputShape: image }),
          tf.layers.dense({
            units: 8,
            activation: "relu",
            biasInitializer: tf.initializers.constant({ value: -1000 }),
          }),
          answer(),
        ),
    ],
    "model.alikeWeights": [
      () =>
        inARow(
          convolution(4, { inputShape: image, kernelInitializer: "zeros" }),
          tf.layers.flatten(),
          tf.layers.dense({ units: 10, activation: "softmax", kernelInitializer: "zeros" }),
        ),
      () => inARow(convolution(4, { inputShape: image }), tf.layers.flatten(), halves(), answer()),
    ],
    "challenge.learningRateTooSmall": [
      () => compiledWith(tf.train.sgd(0.0001)),
      () => compiledWith(tf.train.adam(0.00001)),
    ],
    "property.borrowed": [
      () => lab.lenet5([32, 32, 3]),
      () => inARow(tf.layers.flatten({ inputShape: image }), lab.mlp(3072) as unknown as tf.layers.Layer),
    ],
    "property.notImplemented": [
      () => {
        throw new Error("not implemented yet");
      },
    ],
    "property.layerInput": [() => inARow(tf.layers.conv2d({ inputShape: [3], filters: 4, kernelSize: 3 }))],
  },
};
