import type * as tf from "@tensorflow/tfjs-node";
import { checkTensor } from "../arguments/objects";

/**
 * Lays every image out as one row of numbers, which is what a dense layer reads.
 *
 * @param images shape [images, rows, cols, channels].
 * @returns shape [images, rows · cols · channels], same dtype and values; the images stay as they are.
 * @throws RangeError when `images` is no tensor or has another rank than 4.
 * @example
 * flattenImages(tf.zeros([60, 28, 28, 1])).shape; // [60, 784]
 */
export function flattenImages(images: tf.Tensor4D): tf.Tensor2D {
  checkTensor({ caller: "flattenImages", what: "the images" }, images);
  if (images.rank !== 4) {
    throw new RangeError(
      `flattenImages takes images of shape [images, rows, cols, channels] and got shape [${images.shape}]: ` +
        (images.rank === 3 ? "add a first dimension with expandDims(0)." : "pass them before any reshape."),
    );
  }
  const [count, rows, cols, channels] = images.shape;
  return images.reshape([count, rows * cols * channels]);
}
