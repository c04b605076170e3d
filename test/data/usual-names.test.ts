import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { cifar10Set } from "image-lab/internal/data/cifar10";
import { mnistSet } from "image-lab/internal/data/mnist";
import { resolveDataset } from "image-lab/internal/data/resolve-dataset";
import { temporaryFolder } from "../temporary-folder";
import { writeTinyCifar, writeTinyMnist } from "./tiny-sets";

const nowhere = ["http://127.0.0.1:9/"];
const root = temporaryFolder("usual-names");
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
const loadCifar10 = () => resolveDataset(cifar10Set(nowhere), options());

beforeEach(() => {
  data = mkdtempSync(join(root, "data-"));
  given = join(data, "given");
  mkdirSync(given);
  said = [];
  process.env.LAB_DATA = "real";
  process.env.LAB_DATA_DIR = given;
});

afterEach(() => {
  process.env.LAB_DATA = "stand-in";
  delete process.env.LAB_DATA_DIR;
});

function renameAll(folder: string, rename: (name: string) => string): void {
  for (const name of readdirSync(folder)) renameSync(join(folder, name), join(folder, rename(name)));
}

const otherNames: Readonly<Record<string, (name: string) => string>> = {
  "a dot in place of a hyphen": (name) => name.replace("-idx", ".idx"),
  "capital letters": (name) => name.toUpperCase(),
  ".txt behind them": (name) => `${name}.txt`,
  "(1) behind them": (name) => `${name} (1)`,
  "a copy's name": (name) => `Copy of ${name}`,
  "less of the format, and test for t10k": (name) =>
    name.replace(/-idx\d-ubyte/, ".bin").replace("t10k", "test"),
};

for (const [what, rename] of Object.entries(otherNames)) {
  for (const gzipped of [false, true]) {
    test(`MNIST's files are found with ${what}, ${gzipped ? "gzipped" : "plain"}`, async () => {
      writeTinyMnist(join(given, "mnist"), { gzipped });
      renameAll(join(given, "mnist"), rename);
      assert.deepEqual(Array.from((await loadMnist()).train.labels), [3, 4]);
    });
  }
}

test("MNIST's files are found each in a folder of its own name", async () => {
  const place = join(given, "mnist");
  writeTinyMnist(place);
  for (const name of readdirSync(place)) {
    renameSync(join(place, name), join(place, "file"));
    mkdirSync(join(place, name));
    renameSync(join(place, "file"), join(place, name, name));
  }
  assert.deepEqual(Array.from((await loadMnist()).train.labels), [3, 4]);
});

for (const place of ["MNIST/raw", "MNIST", "raw", "data/mnist"]) {
  test(`MNIST is found in ${place}`, async () => {
    writeTinyMnist(join(given, place));
    assert.equal((await loadMnist()).train.origin, "folder");
  });
}

for (const place of ["CIFAR10", "cifar-10/cifar-10-batches-bin"]) {
  test(`CIFAR-10 is found in ${place}`, async () => {
    writeTinyCifar(join(given, place));
    assert.deepEqual(Array.from((await loadCifar10()).train.labels), [0, 1, 2, 3, 4]);
  });
}

for (const place of ["FashionMNIST/raw", "fashion-mnist", "KMNIST/raw"]) {
  test(`another set's files in ${place} are not taken for MNIST's, and are named`, async () => {
    writeTinyMnist(join(given, place));
    await assert.rejects(loadMnist(), /LAB_DATA_DIR has no MNIST/);
    const other = place.startsWith("K") ? "KMNIST" : "Fashion-MNIST";
    const words = `${join(given, place)} has files of these names, but they are ${other}'s.`;
    assert.ok(said[0]!.endsWith(words), said[0]);
  });
}

for (const place of ["my things/digits", "datasets/somebody/mnist-dataset/versions/1"]) {
  test(`a whole set in ${place}, where nobody looks, is named`, async () => {
    writeTinyMnist(join(given, place));
    await assert.rejects(loadMnist());
    const words = `; ${join(given, place)} has them: move them or name that folder.`;
    assert.ok(said[0]!.endsWith(words), said[0]);
  });
}

test("hidden files that systems lay beside the set are not taken for it", async () => {
  writeTinyMnist(join(given, "mnist"));
  for (const name of readdirSync(join(given, "mnist"))) writeFileSync(join(given, "mnist", `._${name}`), "");
  assert.deepEqual(Array.from((await loadMnist()).train.labels), [3, 4]);
  rmSync(join(given, "mnist", "train-images-idx3-ubyte"));
  symlinkSync("nowhere", join(given, "mnist", "train-images-idx3-ubyte"));
  await assert.rejects(loadMnist(), /found no train-images-idx3-ubyte but a link to nothing; add/);
});

const nearly: readonly [file: string, words: string][] = [
  ["mnist/train-images-idx3-ubyte.gz.crdownload", "is a download that was not finished"],
  ["mnist/train-00000-of-00001.parquet", "is not read: take the files as they were published"],
  ["mnist_784.arff", "is not read: take the files as they were published"],
  ["mnist.pkl.gz", "is not read: take the files as they were published"],
  ["mnist/train-images-idx3-ubyte.bz2", "is not read: take the files as they were published, unpacked"],
  ["t10k-labels.idx1-ubyte.zip", "is not read: take the files as they were published, unpacked"],
  ["archive (1).zip", "is an archive, which is not read: if it holds MNIST, unpack it"],
  ["mnist/emnist-digits-train-images-idx3-ubyte", "is EMNIST's, which lab.loadVariation reads"],
  ["mnist_png/0/1.png", "has a folder of pictures for each class: lab.loadImageFolder reads it"],
];

for (const [file, words] of nearly)
  test(`${file}: ${words}`, async () => {
    mkdirSync(join(given, file, ".."), { recursive: true });
    writeFileSync(join(given, file), "");
    if (file.endsWith(".png")) {
      mkdirSync(join(given, "mnist_png/1"));
      writeFileSync(join(given, "mnist_png/1/1.png"), "");
    }
    await assert.rejects(loadMnist());
    assert.ok(said[0]!.includes(words), said[0]);
  });

test("CIFAR-10's version for Python, and forms of other libraries, are named as what they are", async () => {
  mkdirSync(join(given, "cifar-10-batches-py"));
  writeFileSync(join(given, "cifar-10-batches-py", "data_batch_1"), Buffer.from([0x80, 2, 0x2e]));
  writeFileSync(join(given, "cifar-10-python.tar.gz"), "");
  await assert.rejects(loadCifar10());
  assert.match(
    said[0]!,
    /cifar-10-batches-py is the version for Python; the lab reads the binary one, cifar-10-binary/,
  );
  assert.match(said[0]!, /cifar-10-python\.tar\.gz is the version for Python/);
  said = [];
  writeFileSync(join(given, "mnist.npz"), "");
  await assert.rejects(loadMnist());
  assert.match(said[0]!, /mnist\.npz is not read: take the files as they were published, unpacked/);
});
