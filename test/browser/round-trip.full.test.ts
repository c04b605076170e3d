import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { type Notebook, rightCounts } from "../course/corpus/notebook";
import { chapter, labcourse, noSandbox, readGrades, releaseSmallChapter, root } from "../course/grading";
import { withoutChromium } from "./chromium";
import { JupyterLab } from "./jupyter-lab";
import { keepWindow } from "./screens";

const skip = withoutChromium || noSandbox();
const file = `${chapter}.ipynb`;
let folder = "";
let course = "";

before(() => {
  if (skip) return;
  mkdirSync(join(root, "build/browser"), { recursive: true });
  folder = mkdtempSync(join(root, "build/browser/round-trip-"));
  course = join(folder, "course");
  releaseSmallChapter(course);
});
after(() => rmSync(folder || "/nowhere", { recursive: true, force: true }));

test("a student opens what was released, fills in an answer, checks it and saves", { skip }, async () => {
  const lab = await JupyterLab.start();
  try {
    copyFileSync(join(course, "release", chapter, file), join(lab.folder, file));
    const page = await lab.open(file, { height: 1100 });
    await fill(
      page,
      "function classCounts",
      `function classCounts(labels: Uint8Array, classes: number): number[] {
${rightCounts.replaceAll(/^/gm, "  ")}
}`,
    );
    await fill(
      page,
      "Write your text here",
      "Five epochs were enough: the loss of the test images rose after the third.",
    );
    await lab.runAll(page).catch(() => undefined); // it stops at the first empty answer
    await page.locator(".jp-OutputArea-output", { hasText: "not implemented yet" }).first().waitFor();
    await lab.command(page, "docmanager:save");
    await page.locator(".jp-Notebook .jp-Cell").nth(2).scrollIntoViewIfNeeded();
    await keepWindow(page, "round-trip-1-student");
    mkdirSync(join(folder, "submissions/ann"), { recursive: true });
    copyFileSync(join(lab.folder, file), join(folder, "submissions/ann", file));
    addAttacks(join(folder, "submissions/ann", file));
  } finally {
    await lab.stop();
  }
});

test("it is graded: the answer in full, the rest as not written, the report for a person", { skip }, () => {
  grade();
  assert.deepEqual(points(), {
    classCounts: [0.5, "full"],
    scalePixels: [0, "missing"],
    oneHot: [0, "missing"],
    gradientDescent: [0, "missing"],
    report: [null, "manual"],
  });
});

test("formgrader shows the grade, takes points and a comment for the report, and both reach tables and page", {
  skip,
}, async () => {
  const lab = await JupyterLab.start(course);
  try {
    const list = await lab.openAddress(`/formgrader/manage_submissions/${chapter}`);
    const row = list.locator("tbody tr", { hasText: "ann" });
    await row.waitFor();
    assert.match(await row.innerText(), /0\.5 \/ 6/);
    await keepWindow(list, "round-trip-2-submissions");
    const overview = await lab.openAddress(`/formgrader/gradebook/${chapter}/${chapter}`);
    await overview.locator("tbody a", { hasText: "Submission #1" }).click();
    await overview.locator('input.score[placeholder="0.5"]').first().waitFor();
    await keepWindow(overview, "round-trip-3-graded");
    await expectNoAttack(overview);
    await gradeReport(overview, "2.5", "Well observed.");
    await keepWindow(overview, "round-trip-4-report");
    grade();
    assert.deepEqual(points()["report"], [2.5, "manual"]);
    const index = await lab.openFile(join(course, "feedback/ann/index.html"));
    await keepWindow(index, "round-trip-5-index");
    await index.locator(`a[href="${chapter}/${chapter}.html"]`).first().click();
    await index.getByText("Well observed.").waitFor();
    await index.getByText("(Score: 3.0 / 6.0)").waitFor();
    await expectNoAttack(index);
    await keepWindow(index, "round-trip-6-feedback");
    await index.getByText("Well observed.").scrollIntoViewIfNeeded();
    await keepWindow(index, "round-trip-7-comment");
  } finally {
    await lab.stop();
  }
});

/** What a student might write to have code run in the grader's browser, in a text and as outputs of a cell. */
function addAttacks(submission: string): void {
  const notebook = JSON.parse(readFileSync(submission, "utf8")) as Notebook;
  const cell = (start: string): Notebook["cells"][number] =>
    notebook.cells.find(({ source }) => [source].flat().join("").includes(start))!;
  const report = cell("Five epochs were enough");
  report.source = `${[report.source].flat().join("")}\n\n<img src="x" onerror="globalThis.attacked = 1">`;
  cell('console.log("labels:"').source = `
const show = (bundle: object) => (globalThis as any)[Symbol.for("Jupyter.kernel")].display(bundle);
show({ "text/html": "<p>A page of my own.</p><script>globalThis.attacked = 2</script>" });
show({ "application/javascript": "globalThis.attacked = 3" });
lab.show(lab.barChart(["cats", "dogs"], [{ name: "images", values: [3, 4] }], { title: "My animals", xLabel: "animal", yLabel: "images" }));`;
  writeFileSync(submission, JSON.stringify(notebook));
}

/** The page shows what the student shows, and nothing of it has run. */
async function expectNoAttack(page: Page): Promise<void> {
  await page.getByText("A page of my own.", { exact: true }).waitFor();
  await page.locator('img[alt*="My animals"]').scrollIntoViewIfNeeded();
  await keepWindow(page, `round-trip-figure-${new URL(page.url()).protocol.slice(0, -1)}`);
  assert.equal(await page.evaluate(() => (globalThis as { attacked?: number }).attacked), undefined);
  assert.equal(await page.locator("[onerror]").count(), 0);
}

/** Types over a cell. */
async function fill(page: Page, start: string, text: string): Promise<void> {
  const cell = page.locator(".jp-Notebook .jp-Cell", { hasText: start }).first();
  if ((await cell.locator(".jp-RenderedMarkdown").count()) > 0)
    await cell.locator(".jp-RenderedMarkdown").dblclick();
  await cell.locator(".cm-content").click();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(text);
}

/** Enters points and a comment in the place that formgrader has for the report, the last one of the page. */
async function gradeReport(page: Page, score: string, comment: string): Promise<void> {
  const points = page.locator("input.score").last();
  await points.fill(score);
  await points.blur();
  const field = page.locator("textarea.comment").last();
  await field.fill(comment);
  await field.blur();
  await page.waitForLoadState("networkidle");
}

function grade(): void {
  labcourse(["grade", join(folder, "submissions"), "--out", course]);
}

function points(): { [exercise: string]: readonly [number | null, string] } {
  return Object.fromEntries(
    readGrades(course).map((row) => [row.exercise, [row.points, row.status] as const]),
  );
}
