import "./tensorflow-as-it-comes";
import * as tf from "@tensorflow/tfjs-node";

process.env.LAB_DATA ??= "stand-in";
process.env.LAB_NATIVE ??= "off"; // the native engine has its own tests
process.env.LAB_GRAPH ??= "at-once"; // else so few steps would not become graphs

type Loops = { fitLoop: unknown; fitDataset: unknown; testLoop: unknown; predictLoop: unknown };
const prototype = tf.LayersModel.prototype as unknown as Loops;

/** The loops of tfjs, taken before image-lab replaces them. */
const plainLoops: Loops = {
  fitLoop: prototype.fitLoop,
  fitDataset: prototype.fitDataset,
  testLoop: prototype.testLoop,
  predictLoop: prototype.predictLoop,
};
const { explainTraining } = require("image-lab") as typeof import("image-lab");
const graphLoops: Loops = {
  fitLoop: prototype.fitLoop,
  fitDataset: prototype.fitDataset,
  testLoop: prototype.testLoop,
  predictLoop: prototype.predictLoop,
};

export { explainTraining };

/** Runs code with tfjs as it comes, without image-lab's loops. */
export async function plainly<T>(run: () => Promise<T>): Promise<T> {
  Object.assign(prototype, plainLoops);
  try {
    return await run();
  } finally {
    Object.assign(prototype, graphLoops);
  }
}

/** Runs code while models are left to the graph. */
export const asGraph = <T>(run: () => Promise<T>): Promise<T> => withNative("off", run);

/** Runs code while the native engine is switched on or off. */
export async function withNative<T>(setting: "on" | "off", run: () => Promise<T>): Promise<T> {
  const before = process.env.LAB_NATIVE;
  process.env.LAB_NATIVE = setting;
  try {
    return await run();
  } finally {
    process.env.LAB_NATIVE = before;
  }
}

export const isGraph = (model: object): boolean => explainTraining(model).graph;

/** Numbers in [0, 1) from a seed (mulberry32). */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Runs code with random numbers that start anew, so that both ways shuffle alike. */
export async function shuffledAlike<T>(seed: number, run: () => Promise<T>): Promise<T> {
  const { random } = Math;
  Math.random = uniform(seed);
  try {
    return await run();
  } finally {
    Math.random = random;
  }
}

export interface Examples {
  readonly x: tf.Tensor;
  readonly y: tf.Tensor;
}

/** Noisy copies of one random picture a class, so that there is something to learn; labels are one-hot. */
export function examples(count: number, shape: readonly number[], classes = 10, seed = 7): Examples {
  const random = uniform(seed);
  const size = shape.reduce((a, b) => a * b, 1);
  const pictures = Float32Array.from({ length: classes * size }, random);
  const labels = Int32Array.from({ length: count }, () => Math.floor(random() * classes));
  const pixels = Float32Array.from(
    { length: count * size },
    (_, at) => 0.5 * pictures[labels[Math.floor(at / size)]! * size + (at % size)]! + 0.5 * random(),
  );
  const y = tf.tidy(() => tf.oneHot(tf.tensor1d(labels, "int32"), classes).toFloat());
  return { x: tf.tensor(pixels, [count, ...shape]), y };
}

const glorot = (seed: number): { kernelInitializer: ReturnType<typeof tf.initializers.glorotUniform> } => ({
  kernelInitializer: tf.initializers.glorotUniform({ seed }),
});

/** 28 × 28-like pictures made small, so that a hundred steps of plain tfjs take a second. */
export const IMAGE: [number, number, number] = [12, 12, 1];

/** The lab's three networks, with initial weights from a seed. */
export const networks: Record<string, (shape?: [number, number, number], seed?: number) => tf.Sequential> = {
  mlp: (shape = IMAGE, seed = 0) =>
    tf.sequential({
      layers: [
        tf.layers.flatten({ inputShape: shape }),
        tf.layers.dense({ units: 32, activation: "relu", ...glorot(10 * seed + 1) }),
        tf.layers.dense({ units: 16, activation: "relu", ...glorot(10 * seed + 2) }),
        tf.layers.dense({ units: 10, activation: "softmax", ...glorot(10 * seed + 3) }),
      ],
    }),
  "LeNet-5 classic": (shape = IMAGE, seed = 0) => lenet("tanh", tf.layers.averagePooling2d, shape, seed),
  "LeNet-5 modern": (shape = IMAGE, seed = 0) => lenet("relu", tf.layers.maxPooling2d, shape, seed),
};

function lenet(
  activation: "tanh" | "relu",
  pooling: (args: { poolSize: number; strides: number }) => tf.layers.Layer,
  inputShape: [number, number, number],
  seed: number,
): tf.Sequential {
  const from = (layer: number): ReturnType<typeof glorot> => glorot(10 * seed + layer);
  const kernelSize = inputShape[0] < 20 ? 3 : 5;
  return tf.sequential({
    layers: [
      tf.layers.conv2d({ inputShape, filters: 6, kernelSize: 5, padding: "same", activation, ...from(1) }),
      pooling({ poolSize: 2, strides: 2 }),
      tf.layers.conv2d({ filters: 16, kernelSize, activation, ...from(2) }),
      pooling({ poolSize: 2, strides: 2 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 120, activation, ...from(3) }),
      tf.layers.dense({ units: 84, activation, ...from(4) }),
      tf.layers.dense({ units: 10, activation: "softmax", ...from(5) }),
    ],
  });
}

export const optimizers: Record<string, () => tf.Optimizer> = {
  sgd: () => tf.train.sgd(0.1),
  momentum: () => tf.train.momentum(0.02, 0.9),
  "Nesterov momentum": () => tf.train.momentum(0.02, 0.9, true),
  rmsprop: () => tf.train.rmsprop(0.002),
  "rmsprop with momentum": () => tf.train.rmsprop(0.002, 0.9, 0.5),
  "centred rmsprop": () => tf.train.rmsprop(0.002, 0.9, 0, -0.001, true), // tfjs subtracts what it should add: NaN
  adagrad: () => tf.train.adagrad(0.05),
  adadelta: () => tf.train.adadelta(0.1),
  adam: () => tf.train.adam(0.002),
  adamax: () => tf.train.adamax(0.002),
};

/** Trains on the examples in order and returns the loss after each step. */
export async function lossesOf(
  model: tf.LayersModel,
  { x, y }: Examples,
  steps: number,
  batchSize = 32,
): Promise<number[]> {
  const losses: number[] = [];
  const epochs = Math.ceil(steps / Math.ceil(x.shape[0]! / batchSize));
  const onBatchEnd = async (_batch: number, logs?: tf.Logs): Promise<void> => {
    losses.push(logs!.loss as number);
    if (losses.length === steps) model.stopTraining = true;
  };
  await model.fit(x, y, { batchSize, epochs, shuffle: false, verbose: 0, callbacks: { onBatchEnd } });
  return losses;
}
