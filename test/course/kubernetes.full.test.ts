import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { temporaryFolder } from "../temporary-folder";
import { container, type Mount, packages } from "./container";
import { faulty } from "./corpus";
import {
  labcourse,
  noSandbox,
  pythonScript,
  readGrades,
  releaseSmallChapter,
  writeSubmissions,
} from "./grading";
import { Kubernetes } from "./kubernetes";

const folder = temporaryFolder("kubernetes");
const volume = join(folder, "volume");
const here = join(folder, "here/course");
const skip = noSandbox() || noCluster();
const names = ["worked", "template", "check-deleted"];
const submissions = faulty.filter(({ name }) => names.includes(name));
let ended = 0;
const image: Mount[] = [[join(folder, "packages"), packages]];
const cluster = new Kubernetes(folder, image, { "course-data": volume }, ({ process }, pods) => {
  if (pods.length === 1) ended = Number(process.kill("SIGKILL"));
});
let kubeconfig = "";
/** What the lab's image has of pip's packages, made from what is installed. */
const wheel = `
import sys, zipfile
from importlib.metadata import distribution
plugin = distribution("snakemake-storage-plugin-fs")
with zipfile.ZipFile(f"{sys.argv[1]}/snakemake_storage_plugin_fs-{plugin.version}-py3-none-any.whl", "w") as wheel:
    for file in plugin.files:
        if ".." not in file.parts and file.suffix != ".pyc":
            wheel.write(file.locate(), str(file))
`;

before(async () => {
  mkdirSync(join(folder, "packages"));
  pythonScript(wheel, join(folder, "packages"));
  pythonScript("from labcourse.grading.stand_ins import draw_stand_ins; draw_stand_ins()");
  kubeconfig = await cluster.listen();
  writeSubmissions(join(volume, "submissions"), submissions, releaseSmallChapter(here));
  cpSync(here, join(volume, "course"), { recursive: true });
});
after(() => cluster.close());

test("pods that see the image and one volume give the grades that this machine gives", {
  skip,
  timeout: 1_800_000,
}, async () => {
  const order = (place: string): string[] => [
    "grade",
    `${place}/submissions`,
    "--seed",
    "7",
    "--cell-seconds",
    "10",
  ];
  const inPods = ["--out", "/srv/course/course", "--profile", "kubernetes"];
  const { code, printed } = await grader([...order("/srv/course"), ...inPods]);
  const log = (): string => readFileSync(join(volume, "course/grading/jobs.log"), "utf8");
  assert.equal(code, 0, [printed, log(), ...cluster.pods.map(({ log }) => log)].join("\n"));
  assert.match(printed, /3 of 3 graded/);
  labcourse([...order(volume), "--out", here]);
  assert.deepEqual(readGrades(join(volume, "course")), readGrades(here));
  assert.ok(readGrades(here).some(({ status }) => status === "full"));
});

test("each submission had a pod, and the one that its node ended had another", { skip }, () => {
  assert.equal(ended, 1);
  assert.deepEqual(
    cluster.pods.map(({ exitCode }) => exitCode),
    [137, 0, 0, 0],
  );
});

test("no job and no secret stays on the cluster", { skip }, () => {
  const count = (ask: string): number => cluster.requests.filter((request) => request.startsWith(ask)).length;
  assert.equal(count("POST /apis/batch/v1/namespaces/grading/jobs"), 4);
  assert.equal(count("DELETE /apis/batch/v1/namespaces/grading/jobs"), 4);
  assert.equal(count("DELETE /api/v1/namespaces/grading/secrets"), 1);
});

/** Runs the command as a grader does who sees the volume where pods see it. */
function grader(args: string[]): Promise<{ code: number | null; printed: string }> {
  const mounts: Mount[] = [...image, [volume, "/srv/course"], [kubeconfig, "/etc-kube/config"]];
  const [program, ...options] = container(mounts, "/srv/course", { KUBECONFIG: "/etc-kube/config" });
  const child = spawn(program as string, [...options, "python", "-m", "labcourse", ...args]);
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      printed += String(chunk);
    });
  return new Promise((done) => child.on("close", (code) => done({ code, printed })));
}

function noCluster(): string | false {
  if (spawnSync("rsync", ["--version"]).error) return "rsync is not installed: apt-get install rsync";
  return process.getuid?.() === 0 ? false : "pods in file systems of their own need root";
}
