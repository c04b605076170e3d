import assert from "node:assert/strict";
import { cpSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { temporaryFolder } from "../temporary-folder";
import type { Notebook } from "./corpus/notebook";
import { labcourse, readGrades, release } from "./grading";

/**
 * Hands in worked chapters, built from these sources, and sees to it that they get every point that needs no person, and
 * that no cell of theirs ends in an error.
 */
export function gradeWorked(sources: string[]): void {
  const folder = temporaryFolder("worked");
  const course = join(folder, "course");
  const { worked } = release(course, sources);
  cpSync(worked, join(folder, "submissions/ann"), { recursive: true });
  labcourse(["grade", join(folder, "submissions"), "--out", course, "--jobs", "1"]);
  const rows = readGrades(course);
  assert.ok(rows.length >= sources.length);
  for (const { exercise, points, maximum, status, reason } of rows) {
    const wanted = exercise === "report" ? [null, "manual"] : [maximum, "full"];
    assert.deepEqual([points, status], wanted, `${exercise}: ${reason}`);
  }
  for (const chapter of sources.map((source) => basename(source, ".ts"))) {
    const file = join(course, "autograded/ann", chapter, `${chapter}.ipynb`);
    const { cells } = JSON.parse(readFileSync(file, "utf8")) as Notebook;
    const errors = cells
      .flatMap(({ outputs = [] }) => outputs)
      .filter((one) => (one as { output_type: string }).output_type === "error");
    assert.deepEqual(errors, [], chapter);
  }
}
