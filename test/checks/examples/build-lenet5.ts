import * as tf from "@tensorflow/tfjs-node";
import type { Examples } from "./examples";

type Shape = [number, number, number];
type Activation = "tanh" | "relu" | "linear";

/** What can be varied, and so got wrong. */
interface Choices {
  inputShape: Shape;
  first: "same" | "valid";
  second: "same" | "valid";
  filters: [number, number];
  kernelSize: number;
  poolStrides: number;
  pooling: "average" | "max";
  activation: Activation;
  output: "softmax" | "linear";
  flatten: boolean;
  dense: number[];
}

function network(inputShape: Shape, changes: Partial<Choices> = {}): tf.LayersModel {
  const classic: Choices = {
    inputShape,
    first: inputShape[0] === 28 ? "same" : "valid",
    second: "valid",
    filters: [6, 16],
    kernelSize: 5,
    poolStrides: 2,
    pooling: "average",
    activation: "tanh",
    output: "softmax",
    flatten: true,
    dense: [120, 84],
  };
  const c = { ...classic, ...changes };
  const { activation, kernelSize } = c;
  const pool = c.pooling === "max" ? tf.layers.maxPooling2d : tf.layers.averagePooling2d;
  return tf.sequential({
    layers: [
      tf.layers.conv2d({
        inputShape: c.inputShape,
        filters: c.filters[0],
        kernelSize,
        padding: c.first,
        activation,
      }),
      pool({ poolSize: 2, strides: c.poolStrides }),
      tf.layers.conv2d({ filters: c.filters[1], kernelSize, padding: c.second, activation }),
      pool({ poolSize: 2, strides: c.poolStrides }),
      ...(c.flatten ? [tf.layers.flatten()] : []),
      ...c.dense.map((units) => tf.layers.dense({ units, activation })),
      tf.layers.dense({ units: 10, activation: c.output }),
    ],
  });
}

const paddingOf = ([rows]: Shape): "same" | "valid" => (rows === 28 ? "same" : "valid");
const dense = (units: number): tf.layers.Layer => tf.layers.dense({ units, activation: "tanh" });
const convolution = (filters: number): tf.layers.Layer =>
  tf.layers.conv2d({ filters, kernelSize: 5, activation: "tanh" });
const first = (inputShape: Shape): tf.layers.Layer =>
  tf.layers.conv2d({
    inputShape,
    filters: 6,
    kernelSize: 5,
    padding: paddingOf(inputShape),
    activation: "tanh",
  });
const halve = (): tf.layers.Layer => tf.layers.averagePooling2d({ poolSize: 2, strides: 2 });
const answer = (): tf.layers.Layer => tf.layers.dense({ units: 10, activation: "softmax" });

export const buildLeNet5: Examples<"buildLeNet5"> = {
  exercise: "buildLeNet5",
  correct: {
    sequential: (shape) => network(shape),
    add: (shape) => {
      const model = tf.sequential();
      const layers = [first(shape), halve(), convolution(16), halve(), tf.layers.flatten()];
      for (const layer of [...layers, dense(120), dense(84), answer()]) model.add(layer);
      return model;
    },
    functional: (shape) => {
      const input = tf.input({ shape });
      let x = first(shape).apply(input) as tf.SymbolicTensor;
      for (const layer of [
        halve(),
        convolution(16),
        halve(),
        tf.layers.flatten(),
        dense(120),
        dense(84),
        answer(),
      ]) {
        x = layer.apply(x) as tf.SymbolicTensor;
      }
      return tf.model({ inputs: input, outputs: x });
    },
    "pooling with its own default strides": (shape) =>
      tf.sequential({
        layers: [
          first(shape),
          tf.layers.averagePooling2d({ poolSize: [2, 2] }),
          convolution(16),
          tf.layers.averagePooling2d({ poolSize: 2 }),
          tf.layers.flatten(),
          dense(120),
          dense(84),
          answer(),
        ],
      }),
    "C5 as a convolution, as in 1998": (shape) =>
      tf.sequential({
        layers: [
          first(shape),
          halve(),
          convolution(16),
          halve(),
          convolution(120),
          tf.layers.flatten(),
          dense(84),
          answer(),
        ],
      }),
    "a frame of zeros": (shape) => {
      const frame = shape[0] === 28 ? [tf.layers.zeroPadding2d({ inputShape: shape, padding: 2 })] : [];
      const c1 = tf.layers.conv2d({ inputShape: shape, filters: 6, kernelSize: 5, activation: "tanh" });
      return tf.sequential({
        layers: [
          ...frame,
          c1,
          halve(),
          convolution(16),
          halve(),
          tf.layers.flatten(),
          dense(120),
          dense(84),
          answer(),
        ],
      });
    },
    "activations as layers": (shape) =>
      tf.sequential({
        layers: [
          tf.layers.conv2d({ inputShape: shape, filters: 6, kernelSize: 5, padding: paddingOf(shape) }),
          tf.layers.activation({ activation: "tanh" }),
          halve(),
          tf.layers.conv2d({ filters: 16, kernelSize: 5 }),
          tf.layers.activation({ activation: "tanh" }),
          halve(),
          tf.layers.flatten(),
          dense(120),
          dense(84),
          tf.layers.dense({ units: 10 }),
          tf.layers.softmax(),
        ],
      }),
    "kernel size as a pair": (shape) =>
      tf.sequential({
        layers: [
          tf.layers.conv2d({
            inputShape: shape,
            filters: 6,
            kernelSize: [5, 5],
            padding: paddingOf(shape),
            activation: "tanh",
          }),
          halve(),
          convolution(16),
          halve(),
          tf.layers.flatten(),
          dense(120),
          dense(84),
          answer(),
        ],
      }),
    "a reshape instead of flatten": (shape) =>
      tf.sequential({
        layers: [
          first(shape),
          halve(),
          convolution(16),
          halve(),
          tf.layers.reshape({ targetShape: [400] }),
          dense(120),
          dense(84),
          answer(),
        ],
      }),
    "two halves": (shape) =>
      tf.sequential({
        layers: [
          tf.sequential({ layers: [first(shape), halve(), convolution(16), halve()] }),
          tf.layers.flatten(),
          dense(120),
          dense(84),
          answer(),
        ],
      }),
  },
  wrong: {
    "model.empty": [() => tf.sequential()],
    fixedInput: [() => network([28, 28, 1])],
    missingFlatten: [(shape) => network(shape, { flatten: false })],
    filtersSwapped: [(shape) => network(shape, { filters: [16, 6] })],
    poolStride1: [(shape) => network(shape, { poolStrides: 1 })],
    validPadding: [(shape) => network(shape, { first: "valid" })],
    bothSame: [
      (shape) => network(shape, { first: "same", second: "same" }),
      (shape) => network(shape, { second: "same" }),
    ],
    paddedColour: [(shape) => network(shape, { first: "same" })],
    kernelSize: [(shape) => network(shape, { kernelSize: 3 })],
    maxPooling: [
      (shape) => network(shape, { pooling: "max" }),
      (shape) => network(shape, { pooling: "max", activation: "relu" }),
    ],
    reluInstead: [(shape) => network(shape, { activation: "relu" })],
    noActivation: [(shape) => network(shape, { activation: "linear" })],
    linearOutput: [(shape) => network(shape, { output: "linear" })],
    denseMissing: [(shape) => network(shape, { dense: [120] }), (shape) => network(shape, { dense: [84] })],
    "model.type": [() => 3 as never],
    denseWidths: [(shape) => network(shape, { dense: [100, 84] })],
  },
};
