import type * as tf from "@tensorflow/tfjs-node";

/**
 * The column of the largest value in each row, read from a tensor of shape [rows, classes].
 *
 * @throws RangeError when the two tensors do not have the same shape [images, classes].
 */
export function classesOf(
  labels: tf.Tensor2D,
  predictions: tf.Tensor2D,
): { truth: number[]; predicted: number[] } {
  if (labels.rank !== 2 || predictions.rank !== 2 || `${labels.shape}` !== `${predictions.shape}`) {
    throw new RangeError(
      `One-hot labels and predictions must both have shape [images, classes]; labels have [${labels.shape}], ` +
        `predictions [${predictions.shape}]: predict the same images that the labels belong to.`,
    );
  }
  if (labels.shape[0] === 0)
    throw new RangeError("There are no predictions to compare: pass at least one image.");
  return { truth: largestColumns(labels), predicted: largestColumns(predictions) };
}

function largestColumns(rows: tf.Tensor2D): number[] {
  const columns = rows.argMax(1);
  const result = Array.from(columns.dataSync());
  columns.dispose();
  return result;
}
