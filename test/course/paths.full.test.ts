import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { temporaryFolder } from "../temporary-folder";
import { chapter, noSandbox, readGrades, releaseSmallChapter, root } from "./grading";

const folder = temporaryFolder("a teacher's");

test("blanks and quotes in the paths of course and lab, and in names, do no harm", {
  skip: noSandbox(),
}, () => {
  const course = join(folder, "course of '26");
  releaseSmallChapter(course);
  mkdirSync(join(folder, "handed in/Ann O'Neil"), { recursive: true });
  writeFileSync(join(folder, "handed in/Ann O'Neil", `${chapter}.ipynb`), "");
  symlinkSync(join(root, ".venv"), join(folder, "the lab's venv"));
  const graded = spawnSync(
    join(folder, "the lab's venv/bin/python"),
    ["-m", "labcourse", "grade", join(folder, "handed in"), "--out", course, "--jobs", "1"],
    { encoding: "utf8", env: { ...process.env, PYTHONPATH: join(root, "course") } },
  );
  assert.equal(graded.status, 0, graded.stdout + graded.stderr);
  const rows = readGrades(course).map(({ student, status, reason }) => [student, status, reason]);
  assert.deepEqual(rows, Array(5).fill(["Ann-O-Neil", "missing", "the file is empty"]));
});
