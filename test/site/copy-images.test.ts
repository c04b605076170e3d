import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { loadCifar10, loadMnist } from "image-lab";
import { root } from "../root";
import { temporaryFolder } from "../temporary-folder";

const load = (): Promise<{ copyImages(from: string, to: string, all: boolean): boolean }> =>
  import(pathToFileURL(join(root, "browser/builder/copy-images.mjs")).href);

/** An IDX file of so many items, each of these dimensions, whose bytes are the number of the item. */
function idx(count: number, ...dimensions: number[]): Buffer {
  const size = dimensions.reduce((product, length) => product * length, 1);
  const header = Buffer.alloc(8 + 4 * dimensions.length);
  header[2] = 8;
  header[3] = 1 + dimensions.length;
  for (const [at, length] of [count, ...dimensions].entries()) header.writeUInt32BE(length, 4 + 4 * at);
  return Buffer.concat([
    header,
    Buffer.from(Uint8Array.from({ length: count * size }, (_, at) => Math.floor(at / size) % 10)),
  ]);
}

test("a site takes the first published images, as many as a tab has room for, and the lab reads them", async () => {
  const { copyImages } = await load();
  const [from, to] = [temporaryFolder("published"), temporaryFolder("site-data")];
  for (const name of ["mnist", "cifar-10-batches-bin"]) mkdirSync(join(from, name));
  for (const [part, count] of [
    ["train", 12_500],
    ["t10k", 2_500],
  ] as const) {
    writeFileSync(join(from, `mnist/${part}-images-idx3-ubyte`), idx(count, 28, 28));
    writeFileSync(join(from, `mnist/${part}-labels-idx1-ubyte.gz`), gzipSync(idx(count)));
  }
  const batches = [
    "data_batch_1",
    "data_batch_2",
    "data_batch_3",
    "data_batch_4",
    "data_batch_5",
    "test_batch",
  ];
  for (const [at, name] of batches.entries())
    writeFileSync(join(from, `cifar-10-batches-bin/${name}.bin`), Buffer.alloc(2_100 * 3073, at + 1));
  writeFileSync(join(from, "README"), "as it is");
  assert.equal(copyImages(from, to, false), true);
  Object.assign(process.env, { LAB_DATA: "real", LAB_DATA_DIR: to });
  const digits = await loadMnist();
  assert.deepEqual([digits.train.labels.length, digits.test.labels.length], [12_000, 2_000]);
  assert.deepEqual([digits.train.labels[11_999], digits.train.images[11_999 * 784]], [9, 9]);
  const photographs = await loadCifar10();
  assert.deepEqual([photographs.train.labels.length, photographs.test.labels.length], [10_000, 2_000]);
  assert.equal(readFileSync(join(to, "README"), "utf8"), "as it is");
  assert.equal(copyImages(to, join(to, "again"), false), false, "nothing is left out a second time");
  copyImages(from, join(to, "all"), true);
  assert.equal(
    gunzipSync(readFileSync(join(to, "all/mnist/train-labels-idx1-ubyte.gz"))).readUInt32BE(4),
    12_500,
  );
});
