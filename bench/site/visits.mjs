import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ofTests } from "../of-tests.mjs";

const chapter = "00-start.ipynb";
const { cells } = JSON.parse(readFileSync(join(import.meta.dirname, "../../notebooks", chapter), "utf8"));
const firstCodeCell = cells.findIndex(({ cell_type }) => cell_type === "code");

const TENSORS = `import * as tf from "@tensorflow/tfjs-node";
import * as lab from "image-lab";
console.log(lab.mlp(784).countParams(), tf.tensor1d([1, 2]).mul(2).dataSync());`;

/** Seconds from a link to a chapter to the first result, and to that of tfjs and the lab; then without a network. */
export async function visits() {
  const { SiteInChromium } = ofTests("site/site-in-chromium.js");
  const { everythingKept } = ofTests("site/offline.js");
  const tab = await SiteInChromium.start();
  try {
    await packEverything(tab.address);
    const first = await visit(tab);
    await tab.saved();
    await tab.until(everythingKept, undefined);
    await tab.cutOff();
    return { first, second: await visit(tab) };
  } finally {
    await tab.stop();
  }
}

/** A host keeps its files packed; ours packs each when it is first asked for. */
async function packEverything(address) {
  const { files } = await (await fetch(`${address}site.json`)).json();
  for (const file of files) await (await fetch(address + file)).arrayBuffer();
}

async function visit(tab) {
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  await tab.open(chapter);
  await tab.type(firstCodeCell, "6 * 7");
  const result = await run(tab, /42/, seconds);
  await tab.type(firstCodeCell, TENSORS);
  return { result, tensors: await run(tab, /109386.*\[ 2, 4 \]/, seconds) };
}

/** @returns the time when the cell's result was there */
async function run(tab, expected, seconds) {
  const { textOf } = ofTests("site/lab-page.js");
  const shown = textOf(await tab.runCell(firstCodeCell));
  if (!expected.test(shown)) throw new Error(`The cell gave ${shown}`);
  return seconds();
}
