import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { type Dataset, lenet5, loadCifar10, loadMnist, mlp, toTensors } from "image-lab";
import { lookInLocalFolder } from "image-lab/internal/data/local-folder";
import { mnistSet } from "image-lab/internal/data/mnist";

interface Sets {
  readonly train: Dataset;
  readonly test: Dataset;
}

let digits: Sets;
let scenes: Sets;
let reader: tf.Sequential;

before(async () => {
  process.env["LAB_DATA"] = "stand-in";
  digits = await loadMnist();
  scenes = await loadCifar10();
});

after(() => reader?.dispose());

/** Images as `model` reads them. */
function tensorsFor(model: tf.Sequential, set: Dataset): { images: tf.Tensor; labels: tf.Tensor } {
  const wantsRows = model.inputs[0]!.shape.length === 2;
  return wantsRows ? toTensors(set, { flatten: true }) : toTensors(set);
}

/** Trains on all of `train` as the chapters do. */
async function trained(model: tf.Sequential, train: Dataset, epochs: number): Promise<tf.Sequential> {
  model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  const { images, labels } = tensorsFor(model, train);
  await model.fit(images, labels, { epochs, batchSize: 128, verbose: 0 });
  tf.dispose([images, labels]);
  return model;
}

/** The share of images that the model puts into the right class, in percent. */
function percentRight(model: tf.Sequential, set: Dataset): number {
  const { images, labels } = tensorsFor(model, set);
  const [loss, share] = model.evaluate(images, labels, { batchSize: 1000 }) as [tf.Scalar, tf.Scalar];
  const percent = 100 * share.dataSync()[0]!;
  tf.dispose([images, labels, loss, share]);
  return percent;
}

test("an MLP reads 97 to 98 % of the drawn digits, as of MNIST", async (t) => {
  const model = await trained(mlp(784, { seed: 1 }), digits.train, 6);
  const percent = percentRight(model, digits.test);
  t.diagnostic(`MLP, digits: ${percent.toFixed(2)} %`);
  assert.ok(percent >= 97 && percent <= 98, `${percent} %`);
});

test("LeNet-5 with relu and max pooling reads 98.5 to 99.3 % of the drawn digits, as of MNIST", async (t) => {
  const modern = { activation: "relu", pooling: "max", seed: 1 } as const;
  reader = await trained(lenet5([28, 28, 1], modern), digits.train, 6);
  const percent = percentRight(reader, digits.test);
  t.diagnostic(`LeNet-5, digits: ${percent.toFixed(2)} %`);
  assert.ok(percent >= 98.5 && percent <= 99.3, `${percent} %`);
});

test("LeNet-5 trained on drawn digits alone reads 93 % of MNIST's test digits", {
  skip: process.env["LAB_DATA_DIR"] ? false : "set LAB_DATA_DIR to a folder with the real sets to try this",
}, async (t) => {
  const given = lookInLocalFolder(mnistSet());
  assert.ok(
    given !== undefined && "folder" in given,
    "LAB_DATA_DIR has no MNIST, and a test downloads nothing",
  );
  process.env["LAB_DATA"] = "real";
  const mnist = await loadMnist();
  process.env["LAB_DATA"] = "stand-in";
  assert.equal(mnist.test.origin, "folder");
  const percent = percentRight(reader, mnist.test);
  t.diagnostic(`LeNet-5, drawn digits to MNIST: ${percent.toFixed(2)} %`);
  assert.ok(percent >= 93, `${percent} %`);
});

test("an MLP recognizes 45 to 55 % of the drawn scenes, as of CIFAR-10", async (t) => {
  const model = await trained(mlp(3072, { seed: 1 }), scenes.train, 10);
  const percent = percentRight(model, scenes.test);
  t.diagnostic(`MLP, scenes: ${percent.toFixed(2)} %`);
  assert.ok(percent >= 45 && percent <= 55, `${percent} %`);
});

test("LeNet-5 with relu and max pooling recognizes 60 to 70 % of the drawn scenes", async (t) => {
  const model = await trained(
    lenet5([32, 32, 3], { activation: "relu", pooling: "max", seed: 1 }),
    scenes.train,
    10,
  );
  const percent = percentRight(model, scenes.test);
  t.diagnostic(`LeNet-5 (relu, max), scenes: ${percent.toFixed(2)} %`);
  assert.ok(percent >= 60 && percent <= 70, `${percent} %`);
});
