import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { withoutChromium } from "../browser/chromium";
import { faulty, hostile } from "../course/corpus";
import { compare } from "../course/expectations";
import {
  chapter,
  labcourse,
  noSandbox,
  readGrades,
  releaseSmallChapter,
  root,
  writeSubmissions,
} from "../course/grading";
import { temporaryFolder } from "../temporary-folder";
import { SiteInChromium } from "./site-in-chromium";

/** Faults of the notebook, not of the code in it: cells and marks that were moved, renamed, removed, faked. */
const aboutTheNotebook =
  /^(worked|blank-answer|answer-|check-|points-|ids-|setup-deleted|exit-in|foreign|older|wrong-file|cut-off|strange)/;
/** Those that want points without right answers; the others want out of the box, whatever wrote the notebook. */
const wantsPoints = /^(patches|replaces|hides|prints|writes-on|borrows|fakes|swaps)/;

test("a notebook from a page, altered by a cheat, gets what one of JupyterLab gets", {
  skip: withoutChromium || noSandbox(),
}, async () => {
  const folder = temporaryFolder("hostile");
  const [course, submissions] = [join(folder, "course"), join(folder, "submissions")];
  const { worked, template } = releaseSmallChapter(course);
  const [file, saved] = [join(folder, `${chapter}.ipynb`), join(folder, "saved.ipynb")];
  writeFileSync(file, worked);
  const tab = await SiteInChromium.start();
  try {
    await tab.open();
    await tab.openOwn(`${chapter}.ipynb`, { file });
    await tab.runAll();
    const download = tab.page.waitForEvent("download");
    await tab.command("docmanager:download");
    await (await download).saveAs(saved);
  } finally {
    await tab.stop();
  }
  const outside = { port: 1, sockets: { file: "", abstract: "" }, course, lab: root };
  const altered = [
    ...faulty.filter(({ name }) => aboutTheNotebook.test(name)),
    ...hostile(outside).filter(({ name }) => wantsPoints.test(name)),
  ];
  assert.ok(altered.length >= 30, `only ${altered.length}`);
  writeSubmissions(submissions, altered, { worked: readFileSync(saved, "utf8"), template });
  labcourse(["grade", submissions, "--out", course, "--jobs", "2", "--cell-seconds", "10"]);
  assert.deepEqual(
    compare(altered, readGrades(course)).filter(({ matches }) => !matches),
    [],
  );
});
