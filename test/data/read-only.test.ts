import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { temporaryFolder } from "../temporary-folder";

const asNobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

test("a data folder that cannot be written is said, and temporary files are used", (t) => {
  const folder = temporaryFolder("read-only");
  chmodSync(folder, 0o555);
  const code = `
    const { writableFolder } = require(${JSON.stringify(require.resolve("image-lab/dist/data/data-folder"))});
    console.log(writableFolder(${JSON.stringify(folder)}, "mnist", (line) => console.log(line)));`;
  const ended = spawnSync(process.execPath, ["-e", code], { encoding: "utf8", cwd: "/", ...asNobody });
  if (/EACCES|Cannot find module/.test(ended.stderr)) {
    t.skip("the lab's own files cannot be read by another user here");
    return;
  }
  const [line, place] = ended.stdout.trim().split("\n");
  assert.match(line ?? "", /mnist cannot be written: .* is used instead/);
  assert.match(place ?? "", /image-lab-\d+.*mnist$/);
  assert.deepEqual(readdirSync(folder), []);
});
