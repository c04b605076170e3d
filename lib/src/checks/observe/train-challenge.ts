import * as tf from "@tensorflow/tfjs-node";
import type { Answers } from "../answers";
import type { TensorValue } from "../encoding";
import type { Observer } from "../exercise";
import { liveTensor } from "./live-tensor";
import { watchTraining } from "./watch-training";

interface ChallengeTrainingCase {
  readonly images: TensorValue;
  readonly labels: TensorValue;
  /** The optimizer that the model comes compiled with, or null for a model that is not compiled. */
  readonly compiledWith: string | null;
}

interface ChallengeTrainingArguments {
  readonly images: tf.Tensor4D;
  readonly labels: tf.Tensor2D;
  readonly compiledWith: string | null;
}

export const trainChallenge: Observer<
  Answers["trainChallenge"],
  ChallengeTrainingCase,
  ChallengeTrainingArguments
> = {
  once: true,
  waits: true,
  arguments: ({ images, labels, compiledWith }) => ({
    images: liveTensor(images) as tf.Tensor4D,
    labels: liveTensor(labels) as tf.Tensor2D,
    compiledWith,
  }),
  call(answer, { images, labels, compiledWith }) {
    const model = smallNetwork(images.shape.slice(1), labels.shape[1]);
    if (compiledWith !== null) model.compile({ optimizer: compiledWith, loss: "categoricalCrossentropy" });
    return watchTraining(answer, model, images, labels);
  },
};

function smallNetwork(imageShape: number[], classes: number): tf.LayersModel {
  return tf.sequential({
    layers: [
      tf.layers.flatten({ inputShape: imageShape }),
      tf.layers.dense({ units: 8, activation: "relu" }),
      tf.layers.dense({ units: classes, activation: "softmax" }),
    ],
  });
}
