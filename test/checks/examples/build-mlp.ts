import * as tf from "@tensorflow/tfjs-node";
import type { Examples } from "./examples";

type Dense = Parameters<typeof tf.layers.dense>[0];

/** A sequential model of dense layers; the first takes `inputs` numbers. */
const stack = (inputs: number, ...dense: Dense[]): tf.LayersModel =>
  tf.sequential({
    layers: dense.map((layer, i) => tf.layers.dense(i === 0 ? { inputShape: [inputs], ...layer } : layer)),
  });

const relu = (units: number): Dense => ({ units, activation: "relu" });
const softmax = (units: number): Dense => ({ units, activation: "softmax" });

export const buildMlp: Examples<"buildMlp"> = {
  exercise: "buildMlp",
  correct: {
    sequential: (inputs) => stack(inputs, relu(128), relu(64), softmax(10)),
    add: (inputs) => {
      const model = tf.sequential();
      model.add(tf.layers.dense({ inputShape: [inputs], units: 128, activation: "relu" }));
      model.add(tf.layers.dense({ units: 64, activation: "relu" }));
      model.add(tf.layers.dense({ units: 10, activation: "softmax" }));
      return model;
    },
    functional: (inputs) => {
      const input = tf.input({ shape: [inputs] });
      const first = tf.layers.dense({ units: 128, activation: "relu" }).apply(input);
      const second = tf.layers.dense({ units: 64, activation: "relu" }).apply(first);
      const output = tf.layers.dense({ units: 10, activation: "softmax" }).apply(second);
      return tf.model({ inputs: input, outputs: output as tf.SymbolicTensor });
    },
    "activations as layers": (inputs) =>
      tf.sequential({
        layers: [
          tf.layers.dense({ inputShape: [inputs], units: 128 }),
          tf.layers.activation({ activation: "relu" }),
          tf.layers.dense({ units: 64 }),
          tf.layers.reLU(),
          tf.layers.dense({ units: 10 }),
          tf.layers.softmax(),
        ],
      }),
    "an input layer": (inputs) =>
      tf.sequential({
        layers: [
          tf.layers.inputLayer({ inputShape: [inputs] }),
          tf.layers.dense({ units: 128, activation: "relu" }),
          tf.layers.dense({ units: 64, activation: "relu" }),
          tf.layers.dense({ units: 10, activation: "softmax" }),
        ],
      }),
    "a batch input shape": (inputs) =>
      stack(inputs, { ...relu(128), batchInputShape: [null, inputs] }, relu(64), softmax(10)),
    "other initial weights": (inputs) =>
      stack(inputs, { ...relu(128), kernelInitializer: "heNormal" }, relu(64), softmax(10)),
    "names and a loop": (inputs) => {
      const model = tf.sequential({ name: "mlp" });
      [128, 64, 10].forEach((units, i) => {
        const activation = i === 2 ? "softmax" : "relu";
        const input = i === 0 ? { inputShape: [inputs] } : {};
        model.add(tf.layers.dense({ name: `layer${i}`, units, activation, ...input }));
      });
      return model;
    },
    "models inside a model": (inputs) =>
      tf.sequential({
        layers: [stack(inputs, relu(128), relu(64)), tf.layers.dense({ units: 10, activation: "softmax" })],
      }),
    "reshaping to the same shape": (inputs) =>
      tf.sequential({
        layers: [
          tf.layers.dense({ inputShape: [inputs], units: 128, activation: "relu" }),
          tf.layers.reshape({ targetShape: [128] }),
          tf.layers.dense({ units: 64, activation: "relu" }),
          tf.layers.dense({ units: 10, activation: "softmax" }),
        ],
      }),
  },
  wrong: {
    "property.layerInput": [
      (inputs) =>
        tf.sequential({
          layers: [
            tf.layers.dense({ inputShape: [inputs], units: 128, activation: "relu" }),
            tf.layers.conv2d({ filters: 6, kernelSize: 5 }),
          ],
        }),
    ],
    oneOutput: [(inputs) => stack(inputs, relu(128), relu(64), softmax(1))],
    fixedInputs: [() => stack(784, relu(128), relu(64), softmax(10))],
    softmaxTwice: [
      (inputs) => stack(inputs, relu(128), relu(64), softmax(10), softmax(10)),
      (inputs) =>
        tf.sequential({
          layers: [stack(inputs, relu(128), relu(64), softmax(10)), tf.layers.softmax()],
        }),
    ],
    sigmoidOutput: [(inputs) => stack(inputs, relu(128), relu(64), { units: 10, activation: "sigmoid" })],
    linearOutput: [(inputs) => stack(inputs, relu(128), relu(64), { units: 10 })],
    noHiddenActivation: [
      (inputs) => stack(inputs, { units: 128 }, { units: 64 }, softmax(10)),
      (inputs) => stack(inputs, relu(128), { units: 64, activation: "linear" }, softmax(10)),
    ],
    widthsSwapped: [(inputs) => stack(inputs, relu(64), relu(128), softmax(10))],
    hiddenLayerMissing: [(inputs) => stack(inputs, relu(128), softmax(10))],
    "property.nothing": [() => undefined as never],
    "property.promise": [
      (async (inputs: number) => stack(inputs, relu(128), relu(64), softmax(10))) as never,
    ],
    "model.alikeWeights": [
      (inputs) => stack(inputs, { ...relu(128), kernelInitializer: "zeros" }, relu(64), softmax(10)),
      (inputs) => stack(inputs, relu(128), { ...relu(64), kernelInitializer: "ones" }, softmax(10)),
    ],
    "model.type": [(inputs) => tf.layers.dense({ units: inputs }) as never],
    "model.inputShape": [(inputs) => stack(inputs + 1, relu(128), relu(64), softmax(10))],
    "model.layers": [(inputs) => stack(inputs, softmax(10))],
    "model.someBiases": [(inputs) => stack(inputs, { ...relu(128), useBias: false }, relu(64), softmax(10))],
    "model.setting": [
      (inputs) => stack(inputs, { units: 128, activation: "sigmoid" }, relu(64), softmax(10)),
    ],
    "model.compiled": [
      (inputs) => {
        const model = stack(inputs, relu(128), relu(64), softmax(10));
        model.compile({ optimizer: "adam", loss: "categoricalCrossentropy" });
        return model;
      },
    ],
    "property.notImplemented": [
      () => {
        throw new Error("not implemented yet");
      },
    ],
    "property.threw": [(inputs) => stack(inputs, { units: -1 }, relu(64), softmax(10))],
  },
};
