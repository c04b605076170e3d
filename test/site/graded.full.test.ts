import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { withoutChromium } from "../browser/chromium";
import { chapterNames } from "../chapter-names";
import { beginnersAnswers } from "../checks/beginners/read";
import type { Notebook } from "../course/corpus/notebook";
import { labcourse, noSandbox, type Row, readGrades, release } from "../course/grading";
import { root } from "../root";
import { temporaryFolder } from "../temporary-folder";
import { SiteInChromium } from "./site-in-chromium";

const skip = withoutChromium || noSandbox();
const wrongAnswers = beginnersAnswers().filter(
  ({ diagnosis }) => diagnosis !== null && diagnosis !== "compiler",
);

/** The worked notebook with the first of its answers replaced by a beginner's wrong one. */
function partlyWrong(worked: string): string {
  const notebook = JSON.parse(worked) as Notebook;
  for (const cell of notebook.cells) {
    const wrong = wrongAnswers.find(({ exercise }) => exercise === cell.metadata.nbgrader?.grade_id);
    if (wrong === undefined) continue;
    cell.source = wrong.code;
    return JSON.stringify(notebook);
  }
  throw new Error("no exercise has a wrong answer");
}

interface Folders {
  readonly submissions: string;
  readonly name: string;
}

const place = ({ submissions, name }: Folders, student: string, file = `${name}.ipynb`): string => {
  const path = join(submissions, student, file);
  mkdirSync(dirname(path), { recursive: true });
  return path;
};

/** Runs the notebook in a tab as far as it goes, and hands in what *File, Download* and *Download everything* give. */
async function solveInTab(folders: Folders, file: string, student: string): Promise<void> {
  const tab = await SiteInChromium.start();
  try {
    await tab.open();
    await tab.openOwn(`${folders.name}.ipynb`, { file });
    await tab.runAll();
    const downloaded = tab.page.waitForEvent("download");
    await tab.command("docmanager:download");
    await (await downloaded).saveAs(place(folders, `${student}-tab`));
    await (await tab.downloadEverything()).saveAs(place(folders, `${student}-zip`, "work.zip"));
  } finally {
    await tab.stop();
  }
}

/** Runs it in the kernel that JupyterLab has. */
function solveOnLinux(folders: Folders, file: string, student: string): void {
  const target = place(folders, `${student}-lab`);
  const program = [
    join(root, "tools/notebooks/execute.py"),
    file,
    target,
    join(target, "../../../page.html"),
  ];
  const work = temporaryFolder("work");
  const done = spawnSync(join(root, ".venv/bin/python"), [...program, work], { encoding: "utf8" });
  assert.equal(done.status, 0, done.stderr);
}

for (const name of chapterNames)
  test(`${name} solved in a tab gets the points that it gets solved in JupyterLab`, { skip }, async () => {
    const folder = temporaryFolder("graded");
    const course = join(folder, "course");
    const folders = { submissions: join(folder, "submissions"), name };
    const { worked } = release(course, [join(root, `notebooks/source/${name}.ts`)]);
    const right = join(worked, `${name}.ipynb`);
    const wrong = join(folder, "wrong.ipynb");
    writeFileSync(wrong, partlyWrong(readFileSync(right, "utf8")));
    for (const [student, file] of [
      ["right", right],
      ["wrong", wrong],
    ] as const) {
      await solveInTab(folders, file, student);
      solveOnLinux(folders, file, student);
    }
    labcourse(["grade", folders.submissions, "--out", course, "--jobs", "2"]);
    const rows = readGrades(course);
    const of = (student: string): object[] =>
      rows.filter((row) => row.student === student).map(({ student: _, ...row }: Row) => row);
    for (const student of ["right", "wrong"]) {
      assert.ok(of(`${student}-lab`).length > 0);
      for (const way of ["tab", "zip"]) assert.deepEqual(of(`${student}-${way}`), of(`${student}-lab`), way);
    }
    for (const row of rows)
      if (row.student.startsWith("right") && row.exercise !== "report")
        assert.deepEqual([row.points, row.status], [row.maximum, "full"], `${row.exercise}: ${row.reason}`);
    const lost = rows.filter(({ student, points, maximum }) => student === "wrong-tab" && points !== maximum);
    assert.ok(
      lost.some(({ exercise }) => exercise !== "report"),
      "the wrong answer costs points",
    );
  });
