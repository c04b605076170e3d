import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { ofTests } from "../of-tests.mjs";
import { notebookCells, readMeasured } from "./notebook.mjs";

const root = resolve(import.meta.dirname, "../..");
/** Epochs over 12,000 images that take a few seconds. */
const NETWORKS = { mlp: 40, lenet5: 6 };
/** What the live figure may cost: this part of training time. */
const MOST = 0.03;

/**
 * What `live()` costs: the same network trained with and without it in turn, in the lab's kernel, first without a page
 * and then with JupyterLab in Chromium drawing on the same machine, the running cell in view.
 *
 * The cost is what live training's callback keeps training waiting, and the part of all processors that everybody but
 * the kernel takes more than without it: training could have had that. How much longer the fits took stands beside it; on a
 * machine that others share, single fits differ by a tenth for reasons of their own.
 *
 * `--quick` takes fewer rounds, `--json` prints the result for machines.
 *
 * @returns 0 when the cost is at most 3 % everywhere
 */
export async function run(options) {
  const cells = notebookCells({ networks: NETWORKS, rounds: options.includes("--quick") ? 6 : 24 });
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
    writeFileSync(file, JSON.stringify(ofTests("notebook-of.js").notebookOf(cells)));
    const execute = ["execute", "--inplace", "--kernel_name=tslab", "--timeout=600", file];
    execFileSync(join(root, ".venv", "bin", "jupyter"), execute, { stdio: "ignore" });
    return readMeasured(JSON.parse(readFileSync(file, "utf8")));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function inPage(cells) {
  const { JupyterLab } = ofTests("browser/jupyter-lab.js");
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

function summaries(where, measured) {
  return Object.keys(NETWORKS).map((network) => {
    const kind = (live) => measured.filter((one) => one.network === network && one.live === live);
    const [watched, alone] = [kind(true), kind(false)];
    const middle = (fits, what) => median(fits.map((fit) => fit[what]));
    const own = middle(watched, "own");
    const others = [middle(alone, "others"), middle(watched, "others")];
    return {
      where,
      network,
      rounds: watched.length,
      seconds: [middle(alone, "training") / 1000, middle(watched, "training") / 1000],
      own,
      others,
      cost: own + Math.max(0, others[1] - others[0]) / availableParallelism(),
      longer: watched.map(({ training }, round) => training / alone[round].training - 1),
      lastPicture: middle(watched, "end") / 1000,
    };
  });
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle) - 1]) / 2;
}

function print(results) {
  const percent = (part) => (100 * part).toFixed(1);
  const widths = [12, 10, 9, 10, 26, 16, 28];
  const line = (...cells) =>
    console.log(cells.map((cell, at) => String(cell).padEnd(widths[at] ?? 0)).join(""));
  line(
    "shown in",
    "network",
    "cost, %",
    "callback",
    "others, % of a processor",
    "fit, s",
    "longer, % (quartiles)",
    "last picture, s",
  );
  for (const { where, network, seconds, own, others, cost, longer, lastPicture } of results) {
    const sorted = [...longer].sort((a, b) => a - b);
    const quartiles = [0.25, 0.75].map((part) => percent(sorted[Math.floor(part * (sorted.length - 1))]));
    line(
      where,
      network,
      percent(cost),
      percent(own),
      others.map(percent).join(" → "),
      seconds.map((one) => one.toFixed(2)).join(" → "),
      `${percent(median(longer))} (${quartiles.join(" … ")})`,
      lastPicture.toFixed(2),
    );
  }
}
