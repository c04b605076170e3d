/** In place of lib/src/graph/scale-in-tensorflow.ts: a page has no TensorFlow that scales bytes. */
import * as tf from "@tensorflow/tfjs";
import { scalePixels } from "image-lab/internal/tensors/scale-pixels";

/** @returns float32, 0…1, of this shape */
export function scaleInTensorFlow(pixels: Uint8Array, shape: number[]): tf.Tensor {
  return tf.tensor(scalePixels(pixels), shape);
}
