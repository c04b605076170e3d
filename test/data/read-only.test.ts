import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { cifar10Set } from "image-lab/internal/data/cifar10";
import { resolveDataset } from "image-lab/internal/data/resolve-dataset";
import { temporaryFolder } from "../temporary-folder";
import { serve } from "./server";
import { tinyCifarArchive, writeTinyMnist } from "./tiny-sets";

const temporaryFiles = temporaryFolder("temporary-files");
const usual = process.env.TMPDIR;
process.env.LAB_DATA = "real";

after(() => {
  process.env.LAB_DATA = "stand-in";
  if (usual === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = usual;
});

/** Loads MNIST without a network in a process that cannot write into `data`, not even as root; what it prints. */
function loadReadOnly(data: string): string[] {
  const code = `
    const { resolveDataset } = require("image-lab/internal/data/resolve-dataset");
    const { mnistSet } = require("image-lab/internal/data/mnist");
    const { writeTinyMnist } = require(${JSON.stringify(join(__dirname, "tiny-sets"))});
    const set = { ...mnistSet(["http://127.0.0.1:9/"]), drawStandIn: (folder) => writeTinyMnist(folder) };
    resolveDataset(set, { folder: ${JSON.stringify(data)}, progress() {}, tell: console.log })
      .then(({ train }) => console.log(train.origin));`;
  const node = [process.execPath, "-e", code];
  const asRoot = process.getuid?.() === 0;
  if (!asRoot) chmodSync(data, 0o555);
  const [program, ...args] = asRoot
    ? ["bwrap", "--dev-bind", "/", "/", "--ro-bind", data, data, ...node]
    : node;
  const ended = spawnSync(program!, args, {
    encoding: "utf8",
    env: { ...process.env, LAB_DATA: "", LAB_DATA_DIR: "", TMPDIR: temporaryFiles },
  });
  if (!asRoot) chmodSync(data, 0o755);
  assert.equal(ended.status, 0, ended.error?.message ?? ended.stderr);
  return ended.stdout.trim().split("\n");
}

test("a read-only data folder: it is said, and temporary files hold the stand-in", () => {
  const data = temporaryFolder("read-only");
  const [cannotWrite, standIn, origin, ...more] = loadReadOnly(data);
  const uid = process.getuid?.();
  const place = join(temporaryFiles, `image-lab-${uid}`, "mnist");
  assert.equal(cannotWrite, `${join(data, "mnist")} cannot be written: ${place} is used instead.`);
  assert.match(standIn!, /^MNIST: .* could not be downloaded .* Drawn images stand in/);
  assert.deepEqual([origin, more], ["stand-in", []]);
  assert.deepEqual(readdirSync(data), []);
  assert.ok(readdirSync(join(temporaryFiles, `image-lab-${uid}`, "stand-in", "mnist")).length === 4);
});

test("a set that lies in a read-only data folder is read", () => {
  const data = temporaryFolder("read-only");
  writeTinyMnist(join(data, "mnist"));
  assert.deepEqual(loadReadOnly(data).slice(-1), ["downloaded"]);
});

test("a user without a name on this machine has a place among temporary files, too", () => {
  const data = temporaryFolder("read-only");
  chmodSync(data, 0o555);
  const code = `
    const { writableFolder } = require("image-lab/internal/data/data-folder");
    if (process.getuid() === 0) process.setuid(54321);
    console.log(writableFolder(${JSON.stringify(data)}, "mnist", () => undefined));
    console.log(process.getuid());`;
  const ended = spawnSync(process.execPath, ["-e", code], { encoding: "utf8" });
  assert.equal(ended.status, 0, ended.stderr);
  const [place, uid] = ended.stdout.trim().split("\n");
  assert.ok(place?.endsWith(join(`image-lab-${uid}`, "mnist")), place);
});

for (const inTheWay of ["data", "data/cifar-10"]) {
  test(`a file where ${inTheWay} should be: it is said, and the download goes to temporary files`, async () => {
    process.env.TMPDIR = temporaryFolder("temporary-files");
    const root = temporaryFolder("in-the-way");
    if (inTheWay !== "data") mkdirSync(join(root, "data"));
    writeFileSync(join(root, inTheWay), "in the way");
    const { bytes, md5 } = tinyCifarArchive(root);
    const server = await serve((_, response) => response.end(bytes));
    const said: string[] = [];
    const { train } = await resolveDataset(cifar10Set([server.address], md5), {
      folder: join(root, "data"),
      progress: () => undefined,
      tell: (line) => void said.push(line),
    });
    server.close();
    assert.deepEqual([train.origin, train.labels.length, said.length], ["downloaded", 5, 1]);
    assert.match(said[0]!, /data\/cifar-10 cannot be written: .*image-lab-\d+\/cifar-10 is used instead/);
  });
}
