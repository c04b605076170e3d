import assert from "node:assert/strict";
import { test } from "node:test";
import { labcourse, pythonScript } from "./grading";

/** Prints one line for each text: what it is read as, or the sentence that refuses it. */
const reading = (reader: string, texts: string[]): string[] =>
  pythonScript(
    `
import json, sys
from labcourse.late_policy import deadline, share
for text in json.loads(sys.argv[1]):
    try:
        print(${reader}(text))
    except ValueError as refusal:
        print(refusal)`,
    JSON.stringify(texts),
  )
    .trim()
    .split("\n");

test("a day is a deadline at its end; what is no time is refused", () => {
  const texts = ["2026-11-30", "2026-11-30T24:00", "2026-11-30T23:59", "2026-11-30 12:00+01:00", "none"];
  const times = [
    "2026-12-01 00:00:00",
    "2026-12-01 00:00:00",
    "2026-11-30 23:59:00",
    "2026-11-30 12:00:00+01:00",
    "None",
  ];
  assert.deepEqual(reading("deadline", texts), times);
  for (const text of ["30.11.2026", "2026-02-30", "20261130", "tomorrow", "2026-W48-1", ""])
    assert.match(reading("deadline", [text])[0]!, /^expected a day such as 2026-11-30 or a time such as/);
});

test("a penalty is a share of the points, from nothing to all of them", () => {
  assert.deepEqual(reading("share", ["0.1", "0", "1", "10%", "100%"]), ["0.1", "0.0", "1.0", "0.1", "1.0"]);
  for (const text of ["10", "-0.1", "1.01", "101%", "nan", "inf", "a tenth"])
    assert.match(
      reading("share", [text])[0]!,
      /^expected a share of the points from 0 to 1, for example 0\.1/,
    );
});

test("days late are days of the deadline's clock, also where that is put back", () => {
  const script = `
import os, time
os.environ["TZ"] = "Europe/Paris"
time.tzset()
from labcourse.late_policy import LatePolicy, deadline
day = LatePolicy(deadline("2026-10-24"))
print(*(day.days_late(f"2026-10-{moment}+00:00") for moment in ("24T21:59:00", "24T22:00:01", "25T22:59:59", "25T23:00:01")))
print(*(LatePolicy(deadline("2026-10-24"), 0.25).penalty(8, f"2026-10-{day}T12:00:00+00:00") for day in (24, 25, 26, 31)))`;
  assert.deepEqual(pythonScript(script).trim().split("\n"), ["0 1 1 2", "0.0 2.0 4.0 8"]);
});

test("the command refuses in one sentence what no deadline, penalty or time limit is", () => {
  const refused: [string[], RegExp][] = [
    [["--due", "30.11.2026"], /--due: expected a day such as 2026-11-30/],
    [["--late-penalty", "10"], /--late-penalty: expected a share of the points from 0 to 1/],
    [["--late-penalty=-0.1"], /expected a share of the points from 0 to 1/],
    [["--cell-seconds", "0"], /--cell-seconds: expected a number of seconds above 0/],
  ];
  for (const [args, sentence] of refused)
    assert.match(labcourse(["grade", "there", "--out", "here", ...args], 2, {}, "stderr"), sentence);
});

test("a deadline is kept until another is told, and for formgrader's own autograde", () => {
  const script = `
import argparse, tempfile
from pathlib import Path
from labcourse import settings
from labcourse.__main__ import decide, grade_parser
from labcourse.folder import CourseFolder
folder = CourseFolder(Path(tempfile.mkdtemp()))
parser = argparse.ArgumentParser()
grade_parser(parser)
def told(*words):
    decide(folder, parser.parse_args(["there", "--out", "here", *words]))
    late = settings.late_policy(folder)
    print(late.due, late.share_per_day, settings.load(folder).times.cell)
told()
told("--due", "2026-11-30", "--late-penalty", "0.2")
told("--cell-seconds", "5")
told("--late-penalty", "0.5")
told("--due", "none")`;
  assert.deepEqual(pythonScript(script).trim().split("\n"), [
    "None 0.1 60",
    "2026-12-01 00:00:00 0.2 60",
    "2026-12-01 00:00:00 0.2 5.0",
    "2026-12-01 00:00:00 0.5 60",
    "None 0.5 60",
  ]);
});
