import type * as tf from "@tensorflow/tfjs-node";
import { confusionCounts } from "./confusion-counts";

/** How one class fares. Where nothing was counted, a share is NaN: there is no answer to judge, or no image. */
export interface ClassResult {
  /** Images of this class. */
  readonly images: number;
  /** Of the images taken for this class, the share that belongs to it: 0…1. */
  readonly precision: number;
  /** Of the images of this class, the share that was taken for it: 0…1. */
  readonly recall: number;
  /** The harmonic mean of the two, 2 · precision · recall / (precision + recall): 0…1. */
  readonly f1: number;
}

/**
 * Precision, recall and F1 of every class, by the class that the network finds most probable.
 *
 * tfjs's own metric `"precision"` does something else: it counts numbers that are exactly 1, which a softmax hardly
 * gives, so that it starts at 0 however good the network is (tfjs 4.22).
 *
 * @param labels shape [images, classes], one-hot.
 * @param predictions shape [images, classes], probabilities or logits.
 * @returns one result for each class, in the classes' order.
 * @throws RangeError when the shapes differ, there is no image, or a prediction is NaN.
 * @example
 * const labels = tf.tensor2d([[1, 0], [1, 0], [0, 1]]);
 * const predictions = tf.tensor2d([[0.9, 0.1], [0.2, 0.8], [0.3, 0.7]]);
 * perClass(labels, predictions)[1]; // { images: 1, precision: 0.5, recall: 1, f1: 0.667 }
 */
export function perClass(labels: tf.Tensor2D, predictions: tf.Tensor2D): ClassResult[] {
  const counts = confusionCounts(labels, predictions);
  return counts.map((row, k) => {
    const right = row[k]!;
    const images = row.reduce((sum, count) => sum + count, 0);
    const taken = counts.reduce((sum, other) => sum + other[k]!, 0);
    return { images, precision: right / taken, recall: right / images, f1: (2 * right) / (images + taken) };
  });
}
