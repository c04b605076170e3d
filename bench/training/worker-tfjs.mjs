/**
 * Trains with tfjs: `node worker-tfjs.mjs ours|plain ARRAYS`. The two differ in one line: whether image-lab is loaded.
 * Reads tasks as JSON lines, answers each with seconds.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { networks } from "./networks.mjs";
import { serve } from "./serve.mjs";

process.env.TF_CPP_MIN_LOG_LEVEL ??= "2";
process.env.TF_ENABLE_ONEDNN_OPTS ??= "1"; // as image-lab sets it; plain tfjs and Keras get it too
const [mode, arrays] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const lab = mode === "ours" ? require("image-lab") : undefined;
const tf = require("@tensorflow/tfjs-node");
const sets = JSON.parse(arrays);
const batchSize = 128;
const SMALL = 1280;

function read(set) {
  const { images, labels, shape, count } = sets[set];
  const { buffer } = readFileSync(images);
  const bytes = readFileSync(labels);
  return tf.tidy(() => ({
    images: tf.keep(tf.tensor(new Float32Array(buffer), [count, ...shape])),
    labels: tf.keep(tf.oneHot(tf.tensor1d(Int32Array.from(bytes), "int32"), 10).toFloat()),
  }));
}

const cases = new Map();
const keyOf = ({ set, network }) => `${set} ${network}`;
const caseOf = (task) => cases.get(keyOf(task));

/** A model that has not been trained yet. */
function prepare(task) {
  const { set, network } = task;
  if (cases.has(keyOf(task))) caseOf(task).model.dispose();
  const { x, y } = caseOf(task) ?? data(set, network);
  const model = tf.sequential({ layers: networks(tf)[network](x.shape.slice(1)) });
  model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  cases.set(keyOf(task), { model, x, y });
}

/** A new model and one epoch on few images. */
async function small(task) {
  prepare(task);
  const { model, x, y } = caseOf(task);
  const rows = tf.tidy(() => [x, y].map((whole) => tf.keep(whole.slice(0, SMALL))));
  await fit({ model, x: rows[0], y: rows[1] }, true);
  tf.dispose(rows);
}

function data(set, network) {
  const { images, labels } = read(set);
  return { x: network === "mlp" ? images.reshape([images.shape[0], -1]) : images, y: labels };
}

const fit = ({ model, x, y }, shuffle) => model.fit(x, y, { batchSize, epochs: 1, shuffle, verbose: 0 });

serve({
  prepare,
  first: async (task) => {
    const { model, x, y } = caseOf(task);
    await fit({ model, x: x.slice(0, batchSize), y: y.slice(0, batchSize) }, false);
  },
  fit: (task) => fit(caseOf(task), false),
  "shuffled fit": (task) => fit(caseOf(task), true),
  "small fit": small,
  evaluate: (task) => {
    const { model, x, y } = caseOf(task);
    const results = model.evaluate(x, y, { batchSize });
    for (const result of results) result.dataSync();
    tf.dispose(results);
  },
  predict: (task) => {
    const { model, x } = caseOf(task);
    const output = model.predict(x, { batchSize });
    output.dataSync();
    output.dispose();
  },
  load: async ({ set }) => {
    const { train, test } = await (set === "mnist" ? lab.loadMnist() : lab.loadCifar10());
    for (const part of [train, test]) tf.dispose(Object.values(lab.toTensors(part)));
  },
  matmul: ({ size, times }) => {
    const a = tf.ones([size, size]);
    for (let i = 0; i < times; i++) a.matMul(a).dispose();
    a.dispose();
  },
});
