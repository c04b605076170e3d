import type * as tf from "@tensorflow/tfjs-node";
import { checkDataset } from "../data/check-dataset";
import type { Dataset } from "../data/dataset";
import { selectRows } from "../data/select-rows";
import { shuffledIndices } from "./shuffled-indices";
import { toTensors } from "./to-tensors";

export interface BatchesOptions {
  /** Seed of the order in which images come; left out, they come as they lie in the dataset. */
  readonly shuffleSeed?: number;
}

export interface Batch {
  /** Shape [size, rows, cols, channels], float32, 0…1. */
  readonly images: tf.Tensor4D;
  /** Shape [size, classes], float32, one-hot. */
  readonly labels: tf.Tensor2D;
}

/**
 * Goes once through a dataset (one epoch) in batches; the last one holds what is left and may be smaller.
 * The caller disposes of every batch.
 *
 * @param size images in a batch, at least 1.
 * @throws RangeError when `size` is not a whole number of at least 1.
 * @example
 * for (const { images, labels } of batches(train, 128, { shuffleSeed: 1 })) {
 *   await model.trainOnBatch(images, labels);
 *   tf.dispose([images, labels]);
 * }
 */
export function* batches(dataset: Dataset, size: number, options: BatchesOptions = {}): Generator<Batch> {
  checkDataset("batches", dataset);
  if (!Number.isInteger(size) || size < 1) {
    throw new RangeError(`batches: size must be a whole number of at least 1 and is ${size}.`);
  }
  const count = dataset.labels.length;
  const order =
    options.shuffleSeed === undefined
      ? Uint32Array.from({ length: count }, (_, index) => index)
      : shuffledIndices(count, options.shuffleSeed);
  for (let first = 0; first < count; first += size) {
    yield toTensors(selectRows(dataset, order.subarray(first, first + size)));
  }
}
