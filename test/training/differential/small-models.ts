import type * as tfjs from "@tensorflow/tfjs-node";
import { oneHot, type Shown, type Stage, showHistory, showModel, uniform } from "./program";

export type Model = tfjs.LayersModel;
type Logs = Record<string, Shown>;

/** 24 images of 8×8, and their classes one-hot. */
export const imagesOf = ({ tf }: Stage): [tfjs.Tensor, tfjs.Tensor] => [
  uniform(tf, [24, 8, 8, 1], 3),
  oneHot(tf, [24], 3, 4),
];
export const rowsOf = ({ tf }: Stage): [tfjs.Tensor, tfjs.Tensor] => [
  uniform(tf, [24, 5], 5),
  oneHot(tf, [24], 3, 6),
];

export function small({ tf }: Stage, seed = 1): Model {
  const init = (more: number): object => ({
    kernelInitializer: tf.initializers.glorotUniform({ seed: seed + more }),
  });
  return tf.sequential({
    layers: [
      tf.layers.dense({ inputShape: [5], units: 7, activation: "relu", ...init(1) }),
      tf.layers.dense({ units: 3, activation: "softmax", ...init(2) }),
    ],
  });
}

export function convolutional({ tf }: Stage, normalized = false): Model {
  const init = (seed: number): object => ({ kernelInitializer: tf.initializers.glorotUniform({ seed }) });
  return tf.sequential({
    layers: [
      tf.layers.conv2d({ inputShape: [8, 8, 1], kernelSize: 3, filters: 4, activation: "relu", ...init(1) }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      ...(normalized ? [tf.layers.batchNormalization()] : []),
      tf.layers.flatten(),
      tf.layers.dense({ units: 3, activation: "softmax", ...init(2) }),
    ],
  });
}

const usual = { loss: "categoricalCrossentropy", metrics: ["accuracy"] } as const;
export const compiled = (model: Model, optimizer: string | tfjs.Optimizer = "adam"): Model => {
  model.compile({ optimizer, ...usual, metrics: ["accuracy"] });
  return model;
};
export const quiet = { epochs: 2, batchSize: 8, shuffle: false, verbose: 0 as const };

export async function tried(stage: Stage, name: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
    stage.show(name, "nothing");
  } catch (error) {
    stage.show(name, `${(error as Error).name}: ${(error as Error).message}`);
  }
}

export const numbersIn = (logs: tfjs.Logs | undefined): Logs =>
  Object.fromEntries(
    Object.entries(logs ?? {}).map(([name, value]) => [name, typeof value === "number" ? value : "tensor"]),
  );

/** Evaluated and predicted, in numbers. */
export function judged(stage: Stage, model: Model, x: tfjs.Tensor, y: tfjs.Tensor): void {
  const [scores, output] = [[model.evaluate(x, y)].flat(), model.predict(x) as tfjs.Tensor];
  stage.show(
    "scores",
    scores.map((score) => score.dataSync()[0]!),
  );
  stage.show("output", [...output.dataSync()]);
  stage.tf.dispose([scores, output]);
}

/** Trains, evaluates and predicts, and shows all of it. */
export async function learnt(
  stage: Stage,
  model: Model,
  [x, y]: readonly [tfjs.Tensor, tfjs.Tensor],
  fit: tfjs.ModelFitArgs,
): Promise<void> {
  showHistory(stage, await model.fit(x, y, { ...quiet, ...fit }));
  judged(stage, model, x, y);
  showModel(stage, model);
}

/** The functions that a callback may have. */
export const hooks = [
  "onTrainBegin",
  "onTrainEnd",
  "onEpochBegin",
  "onEpochEnd",
  "onBatchBegin",
  "onBatchEnd",
];
