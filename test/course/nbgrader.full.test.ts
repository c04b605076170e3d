import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { temporaryFolder } from "../temporary-folder";
import { faulty } from "./corpus";
import {
  chapter,
  labcourse,
  noSandbox,
  pythonScript,
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
  const done = spawnSync(join(root, ".venv/bin/nbgrader"), args, {
    cwd: course,
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
