import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { NETWORKS, trainOneEpoch } from "./networks.mjs";

const page = join(import.meta.dirname, "..", "..", "docs", "speed.md");
const [BEGIN, END] = ["<!-- operations begin -->\n", "<!-- operations end -->"];

/**
 * Counts the operations of a training step on a digit, as plain tfjs runs them, as they are recorded and as the graph runs
 * them, and puts the table into docs/speed.md. The counts are the same on every machine. Ends with an error when one of the
 * page's sentences says another number.
 *
 * `--check` writes nothing and ends with an error when the table says something else, too.
 */
export async function run(options) {
  const plain = JSON.parse(
    execFileSync(process.execPath, [join(import.meta.dirname, "worker-plain.mjs")], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }),
  );
  process.env.LAB_NATIVE = "off"; // the native engine has no operations to count
  process.env.LAB_GRAPH = "at-once";
  const require = createRequire(import.meta.url);
  const lab = require("image-lab");
  const tf = require("@tensorflow/tfjs-node");
  const lines = [
    "| | with accuracy: plain tfjs | recorded | graph | without a metric: plain tfjs | recorded | graph |",
    "|---|---:|---:|---:|---:|---:|---:|",
  ];
  for (const [name, [title]] of Object.entries(NETWORKS)) {
    const [withMetric, without] = plain.steps[name];
    const counts = [
      ...[withMetric, ...(await ofGraph(tf, lab, name, ["accuracy"]))],
      ...[without, ...(await ofGraph(tf, lab, name, []))],
    ];
    lines.push(`| ${[title, ...counts].join(" | ")} |`);
  }
  const table = `${lines.join("\n")}\n`;
  const text = readFileSync(page, "utf8");
  const [start, end] = [text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END)];
  if (!options.includes("--check")) writeFileSync(page, text.slice(0, start) + table + text.slice(end));
  const missing = sentencesOn(plain).filter((sentence) => !text.replace(/\s+/g, " ").includes(sentence));
  if (options.includes("--check") && text.slice(start, end) !== table) missing.push(`\n${table}`);
  for (const what of missing) console.error(`docs/speed.md does not say what was counted: ${what}`);
  return missing.length === 0 ? 0 : 1;
}

/** Operations of a step as recorded, and as the graph runs it. */
async function ofGraph(tf, lab, name, metrics) {
  const model = await trainOneEpoch(tf, name, metrics);
  const { text } = lab.explainTraining(model);
  const [, recorded, kept] = /a step of (\d+) operations runs as (\d+)/.exec(text) ?? [];
  if (kept === undefined) throw new Error(`Expected a graph, found: ${text}`);
  model.dispose();
  return [recorded, kept];
}

function sentencesOn({ steps, Reshape, Cast }) {
  const [mlp, classic, modern] = Object.keys(NETWORKS).map((name) => steps[name][0]);
  const number = (count) => count.toLocaleString("en-US");
  return [
    `A training step of the chapter's MLP is ${mlp} operations, one of LeNet-5 ${classic} or ${modern}`,
    `of the ${number(Reshape.all)} reshapes of a fit of a GRU ${number(Reshape.idle)} were to the shape that was there`,
    `of its ${number(Cast.all)} casts ${number(Cast.idle)} to the type that was there`,
  ];
}
