import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { chapter, pythonScript, releaseSmallChapter } from "./grading";

const folder = mkdtempSync(join(tmpdir(), "intake-"));
const course = join(folder, "course");
let template = "";
before(() => {
  template = releaseSmallChapter(course).template;
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** Takes in what lies below `source`, as a zip or as it is; returns student → chapters, and what was left out. */
function takeIn(source: string, files: { [path: string]: string }, zip: boolean): unknown {
  const from = join(folder, source);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(from, path)), { recursive: true });
    writeFileSync(join(from, path), text);
  }
  const into = join(folder, `course-${source}`);
  cpSync(course, into, { recursive: true });
  const script = `
import json, shutil, sys
from pathlib import Path
from labcourse.folder import CourseFolder
from labcourse.intake import take_in
source = Path(sys.argv[1])
if sys.argv[3] == "zip":
    source = Path(shutil.make_archive(str(source), "zip", source))
folder = CourseFolder(Path(sys.argv[2]))
intake = take_in(source, folder)
there = sorted(str(p.relative_to(folder.submitted)) for p in folder.submitted.rglob("*.ipynb"))
print(json.dumps([sorted(intake.students), there, intake.puzzling]))`;
  return JSON.parse(pythonScript(script, from, into, zip ? "zip" : "folder"));
}

const placed = (student: string): string => `${student}/${chapter}/${chapter}.ipynb`;

test("a folder for each student", () => {
  const files = { [`ann/${chapter}.ipynb`]: template, "ben/holiday.txt": "no notebook" };
  assert.deepEqual(takeIn("plain", files, false), [["ann", "ben"], [placed("ann")], ["ben: (no notebook)"]]);
});

test("names in any alphabet stay apart, however their accents are written", () => {
  const names = ["Müller", "Mo\u0308ller", "李明"];
  const files = Object.fromEntries(names.map((name) => [`${name}/${chapter}.ipynb`, template]));
  const students = ["Möller", "Müller", "李明"];
  assert.deepEqual(takeIn("alphabets", files, false), [students, students.map(placed), []]);
});

test("nbgrader's layout, with its timestamps", () => {
  const files = {
    [`ann/${chapter}/${chapter}.ipynb`]: template,
    [`ann/${chapter}/timestamp.txt`]: "2026-11-20 12:00:00 UTC",
    [`ann/${chapter}/.ipynb_checkpoints/${chapter}-checkpoint.ipynb`]: "an old copy",
  };
  assert.deepEqual(takeIn("nbgrader", files, false), [["ann"], [placed("ann")], []]);
});

test("Moodle's zip, with a folder for each student and without", () => {
  const files = {
    [`Ann Lee_4711_assignsubmission_file_/${chapter}.ipynb`]: template,
    [`Bo Ek_4712_assignsubmission_file_${chapter}.ipynb`]: template,
  };
  const students = ["Ann-Lee_4711", "Bo-Ek_4712"];
  assert.deepEqual(takeIn("moodle", files, true), [students, students.map(placed), []]);
});

test("Canvas's zip, with late and repeated submissions", () => {
  const files = {
    [`leeann_100_2000_${chapter}.ipynb`]: template,
    [`ekbo_LATE_101_2001_${chapter}-2.ipynb`]: template,
  };
  assert.deepEqual(takeIn("canvas", files, true), [["ekbo", "leeann"], ["ekbo", "leeann"].map(placed), []]);
});

test("a notebook under a wrong name goes by its cells, one of another course is left out", () => {
  const files = { "ann/homework final.ipynb": template, "ben/essay.ipynb": '{"cells": []}' };
  assert.deepEqual(takeIn("names", files, false), [["ann", "ben"], [placed("ann")], ["ben: essay.ipynb"]]);
});

test("a name cannot lead out of the course folder", () => {
  assert.deepEqual(takeIn("escape", { [`..ev il/${chapter}.ipynb`]: template }, false), [
    ["ev-il"],
    [placed("ev-il")],
    [],
  ]);
});
