import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { networks } from "../training/networks.mjs";

const page = join(import.meta.dirname, "..", "..", "docs", "speed.md");
const [BEGIN, END] = ["<!-- operations begin -->\n", "<!-- operations end -->"];
const NETWORKS = [
  ["mlp", "MLP", [784]],
  ["lenet5-classic", "LeNet-5 (tanh, average)", [28, 28, 1]],
  ["lenet5-modern", "LeNet-5 (relu, max)", [28, 28, 1]],
];

/**
 * Counts the operations of a training step on a digit, as tfjs runs them and as the graph does, and puts the table into
 * docs/speed.md. The counts are the same on every machine.
 *
 * `--check` writes nothing and ends with an error when the page says something else.
 */
export async function run(options) {
  process.env.LAB_NATIVE = "off"; // the native engine has no operations to count
  process.env.LAB_GRAPH = "at-once";
  const require = createRequire(import.meta.url);
  const lab = require("image-lab");
  const tf = require("@tensorflow/tfjs-node");
  const lines = [
    "| | with accuracy: tfjs | graph | without a metric: tfjs | graph |",
    "|---|---:|---:|---:|---:|",
  ];
  for (const [name, title, shape] of NETWORKS) {
    const counts = [];
    for (const metrics of [["accuracy"], []])
      counts.push(...(await operations(tf, lab, networks(tf)[name](shape), shape, metrics)));
    lines.push(`| ${[title, ...counts].join(" | ")} |`);
  }
  const table = `${lines.join("\n")}\n`;
  const text = readFileSync(page, "utf8");
  const [start, end] = [text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END)];
  if (!options.includes("--check")) writeFileSync(page, text.slice(0, start) + table + text.slice(end));
  else if (text.slice(start, end) !== table) {
    console.error(`docs/speed.md does not say what was counted:\n${table}`);
    return 1;
  }
  return 0;
}

async function operations(tf, lab, layers, shape, metrics) {
  const model = tf.sequential({ layers });
  model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics });
  const images = tf.zeros([512, ...shape]);
  const labels = tf.tidy(() => tf.oneHot(tf.zeros([512], "int32"), 10).toFloat());
  await model.fit(images, labels, { epochs: 1, batchSize: 128, verbose: 0 });
  const { text } = lab.explainTraining(model);
  const [, before, after] = /a step of (\d+) operations runs as (\d+)/.exec(text) ?? [];
  if (after === undefined) throw new Error(`Expected a graph, found: ${text}`);
  tf.dispose([images, labels]);
  model.dispose();
  return [before, after];
}
