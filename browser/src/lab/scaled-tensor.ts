/** In place of lib/src/graph/scale-in-tensorflow.ts: a page has no TensorFlow that scales bytes. */
import * as tf from "@tensorflow/tfjs";
import { scalePixels } from "image-lab/internal/tensors/scale-pixels";
import { byteImages } from "../tfjs/byte-images";

/** @returns float32, 0…1, of this shape */
export function scaleInTensorFlow(pixels: Uint8Array, shape: number[]): tf.Tensor {
  return tf.getBackend() === "wasm" ? byteImages(pixels, shape) : tf.tensor(scalePixels(pixels), shape);
}
