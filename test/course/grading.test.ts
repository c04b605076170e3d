import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { faulty, hostile, mistaken } from "./corpus";
import { compare } from "./expectations";
import { chapter, labcourse, noSandbox, readGrades, releaseSmallChapter, writeSubmissions } from "./grading";

const folder = mkdtempSync(join(tmpdir(), "grading-"));
const course = join(folder, "course");
const skip = noSandbox();
after(() => rmSync(folder, { recursive: true, force: true }));

/** One of each kind; the whole corpus is graded by the full tests. */
const some = [
  "worked",
  "template",
  "exit-in-answer",
  "check-deleted",
  "empty-file",
  "mistake-int32",
  "patches-check",
];

test("right, blank, broken, tampered, empty, mistaken and hostile submissions get what they deserve", {
  skip,
}, () => {
  const everything = [...faulty, ...mistaken, ...hostile({ port: 1, course, lab: "/" })];
  const submissions = everything.filter(({ name }) => some.includes(name));
  assert.equal(submissions.length, some.length);
  writeSubmissions(join(folder, "submissions"), submissions, releaseSmallChapter(course));
  const printed = labcourse(["grade", join(folder, "submissions"), "--out", course, "--jobs", "2"]);
  const compared = compare(submissions, readGrades(course));
  assert.deepEqual(
    compared.filter(({ matches }) => !matches),
    [],
  );
  assert.match(printed, /7 of 7 graded/);
  assert.match(printed, /oneHot: 1 × `/);
});

test("the feedback page says why points were lost, the student's own page links to it", { skip }, () => {
  const page = readFileSync(join(course, "feedback/mistake-int32", chapter, `${chapter}.html`), "utf8");
  assert.match(page, /0\.9 of 1 points/);
  assert.match(page, /int32/);
  const index = readFileSync(join(course, "feedback/mistake-int32/index.html"), "utf8");
  assert.match(index, new RegExp(`href='${chapter}/${chapter}.html'`));
});

test("the same command again grades nothing again and gives the same grades", { skip }, () => {
  const before = readFileSync(join(course, "grades.csv"), "utf8");
  const result = join(course, "grading/results/worked", `${chapter}.json`);
  const published = readFileSync(result, "utf8");
  const printed = labcourse(["grade", join(folder, "submissions"), "--out", course, "--jobs", "2"]);
  assert.match(printed, /^7 of 7 graded$/m);
  assert.equal(readFileSync(result, "utf8"), published);
  assert.equal(readFileSync(join(course, "grades.csv"), "utf8"), before);
});
