import "./native-on";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import type { Examples } from "../training/with-plain-tfjs";
import { assertTrainsAlike, randomTensor } from "./alike";

const initial = (seed: number): object => ({
  kernelInitializer: tf.initializers.glorotUniform({ seed }),
  biasInitializer: tf.initializers.randomUniform({ seed: seed + 1, minval: -0.1, maxval: 0.1 }),
});
const conv = (filters: number, kernelSize: number | [number, number], more: object = {}): tf.layers.Layer =>
  tf.layers.conv2d({ filters, kernelSize, ...initial(filters), ...more } as never);
const dense = (units: number, more: object = {}): tf.layers.Layer =>
  tf.layers.dense({ units, ...initial(units), ...more } as never);
const { averagePooling2d, maxPooling2d, flatten, dropout, activation, batchNormalization } = tf.layers;
const l1l2 = tf.regularizers.l1l2({ l1: 0.01, l2: 0.02 });

/** Images of no round size, 37 of them: two batches of 20 and 17. */
const SHAPE: [number, number, number] = [11, 9, 3];
const images = (classes = 4): Examples => ({
  x: randomTensor([37, ...SHAPE], 1),
  y: tf.oneHot(randomTensor([37], 2, (u) => Math.floor(classes * u)).toInt(), classes).toFloat(),
});

/** Layers between the images and the four classes. */
const networks: Record<string, () => tf.layers.Layer[]> = {
  "a kernel of 3 and one of 5, same and valid, without pooling": () => [
    conv(5, 3, { padding: "same", activation: "relu" }),
    conv(7, 5, { activation: "tanh" }),
    flatten(),
  ],
  "kernels of one pixel and of 2 x 7": () => [
    conv(3, 1),
    conv(9, [2, 7], { activation: "sigmoid" }),
    flatten(),
  ],
  "even and large kernels, same": () => [
    conv(4, 4, { padding: "same", activation: "elu" }),
    conv(4, [8, 6], { padding: "same" }),
    flatten(),
  ],
  "stride 2, same and valid": () => [
    conv(6, 3, { strides: 2, padding: "same", activation: "relu" }),
    conv(5, 3, { strides: 2 }),
    flatten(),
  ],
  "without a bias": () => [conv(6, 3, { useBias: false }), flatten(), dense(8, { useBias: false })],
  "pools of 2 with a row and a column left over": () => [
    conv(6, 3, { padding: "same", activation: "relu" }),
    maxPooling2d({ poolSize: 2 }),
    conv(8, 2, { activation: "tanh" }),
    averagePooling2d({ poolSize: 2 }),
    flatten(),
  ],
  "pools of 2, same, of 3 with stride 2 and of 3 with stride 1": () => [
    maxPooling2d({ poolSize: 2, padding: "same" }),
    conv(6, 3, { padding: "same" }),
    averagePooling2d({ poolSize: 3, strides: 2, padding: "same" }),
    maxPooling2d({ poolSize: 3, strides: 1, padding: "valid" }),
    flatten(),
  ],
  "activations as layers, before and after pooling": () => [
    conv(6, 3, { padding: "same" }),
    activation({ activation: "relu" }),
    maxPooling2d({ poolSize: 2 }),
    conv(4, 3),
    averagePooling2d({ poolSize: 2 }),
    activation({ activation: "tanh" }),
    flatten(),
    dense(6, { activation: "elu" }),
    activation({ activation: "sigmoid" }),
  ],
  "batch normalization of images and of rows": () => [
    conv(6, 3, { padding: "same", useBias: false }),
    batchNormalization(),
    activation({ activation: "relu" }),
    maxPooling2d({ poolSize: 2 }),
    conv(5, 3, { activation: "relu" }),
    batchNormalization({ momentum: 0.8, epsilon: 0.01 }),
    flatten(),
    dense(8),
    batchNormalization(),
    activation({ activation: "relu" }),
  ],
  regularizers: () => [
    conv(6, 3, { kernelRegularizer: l1l2, biasRegularizer: l1l2, activation: "relu" }),
    flatten(),
    dense(9, { kernelRegularizer: tf.regularizers.l2({ l2: 0.1 }), activation: "relu" }),
  ],
  "frozen layers below, between and above": () => [
    conv(6, 3, { activation: "relu", trainable: false }),
    conv(6, 3, { activation: "relu" }),
    conv(5, 3, { activation: "relu", trainable: false, kernelRegularizer: l1l2 }),
    flatten(),
    dense(9, { trainable: false, activation: "tanh" }),
    dense(7),
    dense(6, { trainable: false }),
  ],
  "frozen batch normalization": () => [
    conv(6, 3),
    batchNormalization({ trainable: false }),
    flatten(),
    dense(5, { activation: "relu" }),
  ],
  "more channels than fit into one tile": () => [
    conv(19, 3, { activation: "relu", padding: "same" }),
    maxPooling2d({ poolSize: 2 }),
    conv(33, 3, { activation: "relu" }),
    flatten(),
    dense(50, { activation: "relu" }),
  ],
  "a first dense layer whose sums threads share, with batch normalization": () => [
    flatten(),
    dense(37, { activation: "tanh", kernelRegularizer: l1l2 }),
    batchNormalization(),
    dense(9),
  ],
  "models within models, one of them frozen": () => [
    tf.sequential({
      layers: [
        conv(6, 3, { inputShape: SHAPE, kernelRegularizer: l1l2, activation: "relu" }),
        batchNormalization(),
        tf.sequential({
          layers: [conv(5, 3, { inputShape: [9, 7, 6] }), flatten()],
          trainable: false,
        } as never),
      ],
    }),
    dense(9, { activation: "relu" }),
  ],
  "dropout that drops nothing": () => [
    conv(4, 3),
    dropout({ rate: 0 }),
    flatten(),
    dense(6),
    dropout({ rate: 0 }),
  ],
};

for (const [name, layers] of Object.entries(networks))
  test(`${name}: trains as in plain tfjs`, () =>
    assertTrainsAlike({
      make: () => {
        const model = tf.sequential({ layers: [tf.layers.inputLayer({ inputShape: SHAPE }), ...layers()] });
        model.add(dense(4, { activation: "softmax" }));
        model.compile({
          optimizer: tf.train.momentum(0.01, 0.9),
          loss: "categoricalCrossentropy",
          metrics: ["accuracy"],
        });
        return model;
      },
      data: images(),
    }));

test("rows of no round size, and a functional model in one line", () =>
  assertTrainsAlike({
    make: () => {
      const input = tf.input({ shape: [13] });
      const hidden = dense(17, { activation: "tanh" }).apply(dense(70, { activation: "relu" }).apply(input));
      const outputs = dense(3).apply(hidden) as tf.SymbolicTensor;
      const model = tf.model({ inputs: input, outputs });
      model.compile({ optimizer: "adam", loss: "meanSquaredError", metrics: ["mae", "mse"] });
      return model;
    },
    data: { x: randomTensor([150, 13], 1), y: randomTensor([150, 3], 2) },
    fit: { validationSplit: 0.2 },
  }));
