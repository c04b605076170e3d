import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import * as lab from "image-lab";
import { pixelTensor } from "image-lab/internal/graph/pixel-tensor";
import { trainingEngines, useTrainingEngines } from "image-lab/internal/training/engines";
import type { TrainingEngine } from "image-lab/internal/training/steps";
import { temporaryFolder } from "../temporary-folder";
import { uniform } from "./with-plain-tfjs";

const ROWS = 600;
const random = uniform(5);
const pixels = Uint8Array.from({ length: ROWS * 12 }, () => 256 * random());
const classes = Int32Array.from({ length: ROWS }, () => 3 * random());

const unseeded = Math.random;
let folder: string;
beforeEach(() => {
  folder = temporaryFolder("shared-fit");
  process.env["LAB_FIT_CACHE"] = folder;
});
afterEach(() => {
  delete process.env["LAB_FIT_CACHE"];
  Math.random = unseeded;
});

interface Options extends tf.ModelFitArgs {
  readonly seed?: number;
  readonly units?: number;
  readonly images?: Uint8Array;
  readonly rate?: number;
}

/** Two fits, the second going on where the first ended, and all that can be seen of them. */
async function trained({ seed = 1, units = 5, images = pixels, rate = 0.01, ...args }: Options = {}) {
  Math.random = uniform(seed);
  const x = pixelTensor(images, [ROWS, 12]);
  const y = tf.oneHot(classes, 3);
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ inputShape: [12], units, activation: "relu" }),
      tf.layers.dense({ units: 3, activation: "softmax" }),
    ],
  });
  model.compile({
    optimizer: tf.train.adam(rate),
    loss: "categoricalCrossentropy",
    metrics: ["accuracy"],
  });
  const options = { batchSize: 10, validationSplit: 0.1, verbose: 0, ...args };
  const first = await model.fit(x, y, { epochs: 2, ...options });
  const second = await model.fit(x, y, { epochs: 4, initialEpoch: 2, ...options });
  const state = await model.optimizer.getWeights();
  const seen = {
    histories: [first.history, second.history, second.epoch],
    weights: model.getWeights().map((weight) => Array.from(weight.dataSync())),
    optimizer: state.map(({ tensor }) => Array.from((tensor as tf.Tensor).dataSync())),
    text: lab.explainTraining(model).text.replace(model.name, ""),
    next: Math.random(),
  };
  tf.dispose([x, y, state[0]!.tensor as tf.Tensor]);
  model.optimizer.dispose();
  model.dispose();
  return seen;
}

const kept = (): string[] => readdirSync(folder).sort();

test("a fit that starts as a kept one did repeats it: history, weights, optimizer, report, random numbers", async () => {
  delete process.env["LAB_FIT_CACHE"];
  const alone = await trained();
  process.env["LAB_FIT_CACHE"] = folder;
  assert.deepEqual(await trained(), alone);
  const files = kept();
  assert.equal(files.length, 2, "one for each fit");
  tf.layers.dense({ units: 1 }); // so that layers have other names
  const { numTensors } = tf.memory();
  assert.deepEqual(await trained(), alone);
  assert.deepEqual(kept(), files);
  assert.equal(tf.memory().numTensors, numTensors);
});

test("no engine is asked for what is kept, and one is for everything else", async () => {
  const first = await trained();
  const files = kept();
  const engines = trainingEngines();
  let asked = 0;
  const asking: TrainingEngine = {
    fitSteps(...args) {
      asked++;
      return engines[0]!.fitSteps(...args);
    },
    evaluate: () => undefined,
    predict: () => undefined,
  };
  useTrainingEngines([asking, ...engines]);
  try {
    assert.deepEqual(await trained(), first);
    assert.equal(asked, 0);
    const onePixel = pixels.slice();
    onePixel[77]! ^= 1;
    const others: { [name: string]: Options } = {
      "other weights and order": { seed: 2 },
      "another layer": { units: 6 },
      "another pixel": { images: onePixel },
      "another learning rate": { rate: 0.011 },
      "other batches": { batchSize: 9 },
      "fewer to validate on": { validationSplit: 0.05 },
    };
    for (const [name, options] of Object.entries(others)) {
      asked = 0;
      const other = await trained(options);
      assert.equal(asked, 2, name);
      assert.notDeepEqual(other.weights, first.weights, name);
    }
    assert.equal(kept().length, files.length + 2 * Object.keys(others).length);
    asked = 0;
    await trained({ callbacks: { onEpochEnd: async () => {} } });
    await trained({ shuffle: false });
    assert.equal(
      asked,
      4,
      "code of one's own may do anything, and rows in order tell nothing of random numbers",
    );
    assert.equal(kept().length, files.length + 2 * Object.keys(others).length);
  } finally {
    useTrainingEngines(engines);
  }
});

test("what is kept is encrypted, and where it is not the lab's, training goes on without it", async () => {
  const first = await trained();
  const weights = Buffer.from(Float32Array.from(first.weights[0]!).buffer);
  for (const name of kept()) {
    assert.ok(!readFileSync(join(folder, name)).includes(weights.subarray(0, 16)));
    writeFileSync(join(folder, name), "not a training");
  }
  assert.deepEqual(await trained(), first);
});
