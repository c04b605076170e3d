import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { describe, loadVariation, type VariationName } from "image-lab";
import { variations } from "image-lab/internal/data/variations";
import { temporaryFolder } from "../temporary-folder";
import { writeTinyMnist } from "./tiny-sets";

const root = temporaryFolder("variations");
delete process.env.LAB_DATA_DIR;

const header = (...numbers: number[]): Buffer => {
  const bytes = Buffer.alloc(4 * numbers.length);
  numbers.forEach((number, at) => {
    bytes.writeUInt32BE(number, 4 * at);
  });
  return bytes;
};

/** One image whose pixel in row 2, column 5 is 9: the file has it column by column where `transposed`. */
function oneImage(transposed: boolean): Buffer {
  const pixels = Buffer.alloc(784);
  pixels[transposed ? 5 * 28 + 2 : 2 * 28 + 5] = 9;
  return Buffer.concat([header(0x803, 1, 28, 28), pixels]);
}

function write(place: string, files: Readonly<Record<string, Buffer>>): string {
  const folder = mkdtempSync(join(root, "data-"));
  mkdirSync(join(folder, place), { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, place, name), bytes);
  return folder;
}

test("Fashion-MNIST and KMNIST are read from files of MNIST's names, in the folders that other programs make", async () => {
  for (const [name, place] of [
    ["fashion-mnist", "FashionMNIST/raw"],
    ["kmnist", "kmnist"],
  ] as const) {
    const folder = write(place, {});
    writeTinyMnist(join(folder, place), { gzipped: true });
    const { train, test: held } = await loadVariation(name, { folder });
    assert.deepEqual(Array.from(train.labels), [3, 4]);
    assert.equal(held.labels[0], 9);
    assert.equal(train.classNames[4], name === "kmnist" ? "na" : "coat");
    assert.match(describe(train), /(Fashion-|K)MNIST training images: 2 images of 28×28×1, 10 classes/);
  }
});

test("EMNIST's images are turned upright and its letters counted from 0", async () => {
  const labels = Buffer.concat([header(0x801, 1), Buffer.from([26])]);
  const folder = write("emnist", {
    "emnist-letters-train-images-idx3-ubyte.gz": gzipSync(oneImage(true)),
    "emnist-letters-train-labels-idx1-ubyte.gz": gzipSync(labels),
    "emnist-letters-test-images-idx3-ubyte": oneImage(true),
    "emnist-letters-test-labels-idx1-ubyte": Buffer.concat([header(0x801, 1), Buffer.from([1])]),
  });
  const { train, test: held } = await loadVariation("emnist-letters", { folder });
  assert.equal(train.images.indexOf(9), 2 * 28 + 5);
  assert.deepEqual([train.labels[0], held.labels[0]], [25, 0]);
  assert.deepEqual([train.classNames[25], train.classNames.length], ["Z", 26]);
});

test("of QMNIST's eight numbers for each image the first is the label", async () => {
  const row = header(7, 1, 2, 3, 4, 5, 6, 8);
  const labels = Buffer.concat([header(0xc02, 1, 8), row]);
  const folder = write("qmnist", {
    "qmnist-train-images-idx3-ubyte": oneImage(false),
    "qmnist-train-labels-idx2-int": labels,
    "qmnist-test-images-idx3-ubyte.gz": gzipSync(oneImage(false)),
    "qmnist-test-labels-idx2-int.gz": gzipSync(labels),
  });
  const { train, test: held } = await loadVariation("qmnist", { folder });
  assert.deepEqual([train.labels[0], held.labels[0], train.images.indexOf(9)], [7, 7, 2 * 28 + 5]);
});

test("CIFAR-100 has two labels before its pixels: 20 coarse classes and 100 fine ones", async () => {
  const record = (coarse: number, fine: number): Buffer =>
    Buffer.concat([
      Buffer.from([coarse, fine]),
      Buffer.alloc(1024, 1),
      Buffer.alloc(1024, 2),
      Buffer.alloc(1024, 3),
    ]);
  const folder = write("cifar-100-binary", {
    "train.bin": Buffer.concat([record(4, 0), record(19, 99)]),
    "test.bin": record(0, 30),
  });
  const fine = await loadVariation("cifar-100", { folder });
  assert.deepEqual(Array.from(fine.train.labels), [0, 99]);
  assert.deepEqual(
    [fine.train.classNames[0], fine.train.classNames[99], fine.test.classNames[30]],
    ["apple", "worm", "dolphin"],
  );
  assert.deepEqual(Array.from(fine.train.images.subarray(0, 6)), [1, 2, 3, 1, 2, 3]);
  const coarse = await loadVariation("cifar-100-coarse", { folder });
  assert.deepEqual(Array.from(coarse.train.labels), [4, 19]);
  assert.equal(coarse.train.classNames[4], "fruit and vegetables");
});

test("every variation has as many classes as are published", () => {
  const counts = Object.entries(variations).map(([name, { classNames }]) => [name, new Set(classNames).size]);
  assert.deepEqual(Object.fromEntries(counts), {
    "fashion-mnist": 10,
    kmnist: 10,
    qmnist: 10,
    "emnist-letters": 26,
    "emnist-digits": 10,
    "emnist-mnist": 10,
    "emnist-balanced": 47,
    "emnist-bymerge": 47,
    "emnist-byclass": 62,
    "cifar-100": 100,
    "cifar-100-coarse": 20,
  });
});

test("missing files and other names are named", async () => {
  const folder = write("emnist", { "emnist-digits-train-images-idx3-ubyte": oneImage(true) });
  await assert.rejects(
    loadVariation("kmnist", { folder }),
    /kmnist: expected the files of KMNIST: train-images-idx3-ubyte, .*, found no such folder; put the published files there/,
  );
  await assert.rejects(
    loadVariation("emnist-digits", { folder }),
    /found no emnist-digits-train-labels-idx1-ubyte, no emnist-digits-test-images/,
  );
  await assert.rejects(
    loadVariation("imagenet" as VariationName, { folder }),
    /knows no set "imagenet"; the sets are: fashion-mnist/,
  );
});

test("what lies there in place of a variation's files is told, with what to do", async () => {
  const text = Buffer.from("something else");
  const cases: readonly [VariationName, place: string, file: string, told: RegExp][] = [
    [
      "cifar-100",
      "cifar-100-python",
      "train",
      /cifar-100-python is the version for Python; .*cifar-100-binary\.tar\.gz/,
    ],
    ["cifar-100", ".", "cifar-100-python.tar.gz", /tar\.gz is the version for Python/],
    ["cifar-100-coarse", "cifar-100-matlab", "train.mat", /cifar-100-matlab is the version for Matlab/],
    [
      "cifar-100",
      ".",
      "cifar-100-binary.tar.gz",
      /tar\.gz is not read: take the files as they were published, unpacked/,
    ],
    ["emnist-letters", "matlab", "emnist-letters.mat", /emnist-letters\.mat is not read/],
    ["emnist-letters", "emnist", "gzip.zip", /gzip\.zip is not read/],
    [
      "emnist-letters",
      "gzip",
      "emnist-digits-test-labels-idx1-ubyte",
      /labels-idx1-ubyte is of another split of EMNIST/,
    ],
    ["fashion-mnist", "fashion-mnist", "fashion-mnist_train.csv", /_train\.csv is not read/],
    [
      "fashion-mnist",
      "data/Fashion",
      "t10k-labels-idx1-ubyte",
      /Fashion has them: move them or name that folder/,
    ],
    [
      "kmnist",
      "kmnist",
      "t10k-labels-idx1-ubyte.gz.part",
      /is a download that was not finished: fetch it again/,
    ],
  ];
  for (const [name, place, file, told] of cases) {
    const folder = write(place, { [file]: text });
    if (place === "data/Fashion" || place === "some") writeTinyMnist(join(folder, place));
    await assert.rejects(loadVariation(name, { folder }), told, `${name} ${file}`);
  }
  const folder = write("kmnist/train-images-idx3-ubyte", { "read-me": text });
  await assert.rejects(
    loadVariation("kmnist", { folder }),
    /no train-images-idx3-ubyte but a folder without it/,
  );
});

test("CIFAR-100's coarse class is looked at, too, where the fine one is wanted", async () => {
  const wrong = Buffer.concat([Buffer.from([20, 0]), Buffer.alloc(3072, 1)]);
  const folder = write("cifar-100-binary", { "train.bin": wrong, "test.bin": wrong });
  await assert.rejects(
    loadVariation("cifar-100", { folder }),
    /train\.bin: expected labels from 0 to 19, found label 20 of image 0/,
  );
});
