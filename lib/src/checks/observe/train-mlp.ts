import * as tf from "@tensorflow/tfjs-node";
import type { Answers } from "../answers";
import type { TensorValue } from "../encoding";
import type { Observer } from "../exercise";
import { liveTensor } from "./live-tensor";
import { watchTraining } from "./watch-training";

interface TrainingCase {
  readonly images: TensorValue;
  readonly labels: TensorValue;
}

interface TrainingArguments {
  readonly images: tf.Tensor2D;
  readonly labels: tf.Tensor2D;
}

export const trainMlp: Observer<Answers["trainMlp"], TrainingCase, TrainingArguments> = {
  once: true,
  waits: true,
  arguments: ({ images, labels }) => ({
    images: liveTensor(images) as tf.Tensor2D,
    labels: liveTensor(labels) as tf.Tensor2D,
  }),
  call: (answer, { images, labels }) =>
    watchTraining(answer, smallNetwork(images.shape[1], labels.shape[1]), images, labels),
};

function smallNetwork(inputs: number, classes: number): tf.LayersModel {
  return tf.sequential({
    layers: [
      tf.layers.dense({ inputShape: [inputs], units: 8, activation: "relu" }),
      tf.layers.dense({ units: classes, activation: "softmax" }),
    ],
  });
}
