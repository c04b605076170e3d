import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { temporaryFolder } from "../temporary-folder";
import { faulty } from "./corpus";
import { labcourse, noSandbox, releaseSmallChapter, writeSubmissions } from "./grading";

const folder = temporaryFolder("profiles");

test("the Kubernetes profile is one that Snakemake takes: a dry run lists a job for each submission", {
  skip: noSandbox(),
}, () => {
  const course = join(folder, "course");
  const three = faulty.filter(({ name }) => ["worked", "template", "check-deleted"].includes(name));
  writeSubmissions(join(folder, "submissions"), three, releaseSmallChapter(course));
  const order = ["grade", join(folder, "submissions"), "--out", course, "--dry-run"];
  const printed = labcourse([...order, "--jobs", "3", "--profile", "kubernetes"]);
  for (const { name } of three)
    assert.match(printed, new RegExp(`wildcards: student=${name}, chapter=90-small`));
  assert.match(printed, /^grade +3$/m);
});
