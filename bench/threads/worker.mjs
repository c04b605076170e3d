/**
 * Trains on random images: `node worker.mjs NETWORK`. Says `ready` after a first fit, then answers each line of its input
 * with the images a second of a fit, the median of several.
 */
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { median } from "../median.mjs";
import { networks } from "../training/networks.mjs";

const [COUNT, FITS] = [6000, 9];
const [network] = process.argv.slice(2);
const require = createRequire(import.meta.url);
require("image-lab");
const tf = require("@tensorflow/tfjs-node");

const shape = network === "mlp" ? [784] : [28, 28, 1];
const x = tf.randomUniform([COUNT, ...shape]);
const y = tf.oneHot(tf.randomUniform([COUNT], 0, 10, "int32"), 10).toFloat();
const model = tf.sequential({ layers: networks(tf)[network](shape) });
model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });

async function rate() {
  const start = performance.now();
  await model.fit(x, y, { batchSize: 128, epochs: 1, verbose: 0 });
  return (1000 * COUNT) / (performance.now() - start);
}

await rate();
console.log("ready");
for await (const _ of createInterface({ input: process.stdin })) {
  const rates = [];
  for (let fit = 0; fit < FITS; fit++) rates.push(await rate());
  console.log(median(rates));
}
