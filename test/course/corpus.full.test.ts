import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { temporaryFolder } from "../temporary-folder";
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
import { processesOf } from "./left-behind";
import { Listeners } from "./listeners";

const folder = temporaryFolder("corpus");
const course = join(folder, "course");
const kernels = join(folder, "kernels");
const skip = noSandbox();
const listeners = new Listeners(folder);
/** Kernels' folders lie where the test can tell them from those of others; and a secret lies in the environment. */
const environment = { TMPDIR: kernels, LAB_SECRET_TOKEN: "only-for-the-grader" };
const limits = ["--jobs", "2", "--cell-seconds", "10"];

before(async () => {
  mkdirSync(kernels);
  await listeners.listen();
});
after(() => {
  listeners.close();
});

/** What hostile code wants to reach, around this course folder. */
function around(place: string): Parameters<typeof hostile>[0] {
  return { port: listeners.port, sockets: listeners.sockets, course: place, lab: root };
}

test("every faulty and hostile submission gets the grade and the reason fixed for it", { skip }, async () => {
  const submissions: Submission[] = [...faulty, ...mistaken, ...hostile(around(course))];
  writeSubmissions(join(folder, "submissions"), submissions, releaseSmallChapter(course));
  const run = labcourseAside(["grade", join(folder, "submissions"), "--out", course, ...limits], environment);
  let atWork: string[] = [];
  while (atWork.length === 0 && !(await Promise.race([run.done.then(() => true), sleep(200)])))
    atWork = processesOf(kernels);
  assert.equal(await run.done, 0, run.output.join(""));
  assert.ok(atWork.length > 0, "kernels are seen while they run");
  const compared = compare(submissions, readGrades(course));
  if (process.env.LAB_CORPUS_TABLE)
    writeFileSync(process.env.LAB_CORPUS_TABLE, JSON.stringify(compared, null, 1));
  assert.ok(submissions.length >= 40);
  assert.deepEqual(
    compared.filter(({ matches }) => !matches),
    [],
  );
});

test("nobody came to the listeners outside of the box", { skip }, () =>
  assert.deepEqual(listeners.visitors, { connection: 0, datagram: 0, file: 0, abstract: 0 }),
);

test("nothing was written outside of the box, and no process is left behind", { skip }, () => {
  assert.equal(existsSync(join(course, "owned")), false);
  assert.equal(existsSync("/owned"), false);
  assert.deepEqual(processesOf(folder), []);
});

test("a flood of output is cut to a page that a browser opens", { skip }, () => {
  assert.ok(statSync(page("flood-of-output")).size < 5e6);
});

test("pages show pasted pictures, also to who grades by hand; what no page can hold is shown word for word", {
  skip,
}, () => {
  const pictures = readFileSync(page("pictures"), "utf8");
  assert.equal(pictures.match(/src="data:image\/png;base64,iVBOR/g)?.length, 2);
  assert.match(readFileSync(autograded("pictures"), "utf8"), /figure\.png/);
  const plain = readFileSync(autograded("markup-that-no-page-holds"), "utf8");
  assert.match(plain, /"output_type": "stream",\s+"text": \[\s+"\{ \[Symbol\(Jupyter\.display\)\]/);
});

test("without the box the same attempts succeed", { skip }, async () => {
  const open = join(folder, "open/course");
  const attempts = hostile(around(open)).filter(({ withoutBox }) => withoutBox !== undefined);
  const submissions = [
    ...faulty.slice(0, 1),
    ...attempts.map((one) => ({ ...one, expected: one.withoutBox! })),
  ];
  writeSubmissions(join(folder, "open/submissions"), submissions, releaseSmallChapter(open));
  const submitted = join(folder, "open/submissions");
  const run = labcourseAside(["grade", submitted, "--out", open, "--unsafe", ...limits], environment);
  assert.equal(await run.done, 0, run.output.join(""));
  assert.deepEqual(
    compare(submissions, readGrades(open)).filter(({ matches }) => !matches),
    [],
  );
  for (const [way, count] of Object.entries(listeners.visitors)) assert.ok(count > 0, way);
});

function page(student: string): string {
  return join(course, "feedback", student, chapter, `${chapter}.html`);
}

function autograded(student: string): string {
  return join(course, "autograded", student, chapter, `${chapter}.ipynb`);
}
