import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { temporaryFolder } from "../temporary-folder";
import { faulty, mistaken, type Submission } from "./corpus";
import { compare } from "./expectations";
import {
  labcourse,
  labcourseAside,
  noSandbox,
  pythonScript,
  readGrades,
  readTable,
  releaseSmallChapter,
  writeSubmissions,
} from "./grading";
import { killTree } from "./kill";

const folder = temporaryFolder("kills");
const submissions = join(folder, "submissions");
const calm = join(folder, "calm/course");
const killed = join(folder, "killed/course");
const skip = noSandbox();
const kills = 10;
const names = [
  "worked",
  "template",
  "exit-in-answer",
  "console-warn",
  "check-deleted",
  "ids-gone",
  "mistake-int32",
  "mistake-uphill",
];
const chosen: readonly Submission[] = [...faulty, ...mistaken].filter(({ name }) => names.includes(name));

test("killed ten times at any moment, grading goes on to the same grades and redoes nothing", {
  skip,
}, async (t) => {
  assert.equal(chosen.length, names.length);
  writeSubmissions(submissions, chosen, releaseSmallChapter(calm));
  const seconds = gradeCalmly(calm, submissions, "2");
  assert.deepEqual(
    compare(chosen, readGrades(calm)).filter(({ matches }) => !matches),
    [],
  );
  releaseSmallChapter(killed);
  const random = randomNumbers(20_26);
  let known: Published = new Map();
  for (let done = 0; done < kills; ) {
    const run = labcourseAside(["grade", submissions, "--out", killed, "--seed", "1", "--jobs", "2"]);
    // Seldom long enough to grade everything at once, so that most moments are in the middle of something.
    const moment = random() * seconds * 0.7;
    const ended = await Promise.race([run.done.then(() => true), sleep(moment * 1000).then(() => false)]);
    if (!ended) {
      killTree(run.pid);
      await run.done;
      done++;
      t.diagnostic(`killed after ${moment.toFixed(1)} s, with ${published(killed).size} results published`);
    }
    known = keptAll(known, published(killed));
  }
  labcourse(["grade", submissions, "--out", killed, "--seed", "1", "--jobs", "2"]);
  const end = keptAll(known, published(killed));
  assert.equal(end.size, names.length);
  for (const table of ["grades.csv", "totals.csv", "summary.md"])
    assert.equal(text(killed, table), text(calm, table), table);
  for (const name of names) assert.ok(existsSync(join(killed, "feedback", name, "index.html")), name);
});

test("the gradebook of the killed run is whole and holds the same scores", { skip }, () => {
  const scores = (course: string): string =>
    pythonScript(
      `
import sqlite3, sys
book = sqlite3.connect(sys.argv[1])
assert book.execute("pragma integrity_check").fetchone() == ("ok",)
query = """select assignment.name, submitted_assignment.student_id, base_cell.name, grade.auto_score, grade.needs_manual_grade
  from grade join base_cell on grade.cell_id = base_cell.id
  join submitted_notebook on grade.notebook_id = submitted_notebook.id
  join submitted_assignment on submitted_notebook.assignment_id = submitted_assignment.id
  join assignment on submitted_assignment.assignment_id = assignment.id order by 1, 2, 3"""
print(*book.execute(query).fetchall(), sep="\\n")`,
      join(course, "gradebook.db"),
    );
  assert.equal(scores(killed).trim().split("\n").length, names.length * 5);
  assert.equal(scores(killed), scores(calm));
});

test("what a killed run had half written is gone", { skip }, () => {
  const left = readdirSync(killed, { recursive: true, encoding: "utf8" });
  assert.deepEqual(
    left.filter((path) => /\.part$|\.merge-/.test(path)),
    [],
  );
});

test("neither the order of submissions nor that of jobs changes a grade", { skip }, () => {
  const turned = join(folder, "turned/course");
  const from = join(folder, "turned/submissions");
  const alias = (name: string): string => `${"zyxwvuts"[names.indexOf(name)]}-${name}`;
  const renamed = chosen.map((submission) => ({ ...submission, name: alias(submission.name) }));
  writeSubmissions(from, renamed, releaseSmallChapter(turned));
  gradeCalmly(turned, from, "1");
  const rows = (course: string, called: (name: string) => string): string[] =>
    readTable(join(course, "grades.csv"))
      .map((row) => JSON.stringify({ ...row, student: called(row.student as string) }))
      .sort();
  assert.deepEqual(
    rows(turned, (name) => name.slice(2)),
    rows(calm, (name) => name),
  );
});

/** Student → time and content of the published result. */
type Published = Map<string, string>;

function published(course: string): Published {
  const results = join(course, "grading/results");
  if (!existsSync(results)) return new Map();
  const files = readdirSync(results, { recursive: true, encoding: "utf8" }).filter((path) =>
    /\/[^.]/.test(path),
  );
  return new Map(
    files.map((path) => {
      const file = join(results, path);
      return [path, `${statSync(file, { bigint: true }).mtimeNs} ${readFileSync(file, "utf8")}`];
    }),
  );
}

/** The later state, after making sure that everything published earlier is still there as it was. */
function keptAll(earlier: Published, later: Published): Published {
  for (const [path, state] of earlier)
    assert.equal(later.get(path), state, `${path} was lost or graded twice`);
  return later;
}

function gradeCalmly(course: string, from: string, jobs: string): number {
  const started = performance.now();
  labcourse(["grade", from, "--out", course, "--seed", "1", "--jobs", jobs]);
  return (performance.now() - started) / 1000;
}

function text(course: string, file: string): string {
  return readFileSync(join(course, file), "utf8");
}

/** Numbers in [0, 1) from a seed: Lehmer's generator with the modulus 2³¹ − 1. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 0x7fff_ffff;
    return state / 0x7fff_ffff;
  };
}
