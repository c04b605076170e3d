import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { drawDigits } from "image-lab/dist/data/stand-in/digits";
import { makeOnce } from "image-lab/dist/data/stand-in/once";
import { drawScenes } from "image-lab/dist/data/stand-in/scenes";
import { temporaryFolder } from "../temporary-folder";

const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

test("drawDigits: the same bytes on every machine, other bytes for another seed", () => {
  const { images, labels } = drawDigits(500, 1);
  assert.equal(digest(images), "e00add0fa716f25a");
  assert.notEqual(digest(drawDigits(500, 2).images), digest(images));
  assert.equal(images.length, 500 * 784);
  assert.ok(labels.every((label) => label < 10));
});

test("drawScenes: the same bytes on every machine", () => {
  const { images, labels } = drawScenes(300, 1);
  assert.equal(digest(images), "205d02f0b212da1e");
  assert.equal(images.length, 300 * 3072);
  assert.ok(labels.every((label) => label < 10));
});

test("every class is drawn about equally often", () => {
  const counts = new Array<number>(10).fill(0);
  for (const label of drawDigits(5000, 3).labels) counts[label]! += 1;
  assert.ok(Math.min(...counts) > 400 && Math.max(...counts) < 600, counts.join());
});

test("digits keep MNIST's frame: a margin without ink but for a few, centre of mass in the middle", () => {
  const { images } = drawDigits(500, 4);
  let touching = 0;
  for (let i = 0; i < 500; i++) {
    const image = images.subarray(784 * i, 784 * (i + 1));
    if (image.subarray(0, 28).some((pixel) => pixel > 0)) touching++;
    const mass = image.reduce((sum, pixel) => sum + pixel, 0);
    const x = image.reduce((sum, pixel, p) => sum + pixel * (p % 28), 0) / mass;
    assert.ok(Math.abs(x - 13.5) < 2.5, `image ${i} has its centre at column ${x}`);
  }
  assert.ok(touching < 10, `${touching} of 500 digits touch the upper edge`);
});

test("makeOnce: two processes, one makes it, both see it whole", async () => {
  const root = temporaryFolder("once");
  const code = `
    const { makeOnce } = require(${JSON.stringify(require.resolve("image-lab/dist/data/stand-in/once"))});
    const fs = require("node:fs");
    makeOnce(${JSON.stringify(join(root, "set"))}, (temporary) => {
      fs.appendFileSync(${JSON.stringify(join(root, "made"))}, "x");
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
      fs.writeFileSync(temporary + "/a", "a");
    });`;
  const run = (): Promise<number | null> =>
    new Promise((resolve) => spawn(process.execPath, ["-e", code]).on("close", resolve));
  assert.deepEqual(await Promise.all([run(), run()]), [0, 0]);
  assert.deepEqual(readdirSync(join(root, "set")), ["a"]);
  assert.deepEqual(readdirSync(root).sort(), ["made", "set"]);
  assert.equal((await import("node:fs")).readFileSync(join(root, "made"), "utf8"), "x", "made twice");
});

test("makeOnce: the lock of a process that was killed does not hold anybody up", async () => {
  const root = temporaryFolder("once");
  const gone = spawn(process.execPath, ["-e", ""]);
  await new Promise((resolve) => gone.on("close", resolve));
  writeFileSync(join(root, "set.lock"), String(gone.pid));
  await makeOnce(join(root, "set"), (temporary) => writeFileSync(join(temporary, "a"), "a"));
  assert.ok(existsSync(join(root, "set", "a")));
});

test("makeOnce: what fails in the middle leaves nothing", async () => {
  const root = temporaryFolder("once");
  const failing = makeOnce(join(root, "set"), (temporary) => {
    writeFileSync(join(temporary, "a"), "a");
    throw new Error("no more ink");
  });
  await assert.rejects(failing, /no more ink/);
  assert.deepEqual(readdirSync(root), []);
});
