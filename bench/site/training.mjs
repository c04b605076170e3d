import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ofTests } from "../of-tests.mjs";
import { Contender } from "../training/contender.mjs";

/** The networks by the names that bench/training has for them, as a page makes them. */
const networks = {
  mlp: "lab.mlp(784)",
  "lenet5-modern": 'lab.lenet5([28, 28, 1], { activation: "relu", pooling: "max" })',
  "lenet5-classic": 'lab.lenet5([28, 28, 1], { activation: "tanh", pooling: "average" })',
};
const COUNT = 12_000;
const ROUNDS = 3;

const DATA = `import * as tf from "@tensorflow/tfjs-node";
import * as lab from "image-lab";
const { images, labels } = lab.toTensors((await lab.loadMnist()).train, { limit: ${COUNT} });
const flat = images.reshape([-1, 784]);
const seconds = async (network: tf.LayersModel, count: number): Promise<number> => {
  const input = (network.inputs[0].shape.length === 2 ? flat : images).slice(0, count);
  const start = performance.now();
  await network.fit(input, labels.slice(0, count), { epochs: 1, batchSize: 128, verbose: 0 });
  return (performance.now() - start) / 1000;
};`;

const cell = (made) => `{
  const network = ${made};
  network.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  await seconds(network, 128);
  console.log(await seconds(network, ${COUNT}));
}`;

/**
 * Seconds of an epoch of 12,000 digits in a page and in plain tfjs-node, in turn, the best of three. Each network is new
 * and has seen one batch.
 *
 * @returns {Promise<Record<string, { page: number, plain: number }>>}
 */
export async function training() {
  const { SiteInChromium } = ofTests("site/site-in-chromium.js");
  const { textOf } = ofTests("site/lab-page.js");
  const folder = mkdtempSync(join(tmpdir(), "site-training-"));
  const tab = await SiteInChromium.start();
  const plain = plainTfjs(folder);
  const best = {};
  try {
    await tab.open();
    await tab.openOwn("training.ipynb", [DATA, ...Object.values(networks).map(cell)]);
    await tab.runCell(0);
    for (const [at, network] of Object.keys(networks).entries()) {
      const times = { page: [], plain: [] };
      for (let round = 0; round < ROUNDS; round++) {
        const shown = textOf(await tab.runCell(at + 1));
        if (Number.isNaN(Number(shown))) throw new Error(shown);
        times.page.push(Number(shown));
        const task = { set: "digits", network };
        await plain.run({ ...task, task: "prepare" });
        await plain.run({ ...task, task: "first" });
        times.plain.push(await plain.run({ ...task, task: "shuffled fit" }));
      }
      best[network] = { page: Math.min(...times.page), plain: Math.min(...times.plain) };
    }
    return best;
  } finally {
    plain.stop();
    await tab.stop();
    rmSync(folder, { recursive: true });
  }
}

/** Plain tfjs-node on the same number of images; what is in them changes no time. */
function plainTfjs(folder) {
  const set = {
    images: join(folder, "images"),
    labels: join(folder, "labels"),
    shape: [28, 28, 1],
    count: COUNT,
  };
  writeFileSync(set.images, new Uint8Array(Float32Array.from({ length: COUNT * 784 }, Math.random).buffer));
  writeFileSync(
    set.labels,
    Uint8Array.from({ length: COUNT }, (_, image) => image % 10),
  );
  const worker = join(import.meta.dirname, "..", "training", "worker-tfjs.mjs");
  return new Contender("plain tfjs", process.execPath, [worker, "plain", JSON.stringify({ digits: set })]);
}
