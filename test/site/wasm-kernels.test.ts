import assert from "node:assert/strict";
import { join } from "node:path";
import { before, test } from "node:test";
import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-wasm";
import { buildSync } from "esbuild";
import { root } from "../root";
import { temporaryFolder } from "../temporary-folder";

interface Kernels {
  completeWasm(): void;
  byteImages(pixels: Uint8Array, shape: number[]): tf.Tensor;
  pixelsOf(tensor: tf.Tensor): Uint8Array | undefined;
}
let kernels: Kernels;

before(async () => {
  const file = join(temporaryFolder("kernels", join(root, "build")), "wasm-kernels.js");
  buildSync({
    stdin: {
      contents: 'export * from "./wasm-kernels"; export * from "./byte-images";',
      resolveDir: join(root, "browser/src/tfjs"),
    },
    outfile: file,
    bundle: true,
    platform: "node",
    external: ["@tensorflow/*"],
    tsconfigRaw: {},
  });
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  await tf.setBackend("wasm");
  kernels = require(file) as Kernels;
  kernels.completeWasm();
});

type Padding = "same" | "valid";
const cases: [rows: number, filter: number, stride: number, padding: Padding][] = [
  [8, 3, 1, "same"],
  [8, 3, 1, "valid"],
  [9, 5, 2, "same"],
  [9, 5, 2, "valid"],
  [10, 3, 2, "valid"], // a row and a column that no step of the filter reaches
  [6, 1, 1, "same"],
];

/** The gradients of a convolution for its images and its filter, on a backend. */
async function gradients(
  backend: string,
  [rows, size, stride, padding]: (typeof cases)[number],
): Promise<number[][]> {
  await tf.setBackend(backend);
  const x = tf.tensor4d(wave(2 * rows * rows * 3), [2, rows, rows, 3]);
  const filter = tf.tensor4d(wave(size * size * 3 * 4, 0.7), [size, size, 3, 4]);
  const loss = (images: tf.Tensor, weights: tf.Tensor): tf.Tensor =>
    tf
      .conv2d(images as tf.Tensor4D, weights as tf.Tensor4D, stride, padding)
      .square()
      .sum();
  const found = tf.grads(loss)([x, filter]);
  return found.map((gradient) => Array.from(gradient.dataSync()));
}

const wave = (count: number, speed = 0.3): number[] =>
  Array.from({ length: count }, (_, index) => Math.sin(1 + speed * index));

for (const one of cases)
  test(`a convolution of ${one.join(", ")} has the gradients of plain loops`, async () => {
    const wanted = await gradients("cpu", one);
    const found = await gradients("wasm", one);
    for (const [part, values] of wanted.entries()) {
      const largest = Math.max(...values.map(Math.abs));
      values.forEach((value, at) => {
        assert.ok(
          Math.abs(found[part]![at]! - value) < 1e-4 * largest,
          `${part}: ${value}, ${found[part]![at]}`,
        );
      });
    }
  });

test("matrix products with a side turned over are those of plain loops", async () => {
  const product = async (backend: string): Promise<number[]> => {
    await tf.setBackend(backend);
    const [a, b] = [tf.tensor2d(wave(12), [3, 4]), tf.tensor2d(wave(15, 0.5), [5, 3])];
    return Array.from(tf.matMul(a, b, true, true).dataSync());
  };
  const [wanted, found] = [await product("cpu"), await product("wasm")];
  wanted.forEach((value, at) => {
    assert.ok(Math.abs(found[at]! - value) < 1e-5);
  });
});

test("images stay bytes until a kernel needs their floats; nothing of them is left behind", async () => {
  await tf.setBackend("wasm");
  const before = tf.engine().backend.numDataIds();
  tf.engine().startScope();
  const bytes = Uint8Array.from({ length: 4 * 6 }, (_, index) => 10 * index);
  const floats = Array.from(bytes, (byte) => Math.fround(byte / 255));
  const images = kernels.byteImages(bytes, [4, 2, 3, 1]);
  const flat = images.reshape([4, 6]);
  const rows = flat.slice([1, 0], [2, 6]);
  assert.deepEqual(Array.from(flat.dataSync()), floats);
  assert.deepEqual(Array.from(rows.dataSync()), floats.slice(6, 18));
  for (const tensor of [images, flat, rows]) assert.ok(kernels.pixelsOf(tensor), "read, and bytes still");
  const column = rows.slice([0, 5], [2, 1]); // no numbers that lie one after the other: a kernel of tfjs
  assert.deepEqual(Array.from(column.dataSync()), [floats[11], floats[17]]);
  const doubled = images.mul(2);
  assert.deepEqual(
    Array.from(doubled.dataSync()),
    floats.map((value) => 2 * value),
  );
  assert.equal(kernels.pixelsOf(flat), undefined, "floats now, for all who share them");
  assert.deepEqual(Array.from(flat.slice([1, 0], [2, 6]).dataSync()), floats.slice(6, 18));
  assert.deepEqual(Array.from(kernels.byteImages(bytes, [24]).clone().dataSync()), floats);
  assert.deepEqual(Array.from(kernels.byteImages(bytes, [24]).toInt().dataSync()).slice(0, 2), [0, 0]);
  tf.engine().endScope();
  assert.equal(tf.engine().backend.numDataIds(), before);
});
