import * as tf from "@tensorflow/tfjs-node";
import { checkDataset } from "../data/check-dataset";
import type { Dataset } from "../data/dataset";
import { pixelTensor } from "../graph/pixel-tensor";
import { oneHot } from "./one-hot";
import { scalePixels } from "./scale-pixels";

/** From so many pixels on they stay bytes in memory, until somebody asks for their values. */
const many = 2 ** 22;

export interface ToTensorsOptions {
  /** Take only the first so many images; all of them if left out. */
  readonly limit?: number;
  /** Lay every image out as one row, as a dense layer reads it; `false` if left out. */
  readonly flatten?: boolean;
}

/**
 * Everything a network needs of a dataset: scaled images and one-hot labels. The caller disposes of both.
 *
 * Many images (from 4 million pixels on) stay bytes in memory until somebody asks for their values. The tensor may read
 * them where they are, as one of `tf.tensor` may: do not change `dataset.images` afterwards.
 *
 * @param dataset images as bytes 0…255 with their labels.
 * @returns `images` of shape [images, rows, cols, channels] (with `flatten`: [images, rows · cols · channels]),
 *   float32, 0…1; `labels` of shape [images, classes], float32, one-hot.
 * @throws RangeError when bytes, labels and shape do not fit together, or `limit` is not 1…images.
 * @example
 * const { train } = await loadMnist();
 * const { images, labels } = toTensors(train, { limit: 6000 });
 * images.shape; // [6000, 28, 28, 1]
 */
export function toTensors(
  dataset: Dataset,
  options: ToTensorsOptions & { readonly flatten: true },
): { images: tf.Tensor2D; labels: tf.Tensor2D };
export function toTensors(
  dataset: Dataset,
  options?: ToTensorsOptions & { readonly flatten?: false },
): { images: tf.Tensor4D; labels: tf.Tensor2D };
export function toTensors(
  dataset: Dataset,
  options: ToTensorsOptions = {},
): { images: tf.Tensor4D | tf.Tensor2D; labels: tf.Tensor2D } {
  checkDataset("toTensors", dataset);
  const total = dataset.labels.length;
  const count = options.limit ?? total;
  if (!Number.isInteger(count) || count < 1 || count > total) {
    throw new RangeError(
      `toTensors: limit must be a whole number 1…${total}, the images ${dataset.name} has, and is ${count}.`,
    );
  }
  const [rows, cols, channels] = dataset.shape;
  const size = rows * cols * channels;
  const pixels = dataset.images.subarray(0, count * size);
  const shape = options.flatten ? [count, size] : [count, rows, cols, channels];
  const labels = oneHot(dataset.labels.subarray(0, count), dataset.classNames.length);
  return { images: scaled(pixels, shape), labels };
}

function scaled(pixels: Uint8Array, shape: number[]): tf.Tensor4D | tf.Tensor2D {
  const images: tf.Tensor =
    pixels.length < many ? tf.tensor(scalePixels(pixels), shape) : pixelTensor(pixels, shape);
  return images as tf.Tensor4D | tf.Tensor2D;
}
