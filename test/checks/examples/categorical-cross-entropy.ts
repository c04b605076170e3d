import * as tf from "@tensorflow/tfjs-node";
import type { Examples } from "./examples";

const safe = (p: tf.Tensor): tf.Tensor => p.clipByValue(1e-7, 1);
const softmaxOverBatch = (p: tf.Tensor): tf.Tensor => p.exp().div(p.exp().sum(0, true));

/** tfjs types most results as `Tensor`; a learner's cell is compiled less strictly than these tests. */
type Loss = (labels: tf.Tensor2D, predictions: tf.Tensor2D) => tf.Tensor;

const answers: { correct: Record<string, Loss>; wrong: Record<string, Loss[]> } = {
  correct: {
    clipped: (labels, predictions) => labels.mul(safe(predictions).log()).sum(1).mean().neg(),
    "epsilon added": (labels, predictions) =>
      tf.neg(tf.mean(tf.sum(tf.mul(labels, tf.log(predictions.add(1e-7))), 1))),
    "a tiny epsilon": (labels, predictions) => labels.mul(predictions.add(1e-12).log()).sum(1).mean().neg(),
    "a larger epsilon": (labels, predictions) =>
      labels.mul(predictions.maximum(1e-5).log()).sum(-1).neg().mean(),
    "both ends clipped": (labels, predictions) =>
      labels
        .mul(predictions.clipByValue(1e-7, 1 - 1e-7).log())
        .sum(1)
        .mean()
        .neg(),
    "the probability first": (labels, predictions) => safe(labels.mul(predictions).sum(1)).log().mean().neg(),
    "the sum of all divided by the batch": (labels, predictions) =>
      labels.mul(safe(predictions).log()).sum().div(-labels.shape[0]),
    "the backend's epsilon": (labels, predictions) =>
      labels.mul(predictions.add(tf.backend().epsilon()).log()).sum(1).mean().mul(-1),
    "relu keeps it above zero": (labels, predictions) =>
      labels.mul(predictions.sub(1e-7).relu().add(1e-7).log()).sum(1).mean().neg(),
    "a matrix product": (labels, predictions) =>
      tf
        .matMul(labels, safe(predictions).log() as tf.Tensor2D, false, true)
        .mul(tf.eye(labels.shape[0]))
        .sum()
        .div(-labels.shape[0]),
    tidy: (labels, predictions) =>
      tf.tidy(() => labels.mul(safe(predictions).log()).mean().mul(-labels.shape[1])),
  },
  wrong: {
    meanOverClasses: [(labels, predictions) => labels.mul(safe(predictions).log()).sum(0).mean().neg()],
    allPairs: [(labels, predictions) => labels.matMul(safe(predictions).log().transpose()).mean().neg()],
    clippedAbove: [
      (labels, predictions) => labels.mul(predictions.clipByValue(1e-7, 0.5).log()).sum(1).mean().neg(),
    ],
    fixedBatch: [(labels, predictions) => labels.mul(safe(predictions).log()).sum().neg().div(10)],
    boundsExchanged: [
      (labels, predictions) => labels.mul(predictions.clipByValue(1, 1e-7).log()).sum(1).mean().neg(),
    ],
    logOnePlus: [(labels, predictions) => labels.mul(predictions.log1p()).sum(1).mean().neg()],
    meanOverAll: [(labels, predictions) => labels.mul(safe(predictions).log()).mean().neg()],
    batchSum: [(labels, predictions) => labels.mul(safe(predictions).log()).sum().neg()],
    missingMinus: [(labels, predictions) => labels.mul(safe(predictions).log()).sum(1).mean()],
    log10: [(labels, predictions) => labels.mul(safe(predictions).log().div(Math.LN10)).sum(1).mean().neg()],
    log2: [(labels, predictions) => labels.mul(safe(predictions).log().div(Math.LN2)).sum(1).mean().neg()],
    noEpsilon: [
      (labels, predictions) => labels.mul(predictions.log()).sum(1).mean().neg(),
      (labels, predictions) => labels.mul(predictions).sum(1).log().mean().neg(),
    ],
    swapped: [
      (labels, predictions) => predictions.mul(safe(labels).log()).sum(1).mean().neg(),
      (labels, predictions) => predictions.mul(labels.log()).sum(1).mean().neg(),
      (labels, predictions) => predictions.mul(labels.add(1e-10).log()).sum(1).mean().neg(),
    ],
    softmaxOverBatch: [
      (labels, predictions) => labels.mul(softmaxOverBatch(predictions).log()).sum(1).mean().neg(),
    ],
    softmaxTwice: [
      (labels, predictions) => labels.mul(safe(predictions.softmax()).log()).sum(1).mean().neg(),
    ],
    binary: [
      (labels, predictions) => {
        const p = predictions.clipByValue(1e-7, 1 - 1e-7);
        return labels
          .mul(p.log())
          .add(tf.sub(1, labels).mul(tf.sub(1, p).log()))
          .mean()
          .neg();
      },
      (labels, predictions) => {
        const p = predictions.clipByValue(1e-7, 1 - 1e-7);
        return labels
          .mul(p.log())
          .add(tf.sub(1, labels).mul(tf.sub(1, p).log()))
          .sum(1)
          .mean()
          .neg();
      },
    ],
    noLogarithm: [(labels, predictions) => labels.mul(predictions).sum(1).mean().neg()],
    perSample: [(labels, predictions) => labels.mul(safe(predictions).log()).sum(1).neg()],
    perClass: [(labels, predictions) => labels.mul(safe(predictions).log()).mean(0).neg()],
    notDifferentiable: [
      (labels, predictions) =>
        tf
          .where(predictions.greater(0), labels.mul(safe(predictions).log()), labels.mul(-16))
          .sum(1)
          .mean()
          .neg(),
      (labels, predictions) => {
        const [y, p] = [labels.dataSync(), predictions.dataSync()];
        let sum = 0;
        for (let i = 0; i < y.length; i++) sum -= (y[i] ?? 0) * Math.log(Math.max(p[i] ?? 0, 1e-7));
        return tf.scalar(sum / labels.shape[0]);
      },
    ],
    "property.borrowed": [
      (labels, predictions) => tf.metrics.categoricalCrossentropy(labels, predictions).mean(),
    ],
    "property.shape": [(labels, predictions) => labels.mul(safe(predictions).log())],
    clippedTooHigh: [(labels, predictions) => labels.mul(predictions.add(0.1).log()).sum(1).mean().neg()],
    "property.atZero": [
      (labels, predictions) =>
        labels.mul(safe(predictions).log()).mul(predictions.mul(1e8).clipByValue(0, 1)).sum(1).mean().neg(),
    ],
  },
};

export const categoricalCrossEntropy = {
  exercise: "categoricalCrossEntropy",
  ...answers,
} as unknown as Examples<"categoricalCrossEntropy">;
