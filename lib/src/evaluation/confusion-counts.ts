import type * as tf from "@tensorflow/tfjs-node";
import { classesOf } from "./classes";

/**
 * Counts which class was taken for which: entry [t][p] says how many images of class t were predicted as p,
 * so that the diagonal holds what was right.
 *
 * @param labels shape [images, classes], one-hot.
 * @param predictions shape [images, classes], probabilities or logits.
 * @returns classes × classes whole numbers, which add up to the number of images.
 * @throws RangeError when the shapes differ or there is no image.
 */
export function confusionCounts(labels: tf.Tensor2D, predictions: tf.Tensor2D): number[][] {
  const { truth, predicted } = classesOf(labels, predictions);
  const classes = labels.shape[1];
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  truth.forEach((label, row) => {
    counts[label]![predicted[row]!]! += 1;
  });
  return counts;
}
