import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import "image-lab";

test("whole numbers round to themselves; floats still round half to even", () => {
  const before = tf.memory();
  const whole = tf.tensor1d([7, -3, 0], "int32");
  const rounded = tf.round(whole);
  assert.equal(rounded.dtype, "int32");
  assert.deepEqual([...rounded.dataSync()], [7, -3, 0]);
  whole.dispose();
  assert.deepEqual([...rounded.dataSync()], [7, -3, 0], "the numbers live as long as one of the two tensors");
  rounded.dispose();
  const floats = tf.round(tf.tensor1d([0.5, 1.5, -2.6]));
  assert.deepEqual([...floats.dataSync()], [0, 2, -3]);
  assert.equal(tf.memory().numTensors, before.numTensors + 2);
});

test("Otsu's threshold parts the dark from the bright in a decoded picture", () => {
  const picture = tf.tensor3d([10, 12, 200, 210], [2, 2, 1], "int32");
  assert.deepEqual([...tf.image.threshold(picture, "otsu").dataSync()], [0, 0, 255, 255]);
});
