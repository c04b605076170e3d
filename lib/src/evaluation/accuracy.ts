import type * as tf from "@tensorflow/tfjs-node";
import { classesOf } from "./classes";

/**
 * The share of images whose most probable class is the right one.
 *
 * @param labels shape [images, classes], one-hot.
 * @param predictions shape [images, classes], probabilities or logits.
 * @returns 0…1.
 * @throws RangeError when the shapes differ or there is no image.
 * @example
 * accuracy(tf.tensor2d([[1, 0], [0, 1]]), tf.tensor2d([[0.9, 0.1], [0.7, 0.3]])); // 0.5
 */
export function accuracy(labels: tf.Tensor2D, predictions: tf.Tensor2D): number {
  const { truth, predicted } = classesOf(labels, predictions);
  return truth.filter((label, row) => label === predicted[row]).length / truth.length;
}
