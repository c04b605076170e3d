import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { type Dataset, lenet5, loadMnist, mlp, toTensors } from "image-lab";
import { lookInLocalFolder } from "image-lab/internal/data/local-folder";
import { mnistSet } from "image-lab/internal/data/mnist";
import { explainTraining, isGraph, plainly, shuffledAlike } from "./with-plain-tfjs";

const seeds = [1, 2, 3];

interface Digits {
  readonly learn: { images: tf.Tensor; labels: tf.Tensor };
  readonly check: { images: tf.Tensor; labels: tf.Tensor };
}

/** MNIST where `LAB_DATA_DIR` has it, whatever `LAB_DATA` says; otherwise what it says, in tests the stand-in. */
async function loadDigits(): Promise<{ train: Dataset; test: Dataset }> {
  const set = mnistSet();
  const given = lookInLocalFolder(set);
  return given !== undefined && "folder" in given ? set.read(given.folder, "folder") : loadMnist();
}

/** The share of test digits read rightly after two epochs, in percent. */
function accuracy(model: tf.Sequential, { learn, check }: Digits, seed: number): Promise<number> {
  model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  return shuffledAlike(seed, async () => {
    await model.fit(learn.images, learn.labels, { epochs: 2, batchSize: 128, verbose: 0 });
    const [loss, share] = model.evaluate(check.images, check.labels, { batchSize: 1000 }) as [
      tf.Scalar,
      tf.Scalar,
    ];
    const percent = 100 * share.dataSync()[0]!;
    tf.dispose([loss, share]);
    return percent;
  });
}

const networks: [name: string, flatten: boolean, make: (seed: number) => tf.Sequential][] = [
  ["MLP", true, (seed) => mlp(784, { seed })],
  ["LeNet-5", false, (seed) => lenet5([28, 28, 1], { seed })],
];

for (const [name, flatten, make] of networks)
  test(`${name}: after two epochs of digits the accuracy is plain tfjs's, within 0.3 points over three seeds`, async () => {
    const { train, test: held } = await loadDigits();
    const tensors = (set: Dataset): Digits["learn"] =>
      flatten ? toTensors(set, { flatten }) : toTensors(set);
    const digits = { learn: tensors(train), check: tensors(held) };
    let [ours, theirs] = [0, 0];
    let last: tf.Sequential | undefined;
    for (const seed of seeds) {
      const [graph, plain] = [make(seed), make(seed)];
      last = graph;
      ours += (await accuracy(graph, digits, seed)) / seeds.length;
      assert.ok(isGraph(graph), explainTraining(graph).text);
      theirs += (await plainly(() => accuracy(plain, digits, seed))) / seeds.length;
    }
    const source = `${train.labels.length} digits, origin: ${train.origin}`;
    console.log(
      `${name}, ${source}: ${ours.toFixed(2)} % by the ${explainTraining(last!).engine} engine, ${theirs.toFixed(2)} % by plain tfjs`,
    );
    assert.ok(Math.abs(ours - theirs) <= 0.3, `${ours} and ${theirs}`);
  });
