import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { gzipSync } from "node:zlib";
import { loadMnist } from "image-lab";
import { cifar10Set } from "image-lab/dist/data/cifar10";
import { lookUp } from "image-lab/dist/data/look-up";
import { mnistSet } from "image-lab/dist/data/mnist";
import { serve } from "./server";

const names = [
  "train-images-idx3-ubyte",
  "train-labels-idx1-ubyte",
  "t10k-images-idx3-ubyte",
  "t10k-labels-idx1-ubyte",
];
const quick = { connect: 300, stall: 300 };
const quiet = { progress: (): void => undefined, patience: quick };
const nowhere = ["http://127.0.0.1:9/"];

let data = "";
let said: string[] = [];
const tell = (line: string): void => void said.push(line);

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "data-"));
  said = [];
  delete process.env.LAB_DATA;
  delete process.env.LAB_DATA_DIR;
});

afterEach(() => {
  rmSync(data, { recursive: true, force: true });
  process.env.LAB_DATA = "stand-in";
});

/** Two training and one test image, each file in its published form. */
function writeTinyMnist(folder: string, { gzipped = false } = {}): void {
  mkdirSync(folder, { recursive: true });
  const images = (count: number): Buffer =>
    Buffer.concat([
      Buffer.from([0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, 28, 0, 0, 0, 28]),
      Buffer.alloc(784 * count, 5),
    ]);
  const labels = (...values: number[]): Buffer =>
    Buffer.from([0, 0, 8, 1, 0, 0, 0, values.length, ...values]);
  const files = [images(2), labels(3, 4), images(1), labels(9)];
  names.forEach((name, i) => {
    const file = join(folder, gzipped ? `${name}.gz` : name);
    writeFileSync(file, gzipped ? gzipSync(files[i]!) : files[i]!);
  });
}

/** One image in each batch file. */
function writeTinyCifar(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const files = [
    "data_batch_1",
    "data_batch_2",
    "data_batch_3",
    "data_batch_4",
    "data_batch_5",
    "test_batch",
  ];
  files.forEach((name, i) => {
    writeFileSync(join(folder, `${name}.bin`), Buffer.concat([Buffer.from([i]), Buffer.alloc(3072, i)]));
  });
}

for (const gzipped of [false, true]) {
  test(`LAB_DATA_DIR comes first, ${gzipped ? "gzipped" : "plain"} files`, async () => {
    const given = mkdtempSync(join(tmpdir(), "given-"));
    writeTinyMnist(join(given, "mnist"), { gzipped });
    process.env.LAB_DATA_DIR = given;
    const { train, test: held } = await lookUp(mnistSet(nowhere), { folder: data, ...quiet });
    assert.equal(train.origin, "folder");
    assert.deepEqual(Array.from(train.labels), [3, 4]);
    assert.deepEqual([held.labels.length, held.images.length, held.images[0]], [1, 784, 5]);
  });
}

test("downloaded files come next and no server is asked", async () => {
  writeTinyMnist(join(data, "mnist"));
  const { train } = await lookUp(mnistSet(nowhere), { folder: data, ...quiet });
  assert.equal(train.origin, "downloaded");
});

test("CIFAR-10's archive is downloaded, unpacked and removed", async () => {
  writeTinyCifar(join(data, "made", "cifar-10-batches-bin"));
  const archive = join(data, "archive.tar.gz");
  execFileSync("tar", ["-czf", archive, "-C", join(data, "made"), "cifar-10-batches-bin"]);
  const bytes = readFileSync(archive);
  const server = await serve((_, response) => response.end(bytes));
  const set = cifar10Set([server.address], createHash("md5").update(bytes).digest("hex"));
  const { train, test: held } = await lookUp(set, { folder: data, ...quiet });
  server.close();
  assert.deepEqual(Array.from(train.labels), [0, 1, 2, 3, 4]);
  assert.deepEqual([held.labels[0], held.images[0], held.origin], [5, 5, "downloaded"]);
  assert.ok(!existsSync(join(data, "cifar-10", "cifar-10-binary.tar.gz")));
});

test("a failed download is not tried again for ten minutes, then it is", async () => {
  const server = await serve((_, response) => response.writeHead(500).end());
  const set = {
    ...mnistSet([server.address]),
    drawStandIn: async (folder: string) => writeTinyMnist(folder),
  };
  const load = () => lookUp(set, { folder: data, tell, ...quiet });
  assert.equal((await load()).train.origin, "stand-in");
  const asked = server.requests();
  await load();
  assert.equal(server.requests(), asked, "asked again too soon");
  const elevenMinutesAgo = new Date(Date.now() - 11 * 60_000);
  utimesSync(join(data, "mnist.no-download"), elevenMinutesAgo, elevenMinutesAgo);
  await load();
  server.close();
  assert.ok(server.requests() > asked, "never asked again");
  assert.match(said[0] ?? "", /MNIST: .* could not be downloaded .*stand-in/);
  assert.equal(said.length, 3, "one line each time");
});

test("LAB_DATA=real forbids the stand-in", async () => {
  process.env.LAB_DATA = "real";
  await assert.rejects(
    lookUp(mnistSet(nowhere), { folder: data, tell, ...quiet }),
    /expected the real images.*unset LAB_DATA/,
  );
});

test("LAB_DATA=stand-in takes it whatever else exists and touches no network", async () => {
  process.env.LAB_DATA = "stand-in";
  writeTinyMnist(join(data, "mnist"));
  const server = await serve((_, response) => response.end());
  const set = {
    ...mnistSet([server.address]),
    drawStandIn: async (folder: string) => writeTinyMnist(folder),
  };
  const { train } = await lookUp(set, { folder: data, tell, ...quiet });
  server.close();
  assert.equal(train.origin, "stand-in");
  assert.equal(server.requests(), 0);
});

test("another value of LAB_DATA is refused by name", async () => {
  process.env.LAB_DATA = "fake";
  await assert.rejects(loadMnist({ folder: data }), /LAB_DATA is "fake", expected "real" or "stand-in"/);
});

test("LAB_DATA_DIR: a missing folder, a missing file, a truncated gzip and a web page are named", async () => {
  const given = join(data, "given");
  process.env.LAB_DATA_DIR = given;
  const load = () => lookUp(mnistSet(nowhere), { folder: data, ...quiet });
  await assert.rejects(load(), /given: expected the folder that LAB_DATA_DIR names, found nothing/);
  writeTinyMnist(join(given, "mnist"), { gzipped: true });
  const labels = join(given, "mnist", `${names[1]}.gz`);
  const whole = readFileSync(labels);
  rmSync(labels);
  await assert.rejects(
    load(),
    /expected all files of MNIST, found no train-labels-idx1-ubyte; add what is missing/,
  );
  writeFileSync(labels, whole.subarray(0, whole.length - 6));
  await assert.rejects(load(), /train-labels-idx1-ubyte.gz: expected a whole gzip file, found .* cut off/);
  writeFileSync(labels, "<!DOCTYPE html><html><body>not found</body></html>");
  await assert.rejects(load(), /expected data, found a web page/);
});

test("images and labels that do not belong together are refused", async () => {
  writeTinyMnist(join(data, "mnist"));
  cpSync(join(data, "mnist", names[3]!), join(data, "mnist", names[1]!));
  await assert.rejects(
    lookUp(mnistSet(nowhere), { folder: data, ...quiet }),
    /a label for each of 2 images, found 1 labels/,
  );
});
