import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { readDataFile } from "image-lab";

const folder = mkdtempSync(join(tmpdir(), "data-file-"));
after(() => rmSync(folder, { recursive: true }));
delete process.env.LAB_DATA;
process.env.LAB_DATA_DIR = folder;

const header = (...numbers: number[]): Buffer => {
  const bytes = Buffer.alloc(4 * numbers.length);
  numbers.forEach((number, i) => {
    bytes.writeUInt32BE(number, 4 * i);
  });
  return bytes;
};
const images = Buffer.concat([header(2051, 2, 28, 28), Buffer.alloc(2 * 784, 7)]);
const labels = (...classes: number[]): Buffer => Buffer.concat([header(2049, 2), Buffer.from(classes)]);

writeFileSync(join(folder, "train-images-idx3-ubyte"), images);
writeFileSync(join(folder, "t10k-images-idx3-ubyte"), images);
writeFileSync(join(folder, "train-labels-idx1-ubyte"), labels(4, 2));
writeFileSync(join(folder, "t10k-labels-idx1-ubyte.gz"), gzipSync(labels(3, 9)));

test("readDataFile gives a published file's bytes, unpacked, header and all", async () => {
  assert.deepEqual(Array.from(await readDataFile("t10k-labels-idx1-ubyte")), [0, 0, 8, 1, 0, 0, 0, 2, 3, 9]);
  assert.deepEqual(Array.from(await readDataFile("train-labels-idx1-ubyte")), [0, 0, 8, 1, 0, 0, 0, 2, 4, 2]);
  assert.equal((await readDataFile("train-images-idx3-ubyte")).length, 16 + 2 * 784);
});

test("readDataFile names the files it knows when asked for another", async () => {
  await assert.rejects(
    readDataFile("mnist.npz"),
    /knows no file "mnist.npz".*t10k-labels-idx1-ubyte.*test_batch.bin/,
  );
});
