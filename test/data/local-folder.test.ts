import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { cifar10Set } from "image-lab/internal/data/cifar10";
import { mnistSet } from "image-lab/internal/data/mnist";
import { resolveDataset } from "image-lab/internal/data/resolve-dataset";
import { temporaryFolder } from "../temporary-folder";
import { mnistFiles, tinyCifarArchive, writeTinyMnist } from "./tiny-sets";

const nowhere = ["http://127.0.0.1:9/"];

const root = temporaryFolder("given-folder");
let data = "";
let given = "";
let said: string[] = [];
const options = () => ({
  folder: data,
  progress: (): void => undefined,
  patience: { connect: 300, stall: 300 },
  tell: (line: string): void => void said.push(line),
});
const loadMnist = () => resolveDataset(mnistSet(nowhere), options());

beforeEach(() => {
  data = mkdtempSync(join(root, "data-"));
  given = join(data, "given");
  said = [];
  process.env.LAB_DATA = "real";
  process.env.LAB_DATA_DIR = given;
});

afterEach(() => {
  process.env.LAB_DATA = "stand-in";
  delete process.env.LAB_DATA_DIR;
});

for (const gzipped of [false, true]) {
  test(`LAB_DATA_DIR comes before downloaded files, ${gzipped ? "gzipped" : "plain"}`, async () => {
    writeTinyMnist(join(given, "mnist"), { gzipped });
    writeTinyMnist(join(data, "mnist"), { labels: [7, 8] });
    const { train, test: held } = await loadMnist();
    assert.equal(train.origin, "folder");
    assert.deepEqual(Array.from(train.labels), [3, 4]);
    assert.deepEqual([held.labels.length, held.images.length, held.images[0]], [1, 784, 5]);
    assert.deepEqual(said, []);
  });
}

test("a LAB_DATA_DIR without the set is told in a line, and the search goes on", async () => {
  mkdirSync(given);
  writeTinyMnist(join(data, "mnist"), { labels: [7, 8] });
  const { train } = await loadMnist();
  assert.deepEqual([train.origin, ...train.labels], ["downloaded", 7, 8]);
  assert.deepEqual(said, [
    `LAB_DATA_DIR has no MNIST: looked for train-images-idx3-ubyte and the others in ${join(given, "mnist")}, ${given}.`,
  ]);
});

test("a LAB_DATA_DIR without the set stands in the error of LAB_DATA=real", async () => {
  mkdirSync(given);
  await assert.rejects(
    loadMnist(),
    /found that LAB_DATA_DIR has no MNIST: looked for .*given, and that train-images.* could not be downloaded/,
  );
});

test("a missing folder, a missing file, a truncated gzip and a web page are named", async () => {
  await assert.rejects(loadMnist(), /given: expected the folder that LAB_DATA_DIR names, found nothing/);
  writeFileSync(given, "");
  await assert.rejects(loadMnist(), /given: expected the folder that LAB_DATA_DIR names, found a file/);
  rmSync(given);
  writeTinyMnist(join(given, "mnist"), { gzipped: true });
  const labels = join(given, "mnist", `${mnistFiles[1]}.gz`);
  const whole = readFileSync(labels);
  rmSync(labels);
  await assert.rejects(
    loadMnist(),
    /expected all files of MNIST, found no train-labels-idx1-ubyte; add what is missing/,
  );
  writeFileSync(labels, whole.subarray(0, whole.length - 6));
  await assert.rejects(
    loadMnist(),
    /train-labels-idx1-ubyte.gz: expected a whole gzip file, found .* cut off/,
  );
  writeFileSync(labels, "<!DOCTYPE html><html><body>not found</body></html>");
  await assert.rejects(loadMnist(), /expected data, found a web page/);
});

for (const place of [".", "cifar-10"]) {
  test(`CIFAR-10's archive in LAB_DATA_DIR, in ${place}: the command in the error makes it readable`, async () => {
    const { bytes, md5 } = tinyCifarArchive(data);
    mkdirSync(join(given, place), { recursive: true });
    writeFileSync(join(given, place, "cifar-10-binary.tar.gz"), bytes);
    const load = () => resolveDataset(cifar10Set(nowhere, md5), options());
    let advice = "";
    await assert.rejects(load(), (error: Error) => {
      advice = error.message;
      return true;
    });
    const [, command] =
      /expected the unpacked files of CIFAR-10, found their archive alone; unpack it: (tar .*)\.$/.exec(
        advice,
      ) ?? [];
    execFileSync("sh", ["-c", command ?? `echo '${advice}'; false`]);
    assert.deepEqual(Array.from((await load()).train.labels), [0, 1, 2, 3, 4]);
  });
}
