import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { accuracy, confusionCounts, mostConfidentMistakes, perClass, report } from "image-lab";

let labels: tf.Tensor2D;
let predictions: tf.Tensor2D;

before(() => {
  // classes 0, 1, 2, 2 predicted as 0, 2, 2, 0
  labels = tf.tensor2d([
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
    [0, 0, 1],
  ]);
  predictions = tf.tensor2d([
    [0.8, 0.1, 0.1],
    [0.1, 0.3, 0.6],
    [0.1, 0.2, 0.7],
    [0.9, 0.0, 0.1],
  ]);
});

after(() => tf.dispose([labels, predictions]));

test("accuracy: two of four are right, and no tensor stays behind", () => {
  const tensors = tf.memory().numTensors;
  assert.equal(accuracy(labels, predictions), 0.5);
  assert.equal(tf.memory().numTensors, tensors);
});

test("confusionCounts: rows are true classes, columns predictions", () => {
  assert.deepEqual(confusionCounts(labels, predictions), [
    [1, 0, 0],
    [0, 0, 1],
    [1, 0, 1],
  ]);
});

test("mostConfidentMistakes: the surest wrong answer first", () => {
  const mistakes = mostConfidentMistakes(labels, predictions);
  assert.deepEqual(
    mistakes.map(({ index, label, predicted }) => [index, label, predicted]),
    [
      [3, 2, 0],
      [1, 1, 2],
    ],
  );
  assert.ok(Math.abs(mistakes[0]!.confidence - 0.9) < 1e-6);
  assert.equal(mostConfidentMistakes(labels, predictions, 1).length, 1);
});

test("labels and predictions of different images are refused", () => {
  const fewer = labels.slice([0, 0], [3, 3]);
  assert.throws(() => accuracy(fewer, predictions), /labels have \[3,3\], predictions \[4,3\]/);
  fewer.dispose();
});

test("precision, recall and F1 of each class, counted by hand", () => {
  // taken for 0: images 0 and 3, one rightly; for 1: none; for 2: images 1 and 2, one rightly
  assert.deepEqual(perClass(labels, predictions), [
    { images: 1, precision: 1 / 2, recall: 1, f1: 2 / 3 },
    { images: 1, precision: Number.NaN, recall: 0, f1: 0 },
    { images: 2, precision: 1 / 2, recall: 1 / 2, f1: 1 / 2 },
  ]);
});

test("a network that gives NaN is not right on every 0: all figures refuse it, and say why", () => {
  const broken = tf.tensor2d([...predictions.arraySync().slice(0, 3), [Number.NaN, 0.2, 0.8]]);
  for (const figure of [accuracy, confusionCounts, perClass])
    assert.throws(() => figure(labels, broken), /answers NaN for 1 of 4 images: .* smaller learning rate/);
  assert.throws(() => mostConfidentMistakes(labels, broken, 2), /NaN for 1 of 4/);
  assert.throws(() => report("a network", { accuracy: Number.NaN, origin: "folder" }), /weights became NaN/);
  assert.equal(accuracy(labels, labels.cast("int32")), 1, "whole numbers are answers, too");
});
