import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { before, test } from "node:test";
import { withoutChromium } from "../browser/chromium";
import { notebookNames } from "../chapter-names";
import { root } from "../root";
import type { Output } from "./lab-page";
import { SiteInChromium } from "./site-in-chromium";
import { tabMemory } from "./tab-memory";

const skip = withoutChromium;
/** MB that a small laptop has to spare for a tab, after the chapter with the most data and trainings. */
const MOST_MEMORY = 900;
const worked = join(root, "build", "worked");
before(() => {
  if (!skip) execFileSync(process.execPath, [join(root, "tools/build-notebooks.mjs")], { stdio: "ignore" });
});

interface Run {
  readonly outputs: Output[];
  /** MB that the tab holds at the end. */
  readonly memory: number;
}

/** What a notebook from top to bottom gives in a browser of its own, and what is saved. */
async function runInTab(file: string, path: string): Promise<Run> {
  const tab = await SiteInChromium.start();
  try {
    await tab.open();
    await tab.openOwn(path, { file });
    const outputs = (await tab.runAll()).flat();
    assert.deepEqual(tab.elsewhere, [], "no other server was asked for anything");
    return { outputs, memory: tabMemory() };
  } finally {
    await tab.stop();
  }
}

/** That nothing failed, and that every check was passed. */
function assertWorked(outputs: readonly Output[]): void {
  const errors = outputs.filter(({ output_type }) => output_type === "error");
  assert.deepEqual(
    errors.map(({ ename, evalue }) => `${ename}: ${evalue}`),
    [],
  );
  const figures = outputs.filter(({ data }) => data?.["application/vnd.plotly.v1+json"]);
  for (const { data } of figures) assert.match(String(data!["image/svg+xml"]), /^<svg[^>]*role="img"/);
}

for (const [folder, language] of [
  ["", "English"],
  ["fr/", "French"],
] as const)
  for (const name of notebookNames)
    test(`${name} runs in a tab from top to bottom, in ${language}`, { skip }, async () => {
      const path = `${folder}${name}.ipynb`;
      const { outputs, memory } = await runInTab(join(worked, path), path);
      assertWorked(outputs);
      assert.ok(outputs.length > 3);
      if (name === "04-lenet5") assert.ok(memory < MOST_MEMORY, `the tab holds ${Math.round(memory)} MB`);
    });
