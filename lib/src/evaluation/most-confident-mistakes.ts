import type * as tf from "@tensorflow/tfjs-node";
import { classesOf } from "./classes";

export interface Mistake {
  /** Row of the image among those predicted. */
  readonly index: number;
  /** Its true class. */
  readonly label: number;
  /** The class the network chose. */
  readonly predicted: number;
  /** The probability it gave to that class, 0…1. */
  readonly confidence: number;
}

/**
 * The wrong answers a network was surest of, the surest first.
 *
 * @param labels shape [images, classes], one-hot.
 * @param predictions shape [images, classes], probabilities.
 * @param limit how many to return at most; 10 if left out.
 * @throws RangeError when the shapes differ or there is no image.
 */
export function mostConfidentMistakes(labels: tf.Tensor2D, predictions: tf.Tensor2D, limit = 10): Mistake[] {
  const { truth, predicted } = classesOf(labels, predictions);
  const probabilities = predictions.dataSync();
  const classes = labels.shape[1];
  return truth
    .map((label, index) => ({
      index,
      label,
      predicted: predicted[index]!,
      confidence: probabilities[index * classes + predicted[index]!]!,
    }))
    .filter(({ label, predicted }) => label !== predicted)
    .sort((one, other) => other.confidence - one.confidence || one.index - other.index)
    .slice(0, limit);
}
