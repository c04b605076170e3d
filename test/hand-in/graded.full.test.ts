import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as lab from "image-lab";
import { chapter, labcourse, noSandbox, readGrades, releaseSmallChapter } from "../course/grading";
import { temporaryFolder } from "../temporary-folder";

test("a hand-in.zip gets the points that its notebooks get, each exercise", {
  skip: noSandbox(),
}, async () => {
  const course = join(temporaryFolder("course"), "course");
  const submissions = temporaryFolder("submissions");
  const { worked, template } = releaseSmallChapter(course);
  for (const [kind, notebook] of Object.entries({ worked, template })) {
    const [bare, zipped] = [join(submissions, `${kind}-bare`), join(submissions, `${kind}-zipped`)];
    const work = temporaryFolder(kind);
    for (const place of [bare, zipped, work]) mkdirSync(place, { recursive: true });
    writeFileSync(join(bare, `${chapter}.ipynb`), notebook);
    writeFileSync(join(work, `${chapter}.ipynb`), notebook);
    await lab.handIn({ folder: work });
    copyFileSync(join(work, "hand-in.zip"), join(zipped, "hand-in.zip"));
  }
  labcourse(["grade", submissions, "--out", course, "--jobs", "2"]);
  const pointsOf = (student: string): unknown[] =>
    readGrades(course)
      .filter((row) => row.student === student)
      .map(({ student: _, ...points }) => points);
  for (const kind of ["worked", "template"]) {
    assert.ok(pointsOf(`${kind}-bare`).length > 0);
    assert.deepEqual(pointsOf(`${kind}-zipped`), pointsOf(`${kind}-bare`));
  }
  assert.notDeepEqual(pointsOf("worked-zipped"), pointsOf("template-zipped"));
});
