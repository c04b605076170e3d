/** In place of lib/src/graph/pixel-tensor.ts: a page keeps bytes in its own way. */
import * as tf from "@tensorflow/tfjs";
import { scalePixels } from "image-lab/internal/tensors/scale-pixels";
import { byteImages } from "../tfjs/byte-images";

/** @returns float32, 0…1, of this shape */
export function pixelTensor(pixels: Uint8Array, shape: number[]): tf.Tensor {
  return tf.getBackend() === "wasm" ? byteImages(pixels, shape) : tf.tensor(scalePixels(pixels), shape);
}

export function nativeBytes(): undefined {
  return undefined;
}

export function readPixels(): undefined {
  return undefined;
}
