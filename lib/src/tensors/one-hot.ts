import * as tf from "@tensorflow/tfjs-node";

/**
 * Turns class numbers into rows that are 1 at the class and 0 elsewhere.
 *
 * @param labels class numbers 0…classes − 1.
 * @param classes how many classes there are, at least 2.
 * @returns shape [labels, classes], dtype float32.
 * @throws RangeError when a label has no column or `classes` is not a whole number of at least 2.
 * @example
 * oneHot(new Uint8Array([2, 0]), 3); // [[0, 0, 1], [1, 0, 0]]
 */
export function oneHot(labels: Uint8Array, classes: number): tf.Tensor2D {
  if (!Number.isInteger(classes) || classes < 2) {
    throw new RangeError(`oneHot needs at least 2 classes, as a whole number, and got ${classes}.`);
  }
  const values = new Float32Array(labels.length * classes);
  labels.forEach((label, row) => {
    if (label >= classes) {
      throw new RangeError(
        `oneHot: label ${row} is class ${label}, but ${classes} classes are numbered 0…${classes - 1}: ` +
          "raise the number of classes or look at where the labels come from.",
      );
    }
    values[row * classes + label] = 1;
  });
  return tf.tensor2d(values, [labels.length, classes]);
}
