import assert from "node:assert/strict";
import { test } from "node:test";
import { temporaryFolder } from "../temporary-folder";
import { chapter, pythonScript } from "./grading";

const folder = temporaryFolder("intake-times");

/** Prints when the notebooks below `source` were handed in, on a machine in Berlin. */
const printTimes = `
import os, sys, time, zipfile
from contextlib import ExitStack
from pathlib import Path
os.environ["TZ"] = "Europe/Berlin"
time.tzset()
from labcourse.intake.find_submissions import find_submissions
folder = Path(sys.argv[1])
def print_times(source):
    with ExitStack() as archives:
        for found in find_submissions(source, ["${chapter}"], archives):
            if found.is_notebook:
                print(found.student, found.time.isoformat())
`;

test("a zip has local times, and may have none", () => {
  const script = `${printTimes}
with zipfile.ZipFile(folder / "class.zip", "w") as archive:
    for name, time in {"ann": (2026, 7, 1, 12, 0, 0), "ben": (2026, 12, 1, 12, 0, 0), "cy": (1980, 1, 1, 0, 0, 0), "dan": (1980, 1, 1, 0, 0, 2)}.items():
        archive.writestr(zipfile.ZipInfo(f"{name}/${chapter}.ipynb", time), "{}")
raw = (folder / "class.zip").read_bytes()
# The first day there is becomes no day at all, as some programs have it.
(folder / "class.zip").write_bytes(raw.replace(bytes([0, 0, 0x21, 0]), bytes(4)))
print_times(folder / "class.zip")`;
  assert.deepEqual(pythonScript(script, folder).trim().split("\n"), [
    "ann 2026-07-01T10:00:00+00:00",
    "ben 2026-12-01T11:00:00+00:00",
    "cy 1970-01-01T00:00:00+00:00",
    "dan 1979-12-31T23:00:02+00:00",
  ]);
});

test("a time stamp counts where nbgrader puts it; a student's own is a file like any other", () => {
  const script = `${printTimes}
def hand_in(place):
    (folder / "all" / place).mkdir(parents=True)
    notebook = folder / "all" / place / "${chapter}.ipynb"
    notebook.write_text("{}")
    os.utime(notebook, (1_800_000_000, 1_800_000_000))
    (folder / "all" / place / "timestamp.txt").write_text("2020-01-01 00:00:00 UTC")
for place in ("ann/${chapter}", "ben", "cy/other", "dan/${chapter}/${chapter}", "Ed Ko_5_assignsubmission_file_/${chapter}"):
    hand_in(place)
print_times(folder / "all")`;
  const uploaded = "2027-01-15T08:00:00+00:00";
  assert.deepEqual(pythonScript(script, folder).trim().split("\n").sort(), [
    `Ed-Ko_5 ${uploaded}`,
    "ann 2020-01-01T00:00:00+00:00",
    `ben ${uploaded}`,
    `cy ${uploaded}`,
    `dan ${uploaded}`,
  ]);
});

test("a deadline without a time zone is one by this machine's clock", () => {
  const script = `${printTimes}
from datetime import datetime
from labcourse.late_policy import LatePolicy
for due in ("2026-07-01T12:00", "2026-07-01T12:00+00:00"):
    policy = LatePolicy(datetime.fromisoformat(due))
    print(policy.days_late("2026-07-01T10:00:00+00:00"), policy.days_late("2026-07-01T10:00:01+00:00"))`;
  assert.deepEqual(pythonScript(script, folder).trim().split("\n"), ["0 1", "0 0"]);
});
