import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { accuracy, confusionCounts, mostConfidentMistakes } from "image-lab";

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
