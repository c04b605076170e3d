import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { temporaryFolder } from "../temporary-folder";
import { noSandbox, root } from "./grading";
import { gradeWorked } from "./worked";

/** Chapter 3 up to here has all its exercises, and trains on digits. */
const AFTER_EXERCISES = "// ## Optional: photographs";

test("a right chapter that trains gets every point in the box", { skip: noSandbox() }, () => {
  const [trains, rest] = readFileSync(join(root, "notebooks/source/03-mlp.ts"), "utf8").split(
    AFTER_EXERCISES,
  );
  assert.ok(rest, `chapter 3 has a heading "${AFTER_EXERCISES}"`);
  const shorter = join(temporaryFolder("shorter"), "03-mlp.ts");
  writeFileSync(shorter, trains!.slice(0, trains!.lastIndexOf("// %%")));
  gradeWorked([shorter]);
});
