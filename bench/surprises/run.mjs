import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { peersPython } from "../training/peers.mjs";
import { SECTIONS } from "./rows.mjs";
import { thereAndBack } from "./there-and-back.mjs";

const page = join(import.meta.dirname, "..", "..", "docs", "surprises.md");
const [BEGIN, END] = ["<!-- table begins -->", "<!-- table ends -->"];
/** What the page says that predictions of a model differ by at most once it has gone to Keras or come from there. */
const MOST_APART = 1e-7;

/**
 * Writes the table of docs/surprises.md anew: every value comes from plain tfjs-node, Keras or PyTorch as they run here.
 * Then takes a model to Keras and one back, and ends with an error where they predict otherwise than before.
 *
 * `--check` writes nothing and ends with an error when the page says something else.
 */
export async function run(options) {
  const python = peersPython();
  const columns = [
    shown(process.execPath, "worker-tfjs.mjs"),
    shown(python, "worker-keras.py"),
    shown(python, "worker-torch.py"),
  ];
  const table = tableOf(columns);
  const text = readFileSync(page, "utf8");
  const [start, end] = [text.indexOf(BEGIN) + BEGIN.length + 1, text.indexOf(END)];
  const old = text.slice(start, end);
  const isOld = options.includes("--check") && old !== table;
  if (isOld) console.error(`docs/surprises.md says otherwise than what was seen:\n${changes(old, table)}`);
  if (!options.includes("--check")) writeFileSync(page, text.slice(0, start) + table + text.slice(end));
  const { fromKeras, toKeras } = await thereAndBack(python, text);
  console.error(
    `Predictions part by ${fromKeras} (from Keras) and ${toKeras} (to Keras); at most ${MOST_APART}.`,
  );
  return isOld || Math.max(fromKeras, toKeras) > MOST_APART ? 1 : 0;
}

function shown(program, worker) {
  console.error(`${worker} …`);
  const output = execFileSync(program, [join(import.meta.dirname, worker)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return JSON.parse(output.trim().split("\n").at(-1));
}

function tableOf(columns) {
  const lines = [`\n${versions()}`];
  const left = new Set(columns.flatMap(Object.keys));
  for (const [title, rows] of SECTIONS) {
    lines.push(`\n## ${title}\n`, "| | tfjs | Keras | PyTorch |", "|---|---|---|---|");
    for (const [name, what] of Object.entries(rows)) {
      const values = columns.map((column) => column[name]);
      if (new Set(values).size === 1)
        throw new Error(`The row ${name} is no surprise: all show ${values[0]}.`);
      lines.push(`| ${[what, ...values.map(cell)].join(" | ")} |`);
      left.delete(name);
    }
  }
  if (left.size > 0) throw new Error(`Not in the table: ${[...left].join(", ")}`);
  return `${lines.join("\n")}\n\n`;
}

/** An error by its first sentence; a row that a library has no counterpart of by a dash. */
function cell(value) {
  if (value === undefined) return "–";
  const [sentence] = value.split(/(?<=[a-z)'0-9])\.\s|\n/);
  return sentence.length <= 100 ? sentence : `${sentence.slice(0, sentence.lastIndexOf(" ", 97))} …`;
}

function versions() {
  const locked = readFileSync(join(import.meta.dirname, "../requirements.txt"), "utf8");
  const peer = (name) => new RegExp(`^${name}==([^ ]+)`, "m").exec(locked)[1];
  const { version } = createRequire(import.meta.url)("@tensorflow/tfjs-node/package.json");
  return (
    `tfjs-node ${version} on TensorFlow ${peer("tensorflow-cpu")}, without image-lab; ` +
    `Keras ${peer("keras")} on the same TensorFlow; PyTorch ${peer("torch")}.`
  );
}

function changes(old, table) {
  const [before, now] = [old, table].map((text) => new Set(text.split("\n")));
  return [
    ...[...before].filter((line) => !now.has(line)).map((line) => `- ${line}`),
    ...[...now].filter((line) => !before.has(line)).map((line) => `+ ${line}`),
  ].join("\n");
}
