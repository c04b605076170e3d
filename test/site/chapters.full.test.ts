import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { withoutChromium } from "../browser/chromium";
import { chapterNames, notebookNames } from "../chapter-names";
import { labcourse, noSandbox, readGrades, release, root } from "../course/grading";
import { temporaryFolder } from "../temporary-folder";
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
  readonly saved: string;
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
    return { outputs, saved: await tab.saved(), memory: tabMemory() };
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

test("notebooks solved in a tab are graded with full points", { skip: skip || noSandbox() }, async () => {
  const folder = temporaryFolder("tab");
  const course = join(folder, "course");
  const sources = chapterNames.map((name) => join(root, `notebooks/source/${name}.ts`));
  const built = release(course, sources);
  const handedIn = join(folder, "submissions", "ann");
  mkdirSync(handedIn, { recursive: true });
  for (const name of chapterNames) {
    const path = `${name}.ipynb`;
    writeFileSync(join(handedIn, path), (await runInTab(join(built.worked, path), path)).saved);
  }
  labcourse(["grade", join(folder, "submissions"), "--out", course, "--jobs", "1"]);
  for (const { exercise, points, maximum, status, reason } of readGrades(course)) {
    const wanted = exercise === "report" ? [null, "manual"] : [maximum, "full"];
    assert.deepEqual([points, status], wanted, `${exercise}: ${reason}`);
  }
});
