import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { makeOnce } from "image-lab/internal/files/make-once";
import { temporaryFolder } from "../temporary-folder";

const root = (): string => temporaryFolder("once");
const complete = (folder: string): boolean => existsSync(join(folder, "a"));
const make = (temporary: string): void => writeFileSync(join(temporary, "a"), "a");

/** The number of a process that has ended. */
async function goneProcess(): Promise<number> {
  const gone = spawn(process.execPath, ["-e", ""]);
  await new Promise((resolve) => gone.on("close", resolve));
  return gone.pid!;
}

test("two processes: one makes it, both see it whole", async () => {
  const folder = root();
  const code = `
    const { makeOnce } = require(${JSON.stringify(require.resolve("image-lab/internal/files/make-once"))});
    const fs = require("node:fs");
    makeOnce(${JSON.stringify(join(folder, "set"))}, {
      complete: (set) => fs.existsSync(set + "/a"),
      make(temporary) {
        fs.appendFileSync(${JSON.stringify(join(folder, "made"))}, "x");
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
        fs.writeFileSync(temporary + "/a", "a");
      },
    });`;
  const run = (): Promise<number | null> =>
    new Promise((resolve) => spawn(process.execPath, ["-e", code]).on("close", resolve));
  assert.deepEqual(await Promise.all([run(), run()]), [0, 0]);
  assert.deepEqual(readdirSync(join(folder, "set")), ["a"]);
  assert.deepEqual(readdirSync(folder).sort(), ["made", "set"]);
  assert.equal(readFileSync(join(folder, "made"), "utf8"), "x", "made twice");
});

test("a folder in which something is missing is set aside and made anew", async () => {
  const folder = root();
  mkdirSync(join(folder, "set"));
  writeFileSync(join(folder, "set", "b"), "b");
  await makeOnce(join(folder, "set"), { complete, make });
  assert.deepEqual(readdirSync(join(folder, "set")), ["a"]);
  assert.deepEqual(readdirSync(join(folder, "set.incomplete")), ["b"]);
  assert.deepEqual(readdirSync(folder).sort(), ["set", "set.incomplete"]);
});

test("the lock of a process that was killed does not hold anybody up", async () => {
  const folder = root();
  writeFileSync(join(folder, "set.lock"), String(await goneProcess()));
  await makeOnce(join(folder, "set"), { complete, make });
  assert.ok(existsSync(join(folder, "set", "a")));
});

test("what a process that was killed had made by then is cleared up, what another one makes is not", async () => {
  const folder = root();
  for (const owner of [`${await goneProcess()}`, `${await goneProcess()}-3`, `${process.ppid}-1`]) {
    mkdirSync(join(folder, `set.${owner}.part`));
    writeFileSync(join(folder, `set.${owner}.part`, "half"), "");
  }
  await makeOnce(join(folder, "set"), { complete, make });
  assert.deepEqual(readdirSync(folder).sort(), ["set", `set.${process.ppid}-1.part`]);
});

test("when two took the lock, the slower one takes what the faster one made", async () => {
  const folder = root();
  await makeOnce(join(folder, "set"), {
    complete,
    make(temporary) {
      make(temporary);
      mkdirSync(join(folder, "set"));
      writeFileSync(join(folder, "set", "a"), "of the faster one");
    },
  });
  assert.equal(readFileSync(join(folder, "set", "a"), "utf8"), "of the faster one");
  assert.deepEqual(readdirSync(folder), ["set"]);
});

test("a lock that somebody took over stays theirs", async () => {
  const folder = root();
  await makeOnce(join(folder, "set"), {
    complete,
    make(temporary) {
      make(temporary);
      writeFileSync(join(folder, "set.lock"), String(process.ppid));
    },
  });
  assert.equal(readFileSync(join(folder, "set.lock"), "utf8"), String(process.ppid));
});

test("what fails in the middle, or forgets something, leaves nothing", async () => {
  const folder = root();
  const failing = makeOnce(join(folder, "set"), {
    complete,
    make(temporary) {
      make(temporary);
      throw new Error("no more ink");
    },
  });
  await assert.rejects(failing, /no more ink/);
  await assert.rejects(
    makeOnce(join(folder, "set"), { complete, make: () => undefined }),
    /set: something is missing in what was made for it/,
  );
  assert.deepEqual(readdirSync(folder), []);
});
