import type * as tf from "@tensorflow/tfjs-node";

/**
 * The signature that each exercise asks for. `check` takes its second argument from this table, so an answer
 * of another shape is refused by the compiler before anything runs.
 */
export interface Answers {
  parseIdxImages: (bytes: Uint8Array) => { count: number; rows: number; cols: number; pixels: Uint8Array };
  parseIdxLabels: (bytes: Uint8Array) => Uint8Array;
  parseCifarBatch: (bytes: Uint8Array) => { labels: Uint8Array; pixels: Uint8Array };
  classCounts: (labels: Uint8Array, classes: number) => number[];
  scalePixels: (pixels: Uint8Array) => Float32Array;
  flattenImages: (images: tf.Tensor4D) => tf.Tensor2D;
  oneHot: (labels: Uint8Array, classes: number) => tf.Tensor2D;
  buildMlp: (inputs: number) => tf.LayersModel;
  accuracy: (labels: tf.Tensor2D, predictions: tf.Tensor2D) => number;
  trainMlp: (model: tf.LayersModel, images: tf.Tensor2D, labels: tf.Tensor2D) => Promise<tf.History>;
  buildLeNet5: (inputShape: [number, number, number]) => tf.LayersModel;
  totalSquaredError: (labels: tf.Tensor2D, predictions: tf.Tensor2D) => tf.Tensor;
  categoricalCrossEntropy: (labels: tf.Tensor2D, predictions: tf.Tensor2D) => tf.Tensor;
  gradientDescent: (parameters: tf.Variable[], gradients: tf.Tensor[], learningRate: number) => void;
  momentum: (
    parameters: tf.Variable[],
    gradients: tf.Tensor[],
    velocities: tf.Variable[],
    learningRate: number,
    beta: number,
  ) => void;
  trainChallenge: (model: tf.LayersModel, images: tf.Tensor4D, labels: tf.Tensor2D) => Promise<tf.History>;
  buildChallengeModel: () => tf.LayersModel;
}

/** The name of an exercise, as written in `check("…", …)` and in the gradebook. */
export type ExerciseName = keyof Answers;
