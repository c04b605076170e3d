import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

const NETWORKS = ["mlp", "lenet5-modern"];
/** Environments of the kernels that train at the same time. */
const CASES = {
  "one thread": [{ LAB_THREADS: "1" }],
  "two threads": [{ LAB_THREADS: "2" }],
  "two kernels at once, of two threads, each": [{ LAB_THREADS: "2" }, { LAB_THREADS: "2" }],
  "as a graph: two threads": [{ LAB_NATIVE: "off" }],
  "as a graph: two kernels at once, each": [{ LAB_NATIVE: "off" }, { LAB_NATIVE: "off" }],
};

/** `fit` of 6,000 random images that are shuffled, by threads and by kernels that train at once: the table of docs/speed.md. */
export async function run() {
  console.log("| thousands of images a second | MLP, 784 inputs | LeNet-5 (relu, max) |\n|---|---:|---:|");
  for (const [name, environments] of Object.entries(CASES)) {
    const cells = [];
    for (const network of NETWORKS) cells.push(await measure(network, environments));
    console.log(`| ${name} | ${cells.join(" | ")} |`);
  }
  return 0;
}

async function measure(network, environments) {
  const workers = environments.map((environment) => start(network, environment));
  await Promise.all(workers.map(({ answer }) => answer()));
  for (const { ask } of workers) ask();
  const rates = await Promise.all(workers.map(({ answer }) => answer()));
  for (const { end } of workers) end();
  const found = [...new Set(rates.map((rate) => Math.round(Number(rate) / 1000)).sort((a, b) => a - b))];
  return found.join("–");
}

function start(network, environment) {
  const env = { ...process.env, TF_CPP_MIN_LOG_LEVEL: "3", TF_NUM_INTRAOP_THREADS: "2", ...environment };
  const child = spawn(process.execPath, [join(import.meta.dirname, "worker.mjs"), network], {
    env,
    stdio: ["pipe", "pipe", "ignore"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    ask: () => child.stdin.write("\n"),
    answer: async () => (await lines.next()).value,
    end: () => child.stdin.end(),
  };
}
