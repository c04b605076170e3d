import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { augment } from "image-lab";

const images = tf.tensor4d(
  Array.from({ length: 64 * 5 * 5 }, (_, i) => (i % 25) / 24),
  [64, 5, 5, 1],
);
const rows = (of: tf.Tensor4D): number[][][] => of.squeeze<tf.Tensor3D>([3]).arraySync();
const original = rows(images)[0]!;

test("shifted images are the image moved by whole pixels, its border going on; all shifts occur", () => {
  const seen = new Set<string>();
  const clamp = (value: number): number => Math.min(Math.max(value, 0), 4);
  for (const image of rows(augment(images, { shift: 1, seed: 1 }))) {
    const moves = [-1, 0, 1].flatMap((down) => [-1, 0, 1].map((right) => [down, right] as const));
    const found = moves.filter(([down, right]) =>
      image.every((row, y) =>
        row.every((v, x) => Math.abs(v - original[clamp(y - down)]![clamp(x - right)]!) < 1e-6),
      ),
    );
    assert.equal(found.length, 1);
    seen.add(String(found[0]));
  }
  assert.equal(seen.size, 9);
});

test("flipped images are mirrored, left and right, about every second one", () => {
  const mirrored = original.map((row) => [...row].reverse());
  const is = (image: number[][], other: number[][]): boolean =>
    image.every((row, y) => row.every((v, x) => Math.abs(v - other[y]![x]!) < 1e-6));
  const made = rows(augment(images, { shift: 0, flip: true, seed: 2 }));
  const count = made.filter((image) => is(image, mirrored)).length;
  assert.equal(count + made.filter((image) => is(image, original)).length, 64);
  assert.ok(count > 20 && count < 44, `${count} of 64`);
});

test("a turn of a quarter carries the top to a side, and the middle stays", () => {
  const dot = tf.buffer([1, 5, 5, 1]);
  dot.set(1, 0, 0, 2, 0);
  const angles = Array.from({ length: 200 }, (_, seed) => {
    const turned = rows(augment(dot.toTensor() as tf.Tensor4D, { shift: 0, rotate: 180, seed }))[0]!;
    const cells = turned.flatMap((row, y) => row.map((v, x) => [v, y - 2, x - 2] as const));
    const mass = cells.reduce((sum, [v]) => sum + v, 0);
    return [1, 2].map((k) => cells.reduce((sum, cell) => sum + cell[0] * cell[k]!, 0) / mass);
  });
  for (const [y, x] of angles) assert.ok(Math.hypot(y!, x!) > 1.2, "the dot stays at its distance");
  const [left, right] = [angles.filter(([, x]) => x! < -1.5), angles.filter(([, x]) => x! > 1.5)];
  assert.ok(left.length > 20 && right.length > 20 && angles.some(([y]) => y! > 1.5));
});

test("a seed repeats, colours stay apart, nothing is left behind, and odd wishes are refused", () => {
  const tensors = tf.memory().numTensors;
  const [a, b] = [1, 1].map((seed) => augment(images, { rotate: 20, seed }));
  assert.deepEqual(a!.arraySync(), b!.arraySync());
  const red = tf.tidy(() => tf.concat([images.slice([0], [2]), tf.zeros([2, 5, 5, 2])], 3) as tf.Tensor4D);
  const moved = augment(red, { rotate: 20, seed: 3 });
  assert.equal(
    moved
      .arraySync()
      .flat(2)
      .some(([, green, blue]) => green !== 0 || blue !== 0),
    false,
  );
  tf.dispose([a!, b!, red, moved]);
  assert.equal(tf.memory().numTensors, tensors);
  assert.throws(() => augment(images, { shift: 0.5 }), /shift is a whole number/);
  assert.throws(() => augment(images, { rotate: -1 }), /degrees from 0 to 180/);
  assert.throws(() => augment(tf.zeros([2, 25]) as unknown as tf.Tensor4D), /before they are flattened/);
});
