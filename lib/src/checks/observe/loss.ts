import * as tf from "@tensorflow/tfjs-node";
import type { Answers } from "../answers";
import type { TensorValue } from "../encoding";
import type { Observer } from "../exercise";
import { liveTensor, plainTensor } from "./live-tensor";

type Loss = Answers["totalSquaredError"];

interface LossCase {
  readonly labels: TensorValue;
  readonly predictions: TensorValue;
}

interface LossArguments {
  readonly labels: tf.Tensor2D;
  readonly predictions: tf.Tensor2D;
}

const loss: Observer<Loss, LossCase, LossArguments> = {
  arguments: ({ labels, predictions }) => ({
    labels: liveTensor(labels) as tf.Tensor2D,
    predictions: liveTensor(predictions) as tf.Tensor2D,
  }),
  call: (answer, { labels, predictions }) => tf.tidy(() => answer(labels, predictions)),
  facts: (answer, { labels, predictions }) => ({ gradient: gradient(answer, labels, predictions) }),
};

/** The gradient of the loss against the predictions, or the sentence in which tfjs says that there is none. */
function gradient(answer: Loss, labels: tf.Tensor2D, predictions: tf.Tensor2D): unknown {
  try {
    const slope = tf.grad((p: tf.Tensor) => answer(labels, p as tf.Tensor2D).asScalar());
    const tensor = tf.tidy(() => slope(predictions));
    const plain = plainTensor(tensor);
    tensor.dispose();
    return plain;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export const totalSquaredError: Observer<Loss, LossCase, LossArguments> = {
  ...loss,
  borrowable: { "tf.losses.meanSquaredError": () => tf.losses.meanSquaredError },
};

export const categoricalCrossEntropy: Observer<Loss, LossCase, LossArguments> = {
  ...loss,
  borrowable: {
    "tf.metrics.categoricalCrossentropy": () => tf.metrics.categoricalCrossentropy,
    "tf.losses.softmaxCrossEntropy": () => tf.losses.softmaxCrossEntropy,
    "tf.losses.logLoss": () => tf.losses.logLoss,
  },
};
