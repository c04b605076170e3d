import assert from "node:assert/strict";
import { test } from "node:test";
import { pythonScript } from "./grading";

test("the time left is told from the jobs of this run: ten seconds each, five to go, fifty seconds", () => {
  const script = `
from types import SimpleNamespace
from labcourse.grading import progress
clock = SimpleNamespace(now=1000.0)
progress.time = SimpleNamespace(monotonic=lambda: clock.now)
lines = progress.Progress(10, 2)
for now, done in ((1000, 2), (1030, 5), (1031, 5), (1040, 6), (1080, 10)):
    clock.now = now
    print(lines.line(done))
print([progress.duration(seconds) for seconds in (89.4, 90, 5399, 5400)])`;
  assert.deepEqual(pythonScript(script).trim().split("\n"), [
    "2 of 10 graded",
    "5 of 10 graded, about 50 s left",
    "None",
    "6 of 10 graded, about 40 s left",
    "10 of 10 graded",
    "['89 s', '2 min', '90 min', '1.5 h']",
  ]);
});

test("where every result is there, grading does not wait for a Snakemake that never ends", () => {
  const script = `
import os, tempfile
from pathlib import Path
from labcourse.grading import grade_all
from labcourse.grading.executor import Executor
from labcourse.folder import CourseFolder, publish
folder = CourseFolder(Path(tempfile.mkdtemp()))
publish(folder.ticket("ann", "1"), '{"student": "ann", "chapter": "1"}')
publish(folder.result("ann", "1"), "{}")
grade_all.OVERDUE = 1
grade_all.snakemake = lambda *_: ["sh", "-c", "exec sleep 600"]
print(grade_all.run_jobs(folder, Executor([]), os.open(os.devnull, os.O_RDONLY)))
folder.result("ann", "1").unlink()
grade_all.snakemake = lambda *_: ["true"]
print(grade_all.run_jobs(folder, Executor([]), os.open(os.devnull, os.O_RDONLY)))`;
  const lines = pythonScript(script).trim().split("\n");
  assert.deepEqual(
    [lines[0], lines[1], lines[2], lines.at(-1)],
    ["1 of 1 graded", "0", "0 of 1 graded", "1"],
  );
});
