import assert from "node:assert/strict";
import { test } from "node:test";
import { onSystem, programsThatWork, StubMachine } from "./stub-machine";

/** A disk of which this many GB are free, and memory enough. */
const room = (disk: number): string =>
  `const fs = require("fs");
   fs.statfsSync = () => ({ bavail: ${disk * 1e6}, bsize: 1000 });
   require("os").freemem = () => 8e9;
   require("module").syncBuiltinESMExports();`;

const tensorFlow = 'exports.backend = () => ({ binding: { TF_Version: "2.21.0" } });';

function lines(machine: StubMachine, status: number): string[] {
  const ended = machine.run("doctor");
  assert.equal(ended.status, status, ended.stdout + ended.stderr);
  assert.equal(ended.stderr, "");
  return ended.stdout.trim().split("\n");
}

test("a machine that has everything: a tick for each, exit code 0", () => {
  const machine = new StubMachine({}, room(8));
  assert.equal(machine.setUp().status, 0);
  machine.write("node_modules/@tensorflow/tfjs-node/index.js", tensorFlow);
  for (const line of lines(machine, 0)) assert.match(line, /^✓ [^:]+$/);
});

test("a machine that has nothing: what is needed and how to get it", () => {
  const python3 = 'case "$2" in *ensurepip*) exit 1 ;; *) echo 3.11.2 ;; esac';
  const found = lines(new StubMachine({ python3, "c++": "exit 127" }, room(1.5)), 1);
  for (const line of [
    "✓ Python 3.10 to 3.13",
    "✗ Python's venv: Python has no ensurepip: install its venv package (sudo apt-get install python3-venv)",
    "✗ a C++ compiler: not found: sudo apt-get install build-essential",
    "✗ 4 GB of free disk: 1.5 GB are free: delete what you no longer need",
    "✗ the lab's set-up: not finished (npm packages, Python packages, tfjs-node binding, TypeScript build, native engine, Jupyter kernel, JupyterLab's settings): npm run setup",
    "✗ TensorFlow in Node: it does not load: npm run setup",
  ])
    assert.ok(found.includes(line), `${line}\nis not among\n${found.join("\n")}`);
});

test("without Python that is said once", () => {
  const found = lines(new StubMachine({ python3: "exit 127" }, room(8)), 1);
  assert.match(found.find((line) => line.startsWith("✗ Python 3.10")) ?? "", /no Python was found/);
  assert.ok(found.includes("✓ Python's venv"));
});

test("a set-up that stopped half-way still needs the disk; a finished one does not", () => {
  const machine = new StubMachine({ "c++": "exit 127" }, room(1.5));
  machine.write("node_modules/.package-lock.json", "{}");
  const isShort = (line: string): boolean => line.startsWith("✗ 4 GB of free disk: 1.5 GB are free");
  assert.equal(machine.setUp().status, 0, "tfjs-node's own download serves");
  assert.ok(!lines(machine, 1).some(isShort));
  machine.write("requirements.txt", "# another lock\n");
  assert.ok(lines(machine, 1).some(isShort));
});

test("where tfjs-node's own download is used, a compiler is no must", () => {
  const machine = new StubMachine({ "c++": "exit 127" }, `${onSystem("darwin", "arm64")}${room(8)}`);
  assert.equal(machine.setUp().status, 0);
  machine.write("node_modules/@tensorflow/tfjs-node/index.js", tensorFlow);
  const missing = lines(machine, 0).filter((line) => !line.startsWith("✓"));
  assert.equal(missing.length, 2, missing.join("\n"));
  assert.match(missing[1]!, /^– the native training engine: there is no C\+\+ compiler; training is slower/);
  assert.match(missing[0]!, /^– a C\+\+ compiler: not found: tfjs-node's own download/);
});

test("what was set up for tests serves as well", () => {
  const machine = new StubMachine({ python3: programsThatWork.python3 }, room(8));
  machine.write(
    "build/for-tests.mjs",
    'import { setUp } from "../tools/set-up/set-up.mjs";\nawait setUp({ tests: true });',
  );
  assert.equal(machine.run("../build/for-tests").status, 0);
  assert.ok(lines(machine, 1).includes("✓ the lab's set-up"));
});

test("the whole lab also tells what graders and developers lack", () => {
  const machine = new StubMachine({}, room(8));
  machine.write("course/sandbox-problem.mjs", 'export const sandboxProblem = () => "no namespaces here";');
  assert.deepEqual(lines(machine, 1).slice(-2), [
    "– bubblewrap, for grading: no namespaces here",
    "– Chromium, for the browser tests: not found, those tests are skipped: sudo apt-get install chromium",
  ]);
});
