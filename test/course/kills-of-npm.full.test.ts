import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { temporaryFolder } from "../temporary-folder";
import { noSandbox, pythonScript, root } from "./grading";
import { killTree } from "./kill";

const folder = temporaryFolder("kills-of-npm");
const submissions = join(folder, "submissions");
const calm = join(folder, "calm");
const skip = noSandbox();
const chapter = "01-dataset";
const worked = join(root, "build/course/worked", `${chapter}.ipynb`);

before(() => {
  if (skip) return;
  runNpm(["release", "--", "--out", join(folder, "unused"), "--chapters", "1"]);
  mkdirSync(join(submissions, "ann"), { recursive: true });
  cpSync(worked, join(submissions, "ann", `${chapter}.ipynb`));
  runNpm(["grade", "--", submissions, "--out", calm]);
});

test("killed while it makes the course folder, and while it grades, npm run grade ends with the same folder", {
  skip,
}, async () => {
  const course = join(folder, "course");
  const order = ["grade", "--", submissions, "--out", course];
  const moments: [string, () => boolean][] = [
    ["there are its first files", () => existsSync(join(course, "source"))],
    ["the first chapter is half done", () => filesIn(join(course, "source")) > 0],
    ["the first chapters are there", () => filesIn(join(course, "release")) > 2],
    ["the submission is taken in", () => filesIn(join(course, "submitted")) > 0],
    ["jobs are about to run", () => existsSync(join(course, "grading/jobs.log"))],
    ["the result is published", () => filesIn(join(course, "grading/results")) > 0],
  ];
  for (const [moment, reached] of moments) await killWhen(moment, order, reached);
  runNpm(order);
  for (const table of ["grades.csv", "totals.csv", "summary.md"])
    assert.equal(read(course, table), read(calm, table), table);
  for (const part of ["source", "release"])
    for (const name of readdirSync(join(calm, part)))
      assert.equal(
        read(course, `${part}/${name}/${name}.ipynb`),
        read(calm, `${part}/${name}/${name}.ipynb`),
      );
  assert.equal(gradebook(course), gradebook(calm));
});

test("a release that was killed is finished by npm run grade, with the chapters that were asked for", {
  skip,
}, async () => {
  const course = join(folder, "two");
  const order = ["release", "--", "--out", course, "--chapters", "1,2"];
  await killWhen("the first chapter is there", order, () => filesIn(join(course, "release")) > 0);
  assert.equal(existsSync(join(course, "lab.zip")), false);
  runNpm(["grade", "--", submissions, "--out", course]);
  assert.deepEqual(readdirSync(join(course, "release")).sort(), [chapter, "02-preprocessing"]);
  assert.equal(read(course, "grades.csv"), read(calm, "grades.csv"));
  await killWhen("the zip is being written", order, () => existsSync(join(course, "lab.zip.part")));
  assert.equal(existsSync(join(course, "lab.zip")), false);
  runNpm(order);
  assert.equal(existsSync(join(course, "lab.zip")), true);
});

function runNpm(args: string[]): void {
  const done = spawnSync("npm", ["run", ...args], { cwd: root, encoding: "utf8" });
  assert.equal(done.status, 0, done.stdout + done.stderr);
}

/** Starts a command and kills all of it at that moment. */
async function killWhen(moment: string, args: string[], reached: () => boolean): Promise<void> {
  const started = spawn("npm", ["run", ...args], { cwd: root, stdio: "ignore" });
  const ended = new Promise((done) => started.once("close", done));
  while (!reached()) {
    assert.equal(started.exitCode, null, `it ended before ${moment}`);
    await sleep(20);
  }
  killTree(started.pid as number);
  await ended;
}

/** Notebooks and results in a folder, half-written ones not counted. */
function filesIn(place: string): number {
  if (!existsSync(place)) return 0;
  return readdirSync(place, { recursive: true, encoding: "utf8" }).filter((path) =>
    /\/[^.][^/]*\.(ipynb|json)$/.test(path),
  ).length;
}

const read = (course: string, file: string): string => readFileSync(join(course, file), "utf8");

/** Chapters and scores. */
function gradebook(course: string): string {
  const script = `
import sqlite3, sys
book = sqlite3.connect(sys.argv[1])
assert book.execute("pragma integrity_check").fetchone() == ("ok",)
for query in ("select assignment.name, base_cell.name from base_cell join notebook on base_cell.notebook_id = notebook.id "
              "join assignment on notebook.assignment_id = assignment.id order by 1, 2",
              "select base_cell.name, auto_score from grade join base_cell on grade.cell_id = base_cell.id order by 1"):
    print(*book.execute(query), sep="\\n")`;
  return pythonScript(script, join(course, "gradebook.db"));
}
