import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { before, test } from "node:test";
import { withoutChromium } from "../browser/chromium";
import { JupyterLab } from "../browser/jupyter-lab";
import { temporaryFolder } from "../temporary-folder";
import { faulty } from "./corpus";
import {
  chapter,
  labcourse,
  noSandbox,
  pythonScript,
  readGrades,
  releaseSmallChapter,
  root,
  writeSubmissions,
} from "./grading";

const folder = temporaryFolder("nbgrader");
const course = join(folder, "course");
const exchange = join(folder, "exchange");
const skip = noSandbox();

before(() => {
  if (skip) return;
  const worked = faulty.filter(({ name }) => name === "worked");
  writeSubmissions(join(folder, "submissions"), worked, releaseSmallChapter(course));
  mkdirSync(exchange, { mode: 0o777 });
  writeFileSync(
    join(course, "nbgrader_config.py"),
    `${readFileSync(join(course, "nbgrader_config.py"), "utf8")}\nc.Exchange.root = ${JSON.stringify(exchange)}\n`,
  );
  labcourse([
    "grade",
    join(folder, "submissions"),
    "--out",
    course,
    "--due",
    "2020-01-01",
    "--late-penalty",
    "0.00001",
  ]);
});

/** One of nbgrader's own commands in the course folder. */
function nbgrader(...args: string[]): void {
  nbgraderIn(course, ...args);
}

function nbgraderIn(cwd: string, ...args: string[]): void {
  const done = spawnSync(join(root, ".venv/bin/nbgrader"), args, {
    cwd,
    encoding: "utf8",
    env: {
      ...process.env,
      JUPYTER_DATA_DIR: join(folder, "jupyter"),
      PATH: `${join(root, ".venv/bin")}:${process.env.PATH}`,
    },
  });
  assert.equal(done.status, 0, done.stdout + done.stderr);
}

const state = (): string =>
  pythonScript(
    `
import sys
from pathlib import Path
from labcourse.grading.gradebook import open_gradebook
with open_gradebook(Path(sys.argv[1])) as book:
    submission = book.find_submission("${chapter}", "worked")
    print(round(submission.notebooks[0].late_submission_penalty, 6) > 0, submission.score)`,
    join(course, "gradebook.db"),
  );

test("nbgrader's autograde gives the same points, and the late penalty stays", { skip }, () => {
  const earlier = state();
  assert.match(earlier, /^True /);
  nbgrader("autograde", chapter, "--student", "worked", "--force");
  assert.equal(state(), earlier);
});

test("feedback is released though the submission came through no exchange", { skip }, () => {
  nbgrader("release_feedback", chapter);
  const pages = readdirSync(exchange, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".html"),
  );
  assert.equal(pages.length, 1);
});

test("nbgrader's export leaves our table alone", { skip }, () => {
  const earlier = [
    readFileSync(join(course, "grades.csv"), "utf8"),
    statSync(join(course, "grades.csv")).mtimeMs,
  ];
  nbgrader("export");
  assert.deepEqual(
    [readFileSync(join(course, "grades.csv"), "utf8"), statSync(join(course, "grades.csv")).mtimeMs],
    earlier,
  );
  assert.ok(existsSync(join(course, "nbgrader-grades.csv")));
});

test("nbgrader's own feedback keeps verdicts, points and penalty on the page", { skip }, () => {
  nbgrader("generate_feedback", chapter, "--force");
  const page = readFileSync(join(course, "feedback/worked", chapter, `${chapter}.html`), "utf8");
  assert.match(page, /Late submission penalty/);
  assert.match(page, /oneHot<\/strong>: 1 of 1 points/);
});

test("a chapter released, fetched, submitted and collected by nbgrader is graded; what was graded before stays", {
  skip,
}, () => {
  const student = join(folder, "student");
  mkdirSync(student);
  const id = 'c.CourseDirectory.course_id = "image-classification"';
  const config = `c = get_config()\n${id}\nc.Exchange.root = ${JSON.stringify(exchange)}\n`;
  writeFileSync(join(student, "nbgrader_config.py"), config);
  nbgrader("release_assignment", chapter);
  nbgraderIn(student, "fetch_assignment", chapter);
  cpSync(join(course, "source", chapter, `${chapter}.ipynb`), join(student, chapter, `${chapter}.ipynb`));
  nbgraderIn(student, "submit", chapter);
  nbgrader("collect", chapter);
  const earlier = state();
  labcourse(["grade", join(course, "submitted"), "--out", course]);
  assert.equal(state(), earlier);
  const mine = readGrades(course).filter(({ student }) => student === userInfo().username);
  assert.deepEqual(
    mine.filter(({ status }) => status !== "manual").map(({ points, maximum }) => points === maximum),
    [true, true, true, true],
  );
  nbgrader("autograde", chapter, "--force");
  nbgrader("generate_feedback", chapter, "--force");
  nbgrader("release_feedback", chapter);
  assert.equal(state(), earlier);
});

test("formgrader in a browser lists both, opens their pages, and its own autograde changes no grade", {
  skip: skip || withoutChromium,
}, async () => {
  const lab = await JupyterLab.start(course);
  try {
    const list = await lab.openAddress(`/formgrader/manage_submissions/${chapter}`);
    for (const name of ["worked", userInfo().username])
      await list.getByText(name, { exact: true }).first().waitFor();
    const earlier = state();
    await list.locator("tbody tr", { hasText: "worked" }).locator(".autograde a").click();
    await list.getByText("Successfully autograded").first().waitFor({ timeout: 300_000 });
    assert.equal(state(), earlier);
    const overview = await lab.openAddress(`/formgrader/gradebook/${chapter}/${chapter}`);
    await overview.locator("tbody a", { hasText: "Submission #1" }).click();
    await overview.locator("#notebook-container").first().waitFor();
    assert.equal(await overview.locator("#notebook-container strong", { hasText: "oneHot" }).count(), 1);
  } finally {
    await lab.stop();
  }
});
