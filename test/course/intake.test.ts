import assert from "node:assert/strict";
import { cpSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { before, test } from "node:test";
import { temporaryFolder } from "../temporary-folder";
import { chapter, pythonScript, releaseSmallChapter } from "./grading";

const folder = temporaryFolder("intake");
const course = join(folder, "course");
let template = "";
before(() => {
  template = releaseSmallChapter(course).template;
});

/** Files by their paths, laid below a folder of that name. */
function lay(source: string, files: { [path: string]: string }): string {
  const from = join(folder, source);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(from, path)), { recursive: true });
    writeFileSync(join(from, path), text);
  }
  return from;
}

/** Takes in what lies below `source`, as a zip or as it is; returns students, notebooks placed, and what was said. */
function takeIn(
  source: string,
  files: { [path: string]: string },
  zip: boolean,
  only: string[] | null = null,
): unknown {
  const from = lay(source, files);
  const into = join(folder, `course-${source}`);
  cpSync(course, into, { recursive: true });
  const script = `
import json, shutil, sys
from pathlib import Path
from labcourse.folder import CourseFolder
from labcourse.intake.take_in import NothingToGrade, take_in
source = Path(sys.argv[1])
if sys.argv[3] == "zip":
    source = Path(shutil.make_archive(str(source), "zip", source))
folder = CourseFolder(Path(sys.argv[2]))
only = json.loads(sys.argv[4])
try:
    intake = take_in(source, folder, only and set(only))
    there = sorted(str(p.relative_to(folder.submitted)) for p in folder.submitted.rglob("*.ipynb"))
    graded = sorted(ticket["student"] for ticket in folder.tickets())
    assert graded == sorted(intake.students), graded
    print(json.dumps([sorted(intake.students), there, intake.notes]))
except NothingToGrade as refusal:
    print(json.dumps(str(refusal)))`;
  return JSON.parse(pythonScript(script, from, into, zip ? "zip" : "folder", JSON.stringify(only)));
}

const placed = (student: string): string => `${student}/${chapter}/${chapter}.ipynb`;

test("a folder for each student", () => {
  const files = { [`ann/${chapter}.ipynb`]: template, "ben/holiday.txt": "no notebook" };
  assert.deepEqual(takeIn("plain", files, false), [
    ["ann", "ben"],
    [placed("ann")],
    ["ben: no notebook among holiday.txt"],
  ]);
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
  assert.deepEqual(takeIn("names", files, false), [
    ["ann", "ben"],
    [placed("ann")],
    ["left out: ben: essay.ipynb: it belongs to no chapter"],
  ]);
});

test("a name cannot lead out of the course folder", () => {
  assert.deepEqual(takeIn("escape", { [`..ev il/${chapter}.ipynb`]: template }, false), [
    ["ev-il"],
    [placed("ev-il")],
    [],
  ]);
});

test("whoever uploaded no notebook to the platform is there, too, with a line that says what it was", () => {
  const files = {
    "Ann Lee_1_assignsubmission_file_/report.pdf": "%PDF",
    "Bo Ek_2_assignsubmission_file_/work.zip": "PK",
    [`Cy Im_3_assignsubmission_file_/${chapter}.ipynb.txt`]: template,
    [`Di Jo_4_assignsubmission_file_/${chapter.toUpperCase()}.IPYNB`]: template,
    "Ed Ko_5_assignsubmission_onlinetext_/onlinetext.html": "I could not upload it.",
  };
  const students = ["Ann-Lee_1", "Bo-Ek_2", "Cy-Im_3", "Di-Jo_4", "Ed-Ko_5"];
  const said = [
    "Ann-Lee_1: no notebook among report.pdf",
    "Bo-Ek_2: no notebook among work.zip",
    "Ed-Ko_5: no notebook among onlinetext.html",
  ];
  const expected = [students, ["Cy-Im_3", "Di-Jo_4"].map(placed), said];
  assert.deepEqual(takeIn("no-notebooks", files, true), expected);
  assert.deepEqual(takeIn("no-notebooks", files, false), expected);
});

test("a platform's files count as well where they lie flat in the folder; what is nobody's is told", () => {
  const files = {
    [`Ann Lee_1_assignsubmission_file_${chapter}.ipynb`]: template,
    "Bo Ek_2_assignsubmission_file_work.zip": "PK",
    [`leeann_100_2000_${chapter}.ipynb`]: template,
    "ekbo_101_2001_report.pdf": "%PDF",
    [`dora_${chapter}.ipynb`]: template,
    [`${chapter}.ipynb`]: template,
    "grades.csv": "",
  };
  const students = ["Ann-Lee_1", "Bo-Ek_2", "dora", "ekbo", "leeann"];
  const said = [
    `left out: ${chapter}.ipynb: whose it is cannot be told`,
    "left out: grades.csv: whose it is cannot be told",
    "Bo-Ek_2: no notebook among work.zip",
    "ekbo: no notebook among report.pdf",
  ];
  assert.deepEqual(takeIn("flat", files, false), [
    students,
    ["Ann-Lee_1", "dora", "leeann"].map(placed),
    said,
  ]);
});

test("a file that breaks the reader, and two names that are written alike, cost nobody else anything", () => {
  const files = {
    "Ann Lee/homework.ipynb": "[".repeat(100_000),
    [`Ann-Lee/${chapter}.ipynb`]: template,
    [`ben/${chapter}.ipynb`]: template,
  };
  assert.deepEqual(takeIn("broken", files, false), [
    ["Ann-Lee", "ben"],
    [placed("ben")],
    [
      "left out: Ann-Lee: homework.ipynb: it belongs to no chapter",
      `left out: Ann-Lee: ${chapter}.ipynb: Ann Lee goes by Ann-Lee as well, rename one of them`,
    ],
  ]);
});

test("a student to be graded again may be named as the platform does; an unknown name is refused", () => {
  const files = { [`Ann Lee/${chapter}.ipynb`]: template, [`ben/${chapter}.ipynb`]: template };
  const ann = [["Ann-Lee"], [placed("Ann-Lee")], []];
  assert.deepEqual(takeIn("again", files, false, ["Ann Lee"]), ann);
  assert.equal(
    takeIn("again", files, false, ["Ann-Lee", "Anna"]),
    "There is no student Anna: give a name as it stands in grades.csv.",
  );
});

test("the newer of two notebooks of a chapter counts, and the other one is told", () => {
  const from = lay("twice", { [`ann/${chapter}.ipynb`]: template, [`ann/${chapter} (1).ipynb`]: template });
  utimesSync(join(from, `ann/${chapter}.ipynb`), 1000, 1000);
  assert.deepEqual(takeIn("twice", {}, false), [
    ["ann"],
    [placed("ann")],
    [`left out: ann: ${chapter}.ipynb: ${chapter} (1).ipynb is newer`],
  ]);
});

test("a class's notebooks are not held in memory together", () => {
  const heavy = template.replace('"cells": [', `"padding": "${" ".repeat(2 << 20)}",\n "cells": [`);
  const from = lay(
    "heavy",
    Object.fromEntries([..."abcdefghijklmnop"].map((name) => [`${name}/essay.ipynb`, heavy])),
  );
  const script = `
import sys, tracemalloc
from contextlib import ExitStack
from pathlib import Path
from labcourse.intake.find_submissions import find_submissions
tracemalloc.start()
with ExitStack() as archives:
    found = [item for item in find_submissions(Path(sys.argv[1]), ["${chapter}"], archives) if item.is_notebook]
    sizes = [len(item.read()) for item in found]
print(len(sizes), min(sizes) > 2 << 20, tracemalloc.get_traced_memory()[1] < 6 << 20)`;
  assert.equal(pythonScript(script, from).trim(), "16 True True");
});
