import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { temporaryFolder } from "../temporary-folder";
import { pythonFile, release, root } from "./grading";

test("of 100 odd ways to hand in, each student is there once with the right notebook, or the command asks", () => {
  const course = join(temporaryFolder("odd"), "course");
  const sources = ["01-dataset", "02-preprocessing", "03-mlp"];
  release(
    course,
    sources.map((name) => join(root, `notebooks/source/${name}.ts`)),
  );
  const printed = pythonFile(join(root, "test/course/fixtures/odd_submissions.py"), course);
  assert.deepEqual(printed.trim().split("\n"), ["100"]);
});
