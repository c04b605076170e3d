import { join } from "node:path";
import { buildChapters } from "../../course/chapters.mjs";
import { ofTests } from "../of-tests.mjs";

const SAMPLED_EVERY = 250;

/**
 * A chapter with its answers in a browser of its own: seconds from Run All to the end, MB of the tab's process at its end
 * and at most meanwhile.
 */
export async function chapter(name) {
  const { SiteInChromium } = ofTests("site/site-in-chromium.js");
  const { tabMemory } = ofTests("site/tab-memory.js");
  const file = join(buildChapters("en").worked, `${name}.ipynb`);
  const tab = await SiteInChromium.start();
  let most = 0;
  const sample = () => {
    most = Math.max(most, tabMemory());
  };
  const sampling = setInterval(sample, SAMPLED_EVERY);
  try {
    await tab.open();
    await tab.openOwn(`${name}.ipynb`, { file });
    const start = performance.now();
    const failed = (await tab.runAll()).flat().find(({ output_type }) => output_type === "error");
    if (failed) throw new Error(`${failed.ename}: ${failed.evalue}`);
    const seconds = (performance.now() - start) / 1000;
    sample();
    return { seconds, end: tabMemory(), most };
  } finally {
    clearInterval(sampling);
    await tab.stop();
  }
}
