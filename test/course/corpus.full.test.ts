import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { faulty, hostile, mistaken, type Submission } from "./corpus";
import { compare } from "./expectations";
import {
  chapter,
  labcourseAside,
  noSandbox,
  readGrades,
  releaseSmallChapter,
  root,
  writeSubmissions,
} from "./grading";

const folder = mkdtempSync(join(tmpdir(), "corpus-"));
const course = join(folder, "course");
const skip = noSandbox();
let visitors = 0;
const listener = createServer(() => visitors++);

before(() => new Promise<void>((done) => listener.listen(0, "127.0.0.1", done)));
after(() => {
  listener.close();
  rmSync(folder, { recursive: true, force: true });
});

test("every faulty and hostile submission gets the grade and the reason fixed for it", { skip }, async () => {
  const address = listener.address() as { port: number };
  const outside = { port: address.port, course, lab: root };
  const submissions: Submission[] = [...faulty, ...mistaken, ...hostile(outside)];
  writeSubmissions(join(folder, "submissions"), submissions, releaseSmallChapter(course));
  const run = labcourseAside([
    "grade",
    join(folder, "submissions"),
    "--out",
    course,
    "--jobs",
    "2",
    "--cell-seconds",
    "10",
  ]);
  assert.equal(await run.done, 0, run.output.join(""));
  const compared = compare(submissions, readGrades(course));
  if (process.env.LAB_CORPUS_TABLE)
    writeFileSync(process.env.LAB_CORPUS_TABLE, JSON.stringify(compared, null, 1));
  assert.ok(submissions.length >= 40);
  assert.deepEqual(
    compared.filter(({ matches }) => !matches),
    [],
  );
});

test("nobody came to the listener on loopback", { skip }, () => assert.equal(visitors, 0));

test("nothing was written outside of the box, and no process is left behind", { skip }, () => {
  assert.equal(existsSync(join(course, "owned")), false);
  assert.equal(existsSync("/owned"), false);
  const left = spawnSync("pgrep", ["-f", "sleep 4711"], { encoding: "utf8" }).stdout;
  assert.equal(left, "");
});

test("a flood of output is cut to a page that a browser opens", { skip }, () => {
  const page = join(course, "feedback/flood-of-output", chapter, `${chapter}.html`);
  assert.ok(statSync(page).size < 5e6);
});
