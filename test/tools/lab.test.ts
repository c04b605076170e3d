import assert from "node:assert/strict";
import { before, test } from "node:test";
import { StubMachine } from "./stub-machine";

/** A Python that builds nothing and "executes" chapters: 02 has a failing cell, and what runs 03 breaks. */
const python = `#!/bin/sh
case "$1$2" in
  *build.py) cat > /dev/null ;;
  *02-*) echo '{"seconds": 2, "longest": 1, "results": [], "failure": {"cell": 5, "reason": "Error: too small"}}' ;;
  *03-*) echo "Traceback (most recent call last):" >&2; echo "ModuleNotFoundError: No module named 'nbclient'" >&2; exit 1 ;;
  *execute.py*)
    echo '{"seconds": 12, "longest": 9, "results": [{"name": "MLP", "accuracy": 0.9731, "origin": "stand-in"}], "failure": null}' ;;
esac
`;

let machine: StubMachine;

before(() => {
  machine = new StubMachine();
  for (const name of ["01-dataset", "02-preprocessing", "03-mlp"])
    machine.write(`notebooks/source/${name}.ts`, "");
  assert.equal(machine.setUp().status, 0);
  machine.write("lib/dist/checks/points.js", "exports.points = {};");
  machine.write(".venv/bin/python", python);
});

test("npm run lab prints a table, also of chapters that fail or cannot be run at all", () => {
  const { status, stdout, stderr } = machine.run("lab");
  assert.equal(status, 1);
  assert.match(stdout, /^chapter +seconds +longest cell {2}data +test accuracy$/m);
  assert.match(stdout, /^01-dataset +12 +9 {2}stand-in +MLP 97\.31 %$/m);
  assert.match(stdout, /^02-preprocessing +2 +1 {2}– +–$/m);
  assert.match(stdout, /^03-mlp +0 +0 {2}– +–$/m);
  assert.deepEqual(stderr.trim().split("\n"), [
    "02-preprocessing, cell 5: Error: too small",
    "03-mlp: it could not be executed: ModuleNotFoundError: No module named 'nbclient'",
  ]);
});

test("npm run lab -- 1 runs that chapter alone", () => {
  const { status, stdout } = machine.run("lab", ["1"]);
  assert.equal(status, 0);
  assert.match(stdout, /✓ 01-dataset/);
  assert.doesNotMatch(stdout, /02-|03-/);
});

test("a chapter that does not exist is answered with those that do", () => {
  const { status, stdout, stderr } = machine.run("lab", ["1", "99"]);
  assert.equal(status, 1);
  assert.equal(stderr, 'There is no chapter "99": npm run lab -- 03, for one of 01, 02, 03.\n');
  assert.equal(stdout, "");
});
