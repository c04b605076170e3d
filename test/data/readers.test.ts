import assert from "node:assert/strict";
import { truncateSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Dataset } from "image-lab";
import { readCifarBatch } from "image-lab/internal/data/cifar-binary";
import { cifar10Set } from "image-lab/internal/data/cifar10";
import { DataError } from "image-lab/internal/data/errors";
import { expectCounts, expectNoBlackEnd, expectParts } from "image-lab/internal/data/expect-parts";
import { readIdxImages, readIdxLabels } from "image-lab/internal/data/idx";
import { temporaryFolder } from "../temporary-folder";
import { writeTinyCifar } from "./tiny-sets";

/** Two images of 1×2 pixels, written by hand after the published description. */
const twoImages = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 10, 20, 30, 40);
const threeLabels = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 3, 7, 0, 9);

test("readIdxImages reads counts big-endian and pixels after 16 bytes", () => {
  const images = readIdxImages(twoImages, "f");
  assert.deepEqual([images.count, images.rows, images.cols], [2, 1, 2]);
  assert.deepEqual(Array.from(images.pixels), [10, 20, 30, 40]);
});

test("readIdxLabels reads labels after 8 bytes", () => {
  assert.deepEqual(Array.from(readIdxLabels(threeLabels, "f")), [7, 0, 9]);
});

test("a file of another kind is refused with its magic number", () => {
  assert.throws(() => readIdxImages(Uint8Array.of(0, 0, 8, 1, ...new Array(12).fill(0)), "a/b"), {
    name: "DataError",
    message:
      /^a\/b: expected the magic number 2051, found 2049: an IDX file of unsigned bytes in 1 dimension; /,
  });
});

test("numbers in the other order of bytes are named so, in the whole header or in the sizes alone", () => {
  const reversed = twoImages.slice();
  for (const at of [0, 4, 8, 12]) reversed.subarray(at, at + 4).reverse();
  assert.throws(() => readIdxImages(reversed, "f"), /magic number 2051, found 50855936: .*\(little-endian\)/);
  reversed.set([0, 0, 8, 3]);
  assert.throws(
    () => readIdxImages(reversed, "f"),
    /most significant byte comes first, found .*little-endian/,
  );
});

test("a count that does not match the bytes is refused with both numbers", () => {
  assert.throws(
    () => readIdxImages(twoImages.subarray(0, 18), "f"),
    /expected 4 bytes for 2 images of 1×2, found 2/,
  );
  assert.throws(
    () => readIdxLabels(threeLabels.subarray(0, 10), "f"),
    /expected 3 bytes for 3 labels, found 2 bytes/,
  );
});

test("a header that is cut off is refused", () => {
  assert.throws(
    () => readIdxImages(twoImages.subarray(0, 9), "f"),
    /expected a header of 16 bytes, found 9 bytes/,
  );
});

test("a label out of range is refused with its place", () => {
  const labels = threeLabels.slice();
  labels[9] = 10;
  assert.throws(() => readIdxLabels(labels, "f"), /expected labels from 0 to 9, found label 10 of image 1/);
});

test("readCifarBatch turns planes into pixels with the colour last", () => {
  const bytes = new Uint8Array(2 * 3073);
  bytes[0] = 3;
  bytes.fill(1, 1, 1025).fill(2, 1025, 2049).fill(3, 2049, 3073);
  bytes[3073] = 9;
  bytes[3073 + 1 + 33] = 200;
  const { labels, pixels } = readCifarBatch(bytes, "f");
  assert.deepEqual(Array.from(labels), [3, 9]);
  assert.deepEqual(Array.from(pixels.subarray(0, 6)), [1, 2, 3, 1, 2, 3]);
  assert.equal(pixels[3072 + 3 * 33], 200, "row 1, column 1, red");
});

test("readCifarBatch puts each byte of each plane in its place", () => {
  const bytes = Uint8Array.from({ length: 3 * 3073 }, (_, at) =>
    at % 3073 === 0 ? 1 : (at * 7 + (at >> 8)) % 256,
  );
  const { pixels } = readCifarBatch(bytes, "f");
  for (let at = 0; at < pixels.length; at++) {
    const [image, pixel, channel] = [Math.floor(at / 3072), Math.floor((at % 3072) / 3), at % 3];
    assert.equal(pixels[at], bytes[image * 3073 + 1 + channel * 1024 + pixel], `byte ${at}`);
  }
});

test("a CIFAR file that is no whole number of records, or has a wrong label, is refused", () => {
  assert.throws(() => readCifarBatch(new Uint8Array(4000), "f"), /records of 3073 bytes, found 4000 bytes/);
  assert.throws(
    () => readCifarBatch(new Uint8Array(2 * 3074), "f"),
    /whole records of 3074, as CIFAR-100 has/,
  );
  assert.throws(() => readCifarBatch(new Uint8Array(0), "f"), DataError);
  assert.throws(() => readCifarBatch(new Uint8Array(3073).fill(11, 0, 1), "f"), /found label 11 of image 0/);
});

test("a file of another format is named as what it is", () => {
  const text = (words: string): Uint8Array => Buffer.from(words.padEnd(40));
  const found = (bytes: Uint8Array): string => {
    try {
      readIdxImages(bytes, "f");
      return "read";
    } catch (error) {
      return /found (.*?); put the/.exec((error as Error).message)?.[1] ?? "";
    }
  };
  assert.match(
    found(text('<?xml version="1.0"?><Error>')),
    /^\d+: XML text, as a server answers when the file is not/,
  );
  assert.match(found(text("\ufeff<!DOCTYPE html><p>404")), /: a web page/);
  assert.match(found(text('{"message": "Not Found"}')), /: JSON text$/);
  assert.match(
    found(text("version https://git-lfs.github.com/spec/v1\noid sha256:1\n")),
    /: a Git LFS pointer/,
  );
  assert.match(found(Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(40)])), /: a zip archive$/);
  assert.match(
    found(Buffer.concat([Buffer.from([0x80, 4, 0x95]), Buffer.alloc(40), Buffer.from(".")])),
    /Python pickle/,
  );
  const idx = (type: number): Uint8Array => Buffer.concat([Buffer.from([0, 0, type, 3]), Buffer.alloc(40)]);
  assert.equal(found(idx(13)), "3331: an IDX file of 32-bit numbers (float32) in 3 dimensions");
  assert.equal(found(idx(12)), "3075: an IDX file of 32-bit integers (int32) in 3 dimensions");
  assert.match(found(Buffer.alloc(40)), /^0: nothing but zero bytes/);
  assert.match(found(text("hello, this is no data")), /: text \("hello, this is no data"\)$/);
  assert.throws(() => readCifarBatch(text('{"message": 1}'), "f"), /which is 0\.01 records: JSON text;/);
});

test("a file of no images is refused", () => {
  const none = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 28);
  assert.throws(() => readIdxImages(none, "f"), /expected at least one image, found a file of 0 images/);
  assert.throws(() => readIdxLabels(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 0), "f"), /found a file of 0 labels/);
});

test("a CIFAR-10 file cut after a whole record is named; a set of a few images in every file is read", () => {
  const folder = temporaryFolder("cut-cifar");
  writeTinyCifar(folder);
  const read = (): number => cifar10Set().read(folder, "folder").train.labels.length;
  assert.equal(read(), 5);
  for (const number of [1, 2, 3, 4, 5])
    truncateSync(join(folder, `data_batch_${number}.bin`), (number === 3 ? 9_000 : 10_000) * 3073);
  assert.throws(
    read,
    /data_batch_3\.bin: expected 10000 images, as other files of the set have, found 9000; put the/,
  );
  truncateSync(join(folder, "data_batch_3.bin"), 10_000 * 3073);
  assert.throws(read, /test_batch\.bin: expected 10000 images, as other files of the set have, found 1;/);
});

test("parts that cannot be one set's are told: exchanged names, copies, a file without its end", () => {
  const dataset = (count: number, pixel = 1): Dataset =>
    ({ labels: new Uint8Array(count), images: new Uint8Array(4 * count).fill(pixel) }) as unknown as Dataset;
  const [files, published] = [
    { train: "a", test: "b" },
    { train: 60_000, test: 10_000 },
  ] as const;
  const parts = (train: Dataset, test: Dataset): void => expectParts({ train, test }, files, published);
  parts(dataset(60_000), dataset(10_000));
  parts(dataset(40, 1), dataset(40, 2));
  assert.throws(
    () => parts(dataset(10_000), dataset(60_000)),
    /a: expected 60000 training images, found 10000, .* exchanged; exchange them\.$/,
  );
  assert.throws(() => parts(dataset(40), dataset(40)), /b: expected other images .* found the same ones/);
  const count = (train: number, test: number): void =>
    expectCounts([
      { file: "a", count: train, published: 50_000 },
      { file: "b", count: test, published: 10_000 },
    ]);
  count(50_000, 10_000);
  count(300, 100);
  assert.throws(() => count(7, 10_000), /a: expected 50000 images, .* found 7;/);
  assert.throws(() => count(50_000, 9_999), /b: expected 10000 images, .* found 9999;/);
  expectNoBlackEnd(dataset(100), "a");
  const cut = { ...dataset(100), images: new Uint8Array(400).fill(1, 0, 81) };
  assert.throws(() => expectNoBlackEnd(cut, "a"), /a: expected images, found 79 black ones at its end/);
});
