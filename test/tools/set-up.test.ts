import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { programsThatWork, StubMachine } from "./stub-machine";

const root = resolve(__dirname, "..", "..", "..");

/** The set-up stopped with one line that says all of this, and exit code 1. */
function stopsWith(machine: StubMachine, ...says: RegExp[]): void {
  const ended = machine.setUp();
  assert.equal(ended.status, 1, ended.stdout + ended.stderr);
  const lines = ended.stderr.trim().split("\n");
  assert.equal(lines.length, 1, ended.stderr);
  for (const pattern of says) assert.match(lines[0]!, pattern);
}

function setsUp(machine: StubMachine): string {
  const ended = machine.setUp();
  assert.equal(ended.status, 0, ended.stderr);
  assert.match(ended.stdout, /The lab is set up/);
  return ended.stdout;
}

test("every step is named with its time, and a second set-up takes none", () => {
  const machine = new StubMachine();
  const first = setsUp(machine);
  for (const step of [
    "npm packages",
    "Python packages",
    "tfjs-node binding",
    "TypeScript build",
    "Jupyter kernel",
  ]) {
    assert.match(first, new RegExp(`✓ ${step}, \\d+ s`));
  }
  assert.doesNotMatch(setsUp(machine), /…|✓/);
});

test("the kernelspec starts the lab's kernel with this Node", () => {
  const machine = new StubMachine();
  setsUp(machine);
  const file = join(machine.folder, ".venv/share/jupyter/kernels/tslab/kernel.json");
  const { argv } = JSON.parse(readFileSync(file, "utf8")) as { argv: string[] };
  assert.equal(argv[0], process.execPath);
  assert.equal(argv.at(-2), join(machine.folder, "kernel/dist/main.js"));
});

test("a changed lock file takes its step again, and no other but what is built on it", () => {
  const machine = new StubMachine();
  setsUp(machine);
  writeFileSync(join(machine.folder, "requirements.txt"), "# another lock\n");
  const again = setsUp(machine);
  assert.match(again, /✓ Python packages/);
  assert.doesNotMatch(again, /npm packages/);
});

test("packages that were deleted are put back", () => {
  const machine = new StubMachine();
  setsUp(machine);
  rmSync(join(machine.folder, "node_modules"), { recursive: true });
  assert.match(setsUp(machine), /✓ npm packages[\s\S]*✓ tfjs-node binding/);
});

test("another Node version is named with what to do", () => {
  const code =
    'import("./tools/set-up/check-node.mjs").then((m) => m.checkNode(process.argv[1])).catch((e) => console.log(e.message))';
  const check = (version: string): string =>
    spawnSync(process.execPath, ["-e", code, version], { cwd: root, encoding: "utf8" }).stdout.trim();
  for (const good of ["20.19.0", "21.1.0", "22.12.0"]) assert.equal(check(good), "");
  for (const bad of ["18.20.4", "20.18.3", "23.0.0", "24.1.0"]) {
    assert.match(check(bad), new RegExp(`needs Node 20.19 to 22 and this is Node ${bad}: install Node 22`));
  }
});

test("an old Python is named, no Python too", () => {
  stopsWith(new StubMachine({ python3: "echo 3.8.1" }), /only Python 3\.8\.1 was found/, /install one/);
  stopsWith(new StubMachine({ python3: "exit 127" }), /no Python was found/);
});

test("no network: the registry cannot be reached", () => {
  const npm = "echo npm error code ECONNREFUSED >&2; exit 1";
  stopsWith(
    new StubMachine({ npm }),
    /npm packages stopped because the package registry cannot be reached/,
    /run the same command again/,
  );
});

test("a full disk is called by its name", () => {
  const npm = "echo 'npm error ENOSPC: no space left on device, write' >&2; exit 1";
  stopsWith(new StubMachine({ npm }), /because the disk is full: free 4 GB/);
});

test("a package with other bytes than the locked ones is refused", () => {
  const npm = "echo 'npm error code EINTEGRITY' >&2; exit 1";
  stopsWith(new StubMachine({ npm }), /not the one the lab was locked to/);
});

test("no compiler and no download: install a compiler", () => {
  stopsWith(new StubMachine({ "c++": "exit 127" }), /no C\+\+ compiler/, /apt-get install build-essential/);
});

test("any other failure names its log", () => {
  const npm = "echo something new >&2; exit 1";
  stopsWith(
    new StubMachine({ npm }),
    /npm packages stopped \(something new\): read build\/set-up\/npm-packages\.log/,
  );
});

test("after a failure the next set-up carries on where it stopped", () => {
  const machine = new StubMachine({ "c++": "exit 127" });
  assert.equal(machine.setUp().status, 1);
  machine.install("c++", "");
  const again = setsUp(machine);
  assert.doesNotMatch(again, /npm packages|Python packages/);
  assert.match(again, /✓ tfjs-node binding/);
});

test("kill -9 in the middle of a step: the next set-up takes that step again", async () => {
  const machine = new StubMachine({ npm: "mkdir -p node_modules; touch node_modules/half; sleep 30" });
  await machine.killOnce(() => existsSync(join(machine.folder, "node_modules/half")));
  assert.ok(!existsSync(join(machine.folder, "build/set-up/npm-packages.stamp")));
  machine.install("npm", programsThatWork.npm);
  assert.match(setsUp(machine), /✓ npm packages/);
});
