import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { temporaryFolder } from "../temporary-folder";
import { faulty, hostile, mistaken } from "./corpus";
import { compare } from "./expectations";
import {
  labcourseAside,
  noSandbox,
  readGrades,
  releaseSmallChapter,
  root,
  writeSubmissions,
} from "./grading";
import { Listeners } from "./listeners";

const folder = temporaryFolder("slurm");
const cluster = join(folder, "cluster");
const course = join(folder, "course");
const script = join(root, "course/slurm-one-node.sh");
const skip = noSandbox() || noSlurm();
const listeners = new Listeners(folder);
let jobs = 0;

before(async () => {
  await listeners.listen();
  if (skip === false) clusterIs("start");
});
after(() => {
  if (skip === false) clusterIs("stop");
  listeners.close();
});

test("a cluster of one node gives every submission the grade and the reason fixed for it", {
  skip,
  timeout: 3_600_000,
}, async () => {
  const { port, sockets } = listeners;
  const submissions = [...faulty, ...mistaken, ...hostile({ port, sockets, course, lab: root })];
  jobs = submissions.length;
  writeSubmissions(join(folder, "submissions"), submissions, releaseSmallChapter(course));
  const order = ["grade", join(folder, "submissions"), "--out", course, "--cell-seconds", "10"];
  const run = labcourseAside([...order, "--jobs", String(jobs), "--profile", "slurm"], {
    SLURM_CONF: join(cluster, "slurm.conf"),
  });
  assert.equal(await run.done, 0, run.output.join(""));
  const printed = run.output.join("");
  assert.ok(jobs >= 40);
  assert.ok(printed.includes(`${jobs} of ${jobs} graded`), printed.slice(-2000));
  assert.deepEqual(
    compare(submissions, readGrades(course)).filter(({ matches }) => !matches),
    [],
  );
});

test("nobody came to the listeners outside of the boxes", { skip }, () =>
  assert.deepEqual(listeners.visitors, { connection: 0, datagram: 0, file: 0, abstract: 0 }),
);

test("each submission was a job of the cluster", { skip }, () => {
  const log = readFileSync(join(cluster, "slurmctld.log"), "utf8");
  const ended = new Set([...log.matchAll(/_job_complete: JobId=(\d+) done/g)].map(([, id]) => id));
  assert.equal(ended.size, jobs);
});

function noSlurm(): string | false {
  if (spawnSync("slurmctld", ["-V"]).error) return "slurmctld is not installed: apt-get install slurm-wlm";
  if (process.getuid?.() !== 0) return "a cluster of one node needs root";
  return false;
}

function clusterIs(action: "start" | "stop"): void {
  const done = spawnSync("sh", [script, action, cluster], { encoding: "utf8", timeout: 60_000 });
  assert.equal(done.status, 0, `${done.stdout}${done.stderr}`);
}
