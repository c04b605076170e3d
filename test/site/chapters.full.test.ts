import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { withoutChromium } from "../browser/chromium";
import { chapterNames } from "../chapter-names";
import { labcourse, noSandbox, readGrades, release, root } from "../course/grading";
import { temporaryFolder } from "../temporary-folder";
import { SiteInChromium } from "./site-in-chromium";

test("worked chapters run in a tab from top to bottom, and are graded as those of JupyterLab", {
  skip: withoutChromium || noSandbox(),
}, async () => {
  const folder = temporaryFolder("tab");
  const course = join(folder, "course");
  const { worked } = release(
    course,
    chapterNames.map((name) => join(root, `notebooks/source/${name}.ts`)),
  );
  const handedIn = join(folder, "submissions", "ann");
  mkdirSync(handedIn, { recursive: true });
  for (const name of chapterNames)
    writeFileSync(
      join(handedIn, `${name}.ipynb`),
      await runInTab(join(worked, `${name}.ipynb`), `${name}.ipynb`),
    );
  labcourse(["grade", join(folder, "submissions"), "--out", course, "--jobs", "1"]);
  for (const { exercise, points, maximum, status, reason } of readGrades(course)) {
    const wanted = exercise === "report" ? [null, "manual"] : [maximum, "full"];
    assert.deepEqual([points, status], wanted, `${exercise}: ${reason}`);
  }
});

/** Runs a notebook in a browser of its own; returns what is saved. */
async function runInTab(file: string, name: string): Promise<string> {
  const tab = await SiteInChromium.start();
  try {
    await tab.open();
    await tab.openOwn(name, { file });
    const errors = (await tab.runAll()).flat().filter(({ output_type }) => output_type === "error");
    assert.deepEqual(
      errors.map(({ ename, evalue }) => `${name}: ${ename}: ${evalue}`),
      [],
    );
    return await tab.saved();
  } finally {
    await tab.stop();
  }
}
