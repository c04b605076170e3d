import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { writeArrays } from "./arrays.mjs";
import { Contender } from "./contender.mjs";
import { peersPython } from "./peers.mjs";
import { saveTable } from "./save.mjs";
import { printTable } from "./table.mjs";
import { targetsOf } from "./targets.mjs";
import { operationsPerImage } from "./work.mjs";

const OURS = "image-lab";
const PLAIN = "plain tfjs";
const CASES = [
  ["mlp", "mnist"],
  ["lenet5-modern", "mnist"],
  ["lenet5-classic", "mnist"],
  ["mlp", "cifar10"],
  ["lenet5-modern", "cifar10"],
  ["chapter7", "cifar10"],
];
/** Images of a set that every contender works on; `--quick` takes fewer. */
const COUNT = 12_000;
const QUICK_COUNT = 3_840;
/** Images that worker-*.{mjs,py} make a new model for. */
const SMALL = 1_280;
const MATMUL = { size: 1024, times: 30 };

/**
 * Races `model.fit`, `evaluate` and `predict` of image-lab against plain tfjs, Keras, PyTorch and JAX.
 *
 * All contenders run in one go, each in a process of its own that waits while another one's turn is measured.
 * `--quick` takes fewer images and rounds, and one of Keras's three ways (about 4 minutes), `--processors=1` lets every
 * contender have so many processors (with Linux's taskset), `--json` prints the result for machines, `--only=TEXT` takes
 * the cases whose name has it, `--save` puts the table into docs/speed.md.
 */
export async function run(options) {
  const quick = options.includes("--quick");
  const only = options.find((option) => option.startsWith("--only="))?.slice(7) ?? "";
  const folder = mkdtempSync(join(tmpdir(), "image-lab-bench-"));
  const say = (text) => process.stderr.write(`${text}\n`);
  let contenders = [];
  try {
    const count = quick ? QUICK_COUNT : COUNT;
    const sets = writeArrays(folder, count);
    const cases = CASES.filter(([network, set]) => set in sets && `${network} ${set}`.includes(only));
    if (cases.length === 0) throw new Error("Expected MNIST or CIFAR-10 in LAB_DATA_DIR, found neither.");
    contenders = start(sets, quick, numberOption(options, "--processors="));
    say(`Waiting for ${contenders.length} contenders to load …`);
    await Promise.all(contenders.map(({ ready }) => ready));
    const peak = await matmulPeak(contenders);
    const results = [];
    for (const [network, set] of cases) {
      say(`${network} on ${set} …`);
      results.push(...(await race(contenders, { network, set }, count, quick)));
    }
    for (const set of new Set(quick ? [] : cases.map(([, name]) => name)))
      results.push(await loading(contenders, set));
    const operations = (result) => operationsPerImage(result.network, sets[result.set].shape);
    for (const result of results.filter(({ task }) => task === "fit"))
      result.shareOfPeak = (result.best[OURS] * operations(result)) / peak;
    const outcome = { machine: machine(), versions: versions(), peakGflops: peak / 1e9, results };
    console.log(options.includes("--json") ? JSON.stringify(outcome, null, 2) : printTable(outcome));
    if (options.includes("--save")) saveTable(printTable(outcome));
    return results.every(({ must, ratio }) => must === undefined || ratio >= must) ? 0 : 1;
  } finally {
    for (const contender of contenders) contender.stop();
    rmSync(folder, { recursive: true });
  }
}

function numberOption(options, name) {
  const given = options.find((option) => option.startsWith(name));
  return given === undefined ? undefined : Number(given.slice(name.length));
}

/** All contenders, of Keras the usual fastest way alone if `quick`; with `processors` each has the first so many. */
function start(sets, quick, processors) {
  const python = peersPython();
  const here = import.meta.dirname;
  const arrays = JSON.stringify(sets);
  const contender = (name, program, file, mode) => {
    const command = [program, join(here, file), mode, arrays];
    if (processors !== undefined) command.unshift("taskset", "--cpu-list", `0-${processors - 1}`);
    return new Contender(name, command[0], command.slice(1));
  };
  const tfjs = (name, mode) => contender(name, process.execPath, "worker-tfjs.mjs", mode);
  const peer = (name, file, mode) => contender(name, python, file, mode);
  return [
    tfjs(OURS, "ours"),
    tfjs(PLAIN, "plain"),
    ...(quick ? ["16-steps"] : ["auto", "16-steps", "jit"]).map((mode) =>
      peer(`Keras ${mode}`, "worker-keras.py", mode),
    ),
    ...["eager", "fused", "compiled"].map((mode) => peer(`PyTorch ${mode}`, "worker-torch.py", mode)),
    peer("JAX jit", "worker-jax.py", "jit"),
  ];
}

/** Every task of a case: one after the other, in every round each contender once. */
async function race(contenders, subject, count, quick) {
  const results = [await firstBatches(contenders, subject, quick)];
  for (const [task, images, rounds] of quick
    ? [
        ["fit", count, 3],
        ["evaluate", count, 2],
        ["predict", count, 2],
      ]
    : [
        ["fit", count, 9],
        ["shuffled fit", count, 6],
        ["small fit", SMALL, 4],
        ["evaluate", count, 6],
        ["predict", count, 6],
      ]) {
    const seconds = new Map(contenders.map(({ name }) => [name, []]));
    for (const contender of contenders) await contender.run({ task, ...subject });
    for (let round = 0; round < rounds; round++)
      for (const contender of contenders) {
        if (contender.name === PLAIN && round >= (quick ? 1 : 3)) continue;
        seconds.get(contender.name).push(await contender.run({ task, ...subject }));
      }
    results.push(summarize(task, subject, images, seconds));
  }
  return results;
}

/** The first batch of models made anew, in seconds; the first of them is the first that its process trains. */
async function firstBatches(contenders, subject, quick) {
  const seconds = new Map(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < (quick ? 1 : 3); round++)
    for (const contender of contenders) {
      await contender.run({ task: "prepare", ...subject });
      seconds.get(contender.name).push(await contender.run({ task: "first", ...subject }));
    }
  return { task: "first batch", ...subject, ...inSeconds(seconds) };
}

function inSeconds(seconds) {
  const [best, median] = [{}, {}];
  for (const [name, list] of seconds) {
    list.sort((a, b) => a - b);
    best[name] = list[0];
    median[name] = list[Math.floor(list.length / 2)];
  }
  return { unit: "s", best, median };
}

function summarize(task, subject, images, seconds) {
  const [best, median] = [{}, {}];
  for (const [name, list] of seconds) {
    list.sort((a, b) => a - b);
    best[name] = images / list[0];
    median[name] = images / list[Math.floor(list.length / 2)];
  }
  const peers = Object.entries(best).filter(([name]) => name !== OURS && name !== PLAIN);
  const [bestPeer, rate] = peers.reduce((a, b) => (b[1] > a[1] ? b : a));
  const ratio = best[OURS] / rate;
  return { task, ...subject, unit: "images/s", best, median, bestPeer, ratio, ...targetsOf(task, subject) };
}

/** Reading a set whole from its published files, training and test images, into scaled floats; in seconds. */
async function loading(contenders, set) {
  const readers = contenders.filter(({ name }) => [OURS, "Keras auto", "PyTorch eager"].includes(name));
  const seconds = new Map(readers.map(({ name }) => [name, []]));
  for (let round = 0; round < 5; round++)
    for (const contender of readers)
      seconds.get(contender.name).push(await contender.run({ task: "load", set }));
  return { task: "load", set, ...inSeconds(seconds) };
}

/** The machine's fastest measured product of 1024 × 1024 matrices, in operations per second. */
async function matmulPeak(contenders) {
  let peak = 0;
  for (let round = 0; round < 4; round++)
    for (const contender of contenders) {
      const seconds = await contender.run({ task: "matmul", ...MATMUL });
      peak = Math.max(peak, (2 * MATMUL.size ** 3 * MATMUL.times) / seconds);
    }
  return peak;
}

function machine() {
  const processors = cpus();
  return `${processors.length} × ${processors[0]?.model.trim()}, Node ${process.versions.node}`;
}

/** Of the packages that race; all others are in the lock files. */
function versions() {
  const locked = readFileSync(join(import.meta.dirname, "../requirements.txt"), "utf8");
  const peers = ["keras", "tensorflow-cpu", "torch", "jax", "optax"].map(
    (name) => new RegExp(`^${name}==[^ ]+`, "m").exec(locked)?.[0],
  );
  const { version } = createRequire(import.meta.url)("@tensorflow/tfjs-node/package.json");
  return [`tfjs-node==${version}`, ...peers].join(", ");
}
