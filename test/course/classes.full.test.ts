import assert from "node:assert/strict";
import { join } from "node:path";
import { before, test } from "node:test";
import { temporaryFolder } from "../temporary-folder";
import { chapter, pythonFile, releaseSmallChapter, root } from "./grading";

const folder = temporaryFolder("classes");
const course = join(folder, "course");
before(() => {
  releaseSmallChapter(course);
});

test("of sixty classes as platforms and people pack them, every student is there once with the newest notebook", () => {
  const notebooks = ["worked", "templates"].map((place) => join(folder, place, `${chapter}.ipynb`));
  const script = join(root, "test/course/fixtures/classes.py");
  assert.equal(pythonFile(script, course, "0", "60", ...notebooks), "");
});
