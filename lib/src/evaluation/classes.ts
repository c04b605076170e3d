import * as tf from "@tensorflow/tfjs-node";
import { checkTensor } from "../arguments/objects";

/**
 * The column of the largest value in each row, read from a tensor of shape [rows, classes].
 *
 * @throws RangeError when the two tensors do not have the same shape [images, classes], or a prediction is NaN: the largest
 *   of NaN is column 0 in tfjs, and a network that has come to nothing would be right on every 0.
 */
export function classesOf(
  labels: tf.Tensor2D,
  predictions: tf.Tensor2D,
): { truth: number[]; predicted: number[] } {
  checkTensor({ caller: "The evaluation", what: "the labels" }, labels);
  checkTensor({ caller: "The evaluation", what: "the predictions" }, predictions);
  if (labels.rank !== 2 || predictions.rank !== 2 || `${labels.shape}` !== `${predictions.shape}`) {
    throw new RangeError(
      `One-hot labels and predictions must both have shape [images, classes]; labels have [${labels.shape}], ` +
        `predictions [${predictions.shape}]: predict the same images that the labels belong to.`,
    );
  }
  if (labels.shape[0] === 0)
    throw new RangeError("There are no predictions to compare: pass at least one image.");
  refuseNaN(predictions);
  return { truth: largestColumns(labels), predicted: largestColumns(predictions) };
}

function refuseNaN(predictions: tf.Tensor2D): void {
  if (predictions.dtype !== "float32") return; // whole numbers cannot be NaN, and tfjs-node cannot ask them
  const count = tf.tidy(() => predictions.isNaN().any(1).sum().dataSync()[0]!);
  if (count === 0) return;
  throw new RangeError(
    `The network answers NaN for ${count} of ${predictions.shape[0]} images: its weights became NaN in training. Make it ` +
      "anew and train it with a smaller learning rate, on pixels from 0 to 1 that hold no NaN themselves.",
  );
}

function largestColumns(rows: tf.Tensor2D): number[] {
  const columns = rows.argMax(1);
  const result = Array.from(columns.dataSync());
  columns.dispose();
  return result;
}
