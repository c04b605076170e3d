import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { tensorMeter } from "image-lab";

test("tells shape, type and bytes of what was not disposed of, largest first", () => {
  const before = tf.scalar(1);
  const meter = tensorMeter();
  const kept = [tf.zeros([10, 3]), tf.tensor1d([1, 2, 3, 4], "int32"), tf.tensor1d([true, false], "bool")];
  tf.tidy(() => tf.ones([100]).sum()).dispose();
  tf.zeros([5]).dispose();
  before.dispose();
  const { leaked, bytes, text } = meter.stop();
  assert.deepEqual(
    leaked.map(({ shape, dtype, bytes: own }) => [shape, dtype, own]),
    [
      [[10, 3], "float32", 120],
      [[4], "int32", 16],
      [[2], "bool", 2],
    ],
  );
  assert.equal(bytes, 138);
  assert.match(
    text,
    /^3 tensors \(138 B\) were made and not disposed of:\n {2}float32 \[10, 3\], 120 B, made at .*tensor-meter\.test/,
  );
  assert.match(text, /Wrap the code in tf\.tidy/);
  tf.dispose(kept);
});

test("says so when nothing is left, and watches no longer after stop", () => {
  const meter = tensorMeter();
  tf.zeros([3]).dispose();
  assert.equal(meter.stop().text, "Every tensor that was made was disposed of.");
  const later = tf.zeros([3]);
  assert.equal(meter.stop().leaked.length, 0);
  later.dispose();
});
