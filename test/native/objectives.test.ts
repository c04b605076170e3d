import "./native-on";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { optimizers } from "../training/with-plain-tfjs";
import { assertTrainsAlike, type Case, randomTensor } from "./alike";

const CLASSES = 5;
const x = randomTensor([53, 7, 6, 1], 1);
const labels = randomTensor([53], 2, (u) => Math.floor(CLASSES * u));
const oneHot = tf.oneHot(labels.toInt(), CLASSES).toFloat();
const several = randomTensor([53, CLASSES], 3, (u) => Math.round(u));
const soft = tf.softmax(randomTensor([53, CLASSES], 4)) as tf.Tensor;

/** A small convolution and a dense layer whose outputs end with this activation. */
function network(activation: string, compile: tf.ModelCompileArgs, units = CLASSES): () => tf.LayersModel {
  return () => {
    const seeded = (seed: number): object => ({ kernelInitializer: tf.initializers.glorotUniform({ seed }) });
    const model = tf.sequential({
      layers: [
        tf.layers.conv2d({
          inputShape: [7, 6, 1],
          filters: 4,
          kernelSize: 3,
          activation: "tanh",
          ...seeded(1),
        } as never),
        tf.layers.averagePooling2d({ poolSize: 2 }),
        tf.layers.flatten(),
        tf.layers.dense({ units, activation, ...seeded(2) } as never),
      ],
    });
    model.compile(compile);
    return model;
  };
}

const cases: Record<string, Case> = {
  "cross-entropy of softmax": {
    make: network("softmax", {
      optimizer: "sgd",
      loss: "categoricalCrossentropy",
      metrics: ["accuracy", "mse"],
    }),
    data: { x, y: oneHot },
  },
  "cross-entropy with soft labels and class weights": {
    make: network("softmax", {
      optimizer: "adam",
      loss: "categoricalCrossentropy",
      metrics: ["accuracy"],
    }),
    data: { x, y: soft },
    fit: { classWeight: { 0: 2, 1: 0.5, 2: 1, 3: 0, 4: 3 } },
  },
  "cross-entropy of sigmoids, which are divided by their sum": {
    make: network("sigmoid", {
      optimizer: "adam",
      loss: "categoricalCrossentropy",
      metrics: ["categoricalCrossentropy"],
    }),
    data: { x, y: oneHot },
  },
  "sparse cross-entropy, with indices as rows": {
    make: network("softmax", {
      optimizer: "adam",
      loss: "sparseCategoricalCrossentropy",
      metrics: ["accuracy"],
    }),
    data: { x, y: labels.reshape([53, 1]) },
  },
  "sparse cross-entropy of sigmoids": {
    make: network("sigmoid", { optimizer: "adam", loss: "sparseCategoricalCrossentropy" }),
    data: { x, y: labels.reshape([53, 1]) },
  },
  "binary cross-entropy of several": {
    make: network("sigmoid", {
      optimizer: "adam",
      loss: "binaryCrossentropy",
      metrics: ["accuracy", "binaryAccuracy", "mae"],
    }),
    data: { x, y: several },
  },
  "binary cross-entropy of one, with class weights": {
    make: network("sigmoid", { optimizer: "adam", loss: "binaryCrossentropy", metrics: ["accuracy"] }, 1),
    data: { x, y: several.slice([0, 0], [53, 1]) },
    fit: { classWeight: { 0: 2, 1: 0.5 } },
  },
  "cross-entropy with one-hot labels that are whole numbers": {
    make: network("softmax", { optimizer: "adam", loss: "categoricalCrossentropy" }),
    data: { x, y: oneHot.toInt() },
  },
  "squared error of softmax": {
    make: network("softmax", { optimizer: "adam", loss: "meanSquaredError", metrics: ["accuracy"] }),
    data: { x, y: oneHot },
  },
  "absolute error of linear outputs": {
    make: network("linear", {
      optimizer: tf.train.sgd(0.01),
      loss: "meanAbsoluteError",
      metrics: ["mae", "mse"],
    }),
    data: { x, y: several },
    fit: { validationSplit: 0.3 },
  },
  "absolute error where outputs begin at 0": {
    make: () => {
      const model = tf.sequential({
        layers: [tf.layers.dense({ units: 2, inputShape: [3], kernelInitializer: "zeros" })],
      });
      model.compile({ optimizer: tf.train.sgd(0.01), loss: "meanAbsoluteError" });
      return model;
    },
    data: { x: randomTensor([40, 3], 6), y: tf.zeros([40, 2]) },
  },
};
for (const [name, of] of Object.entries(cases))
  test(`${name}: as in plain tfjs`, () => assertTrainsAlike(of));

for (const [name, make] of Object.entries(optimizers))
  test(`${name}: weights and losses are plain tfjs's, shuffled`, () =>
    assertTrainsAlike({
      make: () =>
        network("softmax", { optimizer: make(), loss: "categoricalCrossentropy", metrics: ["accuracy"] })(),
      data: { x, y: oneHot },
      fit: { epochs: 4, shuffle: true, validationSplit: 0.1 },
    }));
