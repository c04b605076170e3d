import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { batches, type Dataset, flattenImages, oneHot, scalePixels, toTensors } from "image-lab";
import { alignedBytes } from "image-lab/internal/data/aligned-bytes";
import { DType } from "image-lab/internal/graph/def/attribute";
import { nodeBackend } from "image-lab/internal/graph/tfjs-internals";

/** Three images of 2×2 grey pixels, classes 2, 0, 1. */
const tiny: Dataset = {
  name: "tiny",
  images: new Uint8Array([0, 51, 102, 153, 204, 255, 0, 51, 102, 153, 204, 255]),
  labels: new Uint8Array([2, 0, 1]),
  shape: [2, 2, 1],
  classNames: ["a", "b", "c"],
  origin: "stand-in",
};

function close(actual: ArrayLike<number>, expected: readonly number[]): void {
  assert.equal(actual.length, expected.length);
  expected.forEach((value, index) => {
    assert.ok(Math.abs(actual[index]! - value) < 1e-6, `entry ${index}: ${actual[index]} is not ${value}`);
  });
}

test("scalePixels maps 0…255 to 0…1 and leaves the bytes alone", () => {
  const bytes = new Uint8Array([0, 51, 255]);
  close(scalePixels(bytes), [0, 0.2, 1]);
  assert.deepEqual([...bytes], [0, 51, 255]);
});

test("scalePixels refuses pixels that are scaled already", () => {
  assert.throws(() => scalePixels(new Float32Array(3) as unknown as Uint8Array), /bytes.*got a Float32Array/);
});

test("flattenImages keeps row order with the channel last", () => {
  tf.tidy(() => {
    const images = tf.tensor4d([0, 1, 2, 3, 4, 5, 6, 7], [2, 2, 1, 2]);
    const rows = flattenImages(images);
    assert.deepEqual(rows.shape, [2, 4]);
    close(rows.dataSync(), [0, 1, 2, 3, 4, 5, 6, 7]);
  });
});

test("flattenImages says what to do with a single image", () => {
  tf.tidy(() => {
    const one = tf.zeros([28, 28, 1]) as unknown as tf.Tensor4D;
    assert.throws(() => flattenImages(one), /\[28,28,1\].*expandDims/);
  });
});

test("oneHot puts a single 1 in the column of the class", () => {
  tf.tidy(() => {
    const rows = oneHot(new Uint8Array([2, 0]), 3);
    assert.deepEqual(rows.arraySync(), [
      [0, 0, 1],
      [1, 0, 0],
    ]);
    assert.equal(rows.dtype, "float32");
  });
});

test("oneHot names the label without a column", () => {
  assert.throws(() => oneHot(new Uint8Array([0, 3]), 3), /label 1 is class 3/);
  assert.throws(() => oneHot(new Uint8Array([0]), 1), /at least 2 classes/);
});

test("toTensors gives scaled images and one-hot labels, and nothing else stays in memory", () => {
  const before = tf.memory().numTensors;
  const { images, labels } = toTensors(tiny, { limit: 2 });
  assert.deepEqual(images.shape, [2, 2, 2, 1]);
  close(images.dataSync(), [0, 0.2, 0.4, 0.6, 0.8, 1, 0, 0.2]);
  assert.deepEqual(labels.argMax(1).dataSync().toString(), "2,0");
  const flat = toTensors(tiny, { flatten: true });
  assert.deepEqual(flat.images.shape, [3, 4]);
  tf.dispose([images, labels, flat]);
  assert.equal(tf.memory().numTensors, before + 1, "only the argMax of this test is left");
});

test("toTensors of many images: TensorFlow scales them, to the last bit as scalePixels does", () => {
  const images = Uint8Array.from({ length: 2 ** 22 }, (_, at) => (at + (at >> 8)) % 256);
  const labels = new Uint8Array(4096);
  const many: Dataset = { ...tiny, images, labels, shape: [16, 32, 2] };
  const before = tf.memory();
  const { images: scaled, labels: hot } = toTensors(many);
  assert.deepEqual([scaled.shape, scaled.dtype], [[4096, 16, 32, 2], "float32"]);
  assert.equal(tf.memory().numTensors, before.numTensors + 2);
  assert.equal(tf.memory().numBytes, before.numBytes + 4 * images.length + 4 * 3 * labels.length);
  assert.equal(nodeBackend().tensorMap.get(scaled.dataId).values, null, "the floats lie in TensorFlow alone");
  const wanted = scalePixels(images);
  assert.equal(new Set(images).size, 256);
  assert.ok(Buffer.from((scaled.dataSync() as Float32Array).buffer).equals(Buffer.from(wanted.buffer)));
  const flat = toTensors(many, { flatten: true });
  assert.deepEqual(flat.images.shape, [4096, 1024]);
  assert.ok(tf.tidy(() => flat.images.reshape(scaled.shape).equal(scaled).all().dataSync()[0]) === 1);
  tf.dispose([scaled, hot, flat]);
  assert.equal(tf.memory().numTensors, before.numTensors);
});

test("TensorFlow reads large arrays of aligned bytes in place", () => {
  const { binding } = nodeBackend();
  const bytes = alignedBytes(40_000_000);
  const id = binding.createTensor([bytes.length], DType.bool, bytes);
  bytes[7] = 1;
  assert.equal(binding.tensorDataSync(id)[7], 1, "the tensor is a copy");
  binding.deleteTensor(id);
});

test("toTensors refuses labels and images that were cut apart", () => {
  assert.throws(() => toTensors({ ...tiny, labels: tiny.labels.subarray(1) }), /make 8 bytes.*there are 12/);
  assert.throws(() => toTensors(tiny, { limit: 4 }), /1…3.*is 4/);
});

test("batches visits every image once, the last batch smaller", () => {
  const seen: number[] = [];
  const sizes: number[] = [];
  for (const { images, labels } of batches(tiny, 2)) {
    sizes.push(images.shape[0]);
    seen.push(...tf.tidy(() => Array.from(labels.argMax(1).dataSync())));
    tf.dispose([images, labels]);
  }
  assert.deepEqual(sizes, [2, 1]);
  assert.deepEqual(seen, [2, 0, 1]);
  assert.throws(() => batches(tiny, 0).next(), /at least 1/);
});

test("batches shuffles by seed and keeps images with their labels", () => {
  const firstPixelOf = [0.8, 0.4, 0]; // of class 0, 1, 2, as tiny is written
  const many: Dataset = {
    ...tiny,
    images: new Uint8Array(120).map((_, index) => tiny.images[index % 12]!),
    labels: new Uint8Array(30).map((_, index) => tiny.labels[index % 3]!),
  };
  const order = (seed: number): string => {
    const classes: number[] = [];
    for (const { images, labels } of batches(many, 7, { shuffleSeed: seed })) {
      const pixels = images.arraySync();
      const rows = labels.arraySync();
      rows.forEach((row, index) => {
        const label = row.indexOf(1);
        classes.push(label);
        assert.ok(Math.abs(pixels[index]![0]![0]![0]! - firstPixelOf[label]!) < 1e-6);
      });
      tf.dispose([images, labels]);
    }
    assert.deepEqual(
      [0, 1, 2].map((label) => classes.filter((entry) => entry === label).length),
      [10, 10, 10],
    );
    return classes.join("");
  };
  assert.equal(order(1), order(1));
  assert.notEqual(order(1), order(2));
});
