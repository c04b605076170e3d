import * as tf from "@tensorflow/tfjs-node";
import type { Examples } from "./examples";

/** tfjs types most results as `Tensor`; a learner's cell is compiled less strictly than these tests. */
type Loss = (labels: tf.Tensor2D, predictions: tf.Tensor2D) => tf.Tensor;

const answers: { correct: Record<string, Loss>; wrong: Record<string, Loss[]> } = {
  correct: {
    methods: (labels, predictions) => predictions.sub(labels).square().sum(1).mean(),
    functions: (labels, predictions) => tf.mean(tf.sum(tf.squaredDifference(labels, predictions), 1)),
    "labels minus predictions": (labels, predictions) => labels.sub(predictions).square().sum(-1).mean(),
    "a power": (labels, predictions) => tf.pow(tf.sub(predictions, labels), 2).sum(1).mean(),
    "times itself": (labels, predictions) => {
      const difference = predictions.sub(labels);
      return difference.mul(difference).sum(1).mean();
    },
    "the sum of all divided by the batch": (labels, predictions) =>
      predictions.sub(labels).square().sum().div(labels.shape[0]),
    "the mean of all times the classes": (labels, predictions) =>
      predictions.sub(labels).square().mean().mul(labels.shape[1]),
    "the norm squared": (labels, predictions) =>
      tf.norm(predictions.sub(labels)).square().div(labels.shape[0]),
    "written out": (labels, predictions) =>
      tf
        .addN([predictions.square(), labels.square(), predictions.mul(labels).mul(-2)])
        .sum(1)
        .mean(),
    tidy: (labels, predictions) => tf.tidy(() => tf.squaredDifference(predictions, labels).sum([1]).mean()),
    "one image at a time": (labels, predictions) =>
      tf.stack(tf.unstack(predictions.sub(labels)).map((row) => row.dot(row))).mean(),
  },
  wrong: {
    softmaxAgain: [(labels, predictions) => predictions.softmax().sub(labels).square().sum(1).mean()],
    classDistance: [
      (labels, predictions) => labels.argMax(1).sub(predictions.argMax(1)).square().cast("float32").mean(),
    ],
    fixedBatch: [(labels, predictions) => predictions.sub(labels).square().sum().div(10)],
    meanOverAll: [(labels, predictions) => predictions.sub(labels).square().mean()],
    batchSum: [(labels, predictions) => predictions.sub(labels).square().sum()],
    signed: [(labels, predictions) => labels.sub(predictions).sum(1).mean()],
    absolute: [(labels, predictions) => predictions.sub(labels).abs().sum(1).mean()],
    half: [(labels, predictions) => predictions.sub(labels).square().sum(1).mean().div(2)],
    root: [(labels, predictions) => predictions.sub(labels).square().sum(1).sqrt().mean()],
    rootOfMean: [(labels, predictions) => predictions.sub(labels).square().sum(1).mean().sqrt()],
    meanOverClasses: [(labels, predictions) => predictions.sub(labels).square().mean(1).sum()],
    noDifference: [(_, predictions) => predictions.square().sum(1).mean()],
    perSample: [(labels, predictions) => predictions.sub(labels).square().sum(1)],
    perClass: [(labels, predictions) => predictions.sub(labels).square().sum(0)],
    notDifferentiable: [
      (labels, predictions) => {
        const [y, p] = [labels.dataSync(), predictions.dataSync()];
        let sum = 0;
        for (let i = 0; i < y.length; i++) sum += ((y[i] ?? 0) - (p[i] ?? 0)) ** 2;
        return tf.scalar(sum / labels.shape[0]);
      },
    ],
    "property.shape": [(labels, predictions) => predictions.sub(labels).square()],
    "property.finite": [
      (labels, predictions) => predictions.sub(labels).square().sum(1).mean().mul(Number.NaN),
    ],
    "property.values": [(labels, predictions) => predictions.sub(labels).square().sum(1).mean().pow(3)],
    "property.gradient": [
      (labels, predictions) =>
        predictions.clone().sub(labels).square().sum(1).mean().add(predictions.sum().sub(labels.shape[0])),
    ],
  },
};

export const totalSquaredError = {
  exercise: "totalSquaredError",
  ...answers,
} as unknown as Examples<"totalSquaredError">;
