import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { temporaryFolder } from "../temporary-folder";
import { pythonFile, pythonScript, root } from "./grading";

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
from types import SimpleNamespace
from labcourse.grading import cluster_jobs
place = Path(tempfile.mkdtemp())
cluster_jobs.OVERDUE = 1
cluster_jobs.Cluster.command = lambda *_: ["sh", "-c", "exec sleep 600"]
looks = []
def look():
    looks.append(True)
    return True
nothing = os.open(os.devnull, os.O_RDONLY)
cluster_jobs.run_on_cluster(cluster_jobs.CourseFolder(place), cluster_jobs.Cluster("slurm"), nothing, place / "log", look)
print(2 <= len(looks) <= 20)`;
  assert.equal(pythonScript(script).trim(), "True");
});

test("a job that fails or is killed is tried once more and stops no other; none outlives the run", () => {
  const printed = pythonFile(join(root, "test/course/fixtures/local_jobs.py"), temporaryFolder("jobs"));
  assert.deepEqual(printed.trim().split("\n"), [
    "a:2:False b:2:True c:1:True d:1:True",
    "a:4:False b:2:True c:1:True d:1:True",
    "True",
    "the job has ended with its run",
  ]);
});
