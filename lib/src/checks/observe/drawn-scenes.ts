import * as tf from "@tensorflow/tfjs-node";
import { drawScenes } from "../../stand-in/scenes";
import { oneHot, scalePixels } from "../../tensors";

/** Drawn scenes to train on: images [count, 32, 32, 3] in 0…1 and one-hot labels. The caller disposes of both. */
export function drawnTrainingSet(count: number, seed: number): { images: tf.Tensor4D; labels: tf.Tensor2D } {
  const { images, labels } = drawScenes(count, seed);
  return { images: drawnBatch(images), labels: oneHot(labels, 10) };
}

/** Scenes as they are drawn, plane after plane, as a tensor with the colour last. */
export function drawnBatch(planes: Uint8Array): tf.Tensor4D {
  return tf.tidy(() => {
    const count = planes.length / (3 * 32 * 32);
    return tf.tensor4d(scalePixels(planes), [count, 3, 32, 32]).transpose([0, 2, 3, 1]) as tf.Tensor4D;
  });
}
