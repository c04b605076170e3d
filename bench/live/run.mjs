import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { notebookCells, readMeasured } from "./notebook.mjs";

const root = resolve(import.meta.dirname, "../..");
/** Epochs over 12,000 images that take a few seconds. */
const NETWORKS = { mlp: 80, lenet5: 12 };
/** What the live figure may cost: this part of training time. */
const MOST = 0.03;

/**
 * What `live()` costs: the same network trained with and without it in turn, in the lab's kernel, first without a page
 * and then with JupyterLab in Chromium drawing on the same machine, the running cell in view.
 *
 * `--quick` takes fewer rounds, `--json` prints the result for machines.
 *
 * @returns 0 when training takes at most 3 % longer everywhere
 */
export async function run(options) {
  const cells = notebookCells({ networks: NETWORKS, rounds: options.includes("--quick") ? 4 : 12 });
  const results = [...summaries("no page", headless(cells)), ...summaries("JupyterLab", await inPage(cells))];
  if (options.includes("--json")) console.log(JSON.stringify(results, undefined, 2));
  else print(results);
  return results.every(({ cost }) => cost <= MOST) ? 0 : 1;
}

function headless(cells) {
  mkdirSync(join(root, "build"), { recursive: true });
  const folder = mkdtempSync(join(root, "build", "live-"));
  try {
    const file = join(folder, "live.ipynb");
    writeFileSync(file, JSON.stringify(notebook(cells)));
    const execute = ["execute", "--inplace", "--kernel_name=tslab", "--timeout=600", file];
    execFileSync(join(root, ".venv", "bin", "jupyter"), execute, { stdio: "ignore" });
    return readMeasured(JSON.parse(readFileSync(file, "utf8")));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function notebook(cells) {
  return {
    cells: cells.map((source, index) => ({
      cell_type: "code",
      id: `cell-${index}`,
      metadata: {},
      source,
      outputs: [],
      execution_count: null,
    })),
    metadata: { kernelspec: { name: "tslab", display_name: "TypeScript", language: "typescript" } },
    nbformat: 4,
    nbformat_minor: 5,
  };
}

async function inPage(cells) {
  const harness = join(root, "build", "test", "browser", "jupyter-lab.js");
  if (!existsSync(harness)) throw new Error(`Expected ${harness}, found nothing. Run npm test once.`);
  const { JupyterLab } = createRequire(import.meta.url)(harness);
  const lab = await JupyterLab.start();
  try {
    lab.write("live.ipynb", cells);
    const page = await lab.open("live.ipynb");
    await lab.runOneByOne(page, cells.length);
    await lab.command(page, "docmanager:save");
    return readMeasured(lab.read("live.ipynb"));
  } finally {
    await lab.stop();
  }
}

/** Each round is a pair; its ratio is what counts, as the machine's speed drifts. */
function summaries(where, measured) {
  return Object.keys(NETWORKS).map((network) => {
    const times = (live) => measured.filter((one) => one.network === network && one.live === live);
    const [watched, alone] = [times(true), times(false)];
    const costs = watched.map(({ training }, round) => training / alone[round].training - 1);
    return {
      where,
      network,
      rounds: costs.length,
      alone: median(alone.map(({ training }) => training)) / 1000,
      watched: median(watched.map(({ training }) => training)) / 1000,
      cost: median(costs),
      costs,
      lastPicture: median(watched.map(({ end }) => end)) / 1000,
    };
  });
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle) - 1]) / 2;
}

function print(results) {
  console.log("shown in    network   alone, s  live, s   cost, %  (quartiles)     last picture, s");
  for (const { where, network, alone, watched, cost, costs, lastPicture } of results) {
    const sorted = [...costs].sort((a, b) => a - b);
    const percent = (value) => (100 * value).toFixed(1);
    const quartiles = [0.25, 0.75].map((part) => percent(sorted[Math.floor(part * (sorted.length - 1))]));
    console.log(
      where.padEnd(12) +
        network.padEnd(10) +
        alone.toFixed(2).padEnd(10) +
        watched.toFixed(2).padEnd(10) +
        percent(cost).padEnd(9) +
        `(${quartiles.join(" … ")})`.padEnd(17) +
        lastPicture.toFixed(2),
    );
  }
}
