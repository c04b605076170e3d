import { readFileSync } from "node:fs";
import * as tf from "@tensorflow/tfjs-node";
import { optimizers } from "../with-plain-tfjs";
import { chain, ending, type Judge, type Row } from "./row";

type Class = new (config: object) => never;
type Try = (name: string, own: Class) => Row;

const { layers } = tf;
const VECTOR = [5];

const dense = (args: object): tf.LayersModel =>
  chain(VECTOR, layers.dense({ units: 5, activation: "tanh", ...args }));

/** How to try a class that tfjs registers, by the name of the kind of thing that it is. */
export const kinds: Readonly<Record<string, Try>> = {
  Activation: (name) => ({ tries: [name], make: () => dense({ activation: name }) }),
  Initializer: (name, Own) => {
    const config = { value: 0.3, scale: 1, mode: "fanIn", distribution: "normal", minval: -1, maxval: 1 };
    return { tries: [name], make: () => dense({ kernelInitializer: new Own(config) }) };
  },
  Regularizer: (name, Own) => ({
    tries: [name],
    make: () => dense({ kernelRegularizer: new Own({ l1: 0.01, l2: 0.02 }), biasRegularizer: "l1l2" }),
  }),
  Constraint: (name, Own) => ({
    tries: [name],
    make: () => dense({ kernelConstraint: new Own({ minValue: 0.1, maxValue: 0.5, rate: 1, axis: 0 }) }),
  }),
  Optimizer: (name) => {
    const own = Object.values(optimizers).find((make) => make().getClassName() === name);
    return { tries: own === undefined ? [] : [name], make: () => dense({}), optimizer: own! };
  },
};

/** The names of the losses that tfjs's layers know, which they do not export. */
const source = readFileSync(require.resolve("@tensorflow/tfjs-layers/dist/losses.js"), "utf8");
const names = /lossesMap = \{([^}]*)\}/.exec(source)![1]!.match(/\w+/g)!;

const classes = (): tf.LayersModel => {
  const input = tf.input({ shape: VECTOR });
  const output = layers.dense({ units: 3, activation: "softmax" }).apply(input) as tf.SymbolicTensor;
  return tf.model({ inputs: input, outputs: output });
};

const judging = (name: string, more: Partial<Row>): Row => ({
  tries: [name],
  make: classes,
  targets: /sparse/i.test(name) ? "class" : "one-hot",
  ...more,
});

/** A row for each loss. */
export const lossRows: readonly Row[] = [
  ...names.map((loss) => judging(loss, { loss, metrics: [] })),
  ...Object.entries(tf.losses).map(([name, loss]) =>
    judging(`tf.losses.${name}`, {
      loss: loss as Judge,
      metrics: [],
      ...(name === "computeWeightedLoss" ? { refusal: /gradient function not found for NotEqual/ } : {}),
    }),
  ),
];

/** A row for each metric. */
export const metricRows: readonly Row[] = Object.entries(tf.metrics).map(([name, metric]) =>
  judging(`tf.metrics.${name}`, {
    loss: /sparse/.test(name) ? "sparseCategoricalCrossentropy" : "categoricalCrossentropy",
    metrics: [metric as Judge],
  }),
);

const two = (): tf.LayersModel => {
  const [left, right] = [
    tf.input({ shape: VECTOR, name: "left" }),
    tf.input({ shape: [2, 3], name: "right" }),
  ];
  const joined = layers.concatenate().apply([left, layers.flatten().apply(right) as tf.SymbolicTensor]);
  const hidden = layers.dense({ units: 4, activation: "relu" }).apply(joined) as tf.SymbolicTensor;
  const sizes = layers.dense({ units: 3, name: "size" }).apply(hidden) as tf.SymbolicTensor;
  return tf.model({ inputs: [left, right], outputs: [sizes, ending(hidden, "pair")] });
};

/** Models with several inputs and outputs. */
export const severalRows: readonly Row[] = [
  { tries: ["two inputs and two outputs"], make: two, metrics: ["mae", "mse"] },
  {
    tries: ["two losses, and metrics of one output"],
    make: two,
    loss: ["meanSquaredError", "meanAbsoluteError"],
    metrics: { size: "mse" },
    optimizer: () => tf.train.adam(0.01),
  },
];
