import assert from "node:assert/strict";
import { test } from "node:test";
import { pythonScript } from "./grading";

test("the time left is told from the jobs of this run: ten seconds each, five to go, fifty seconds", () => {
  const script = `
from types import SimpleNamespace
from labcourse import progress
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
