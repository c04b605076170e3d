import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { PATIENCE } from "../patience";
import { temporaryFolder } from "../temporary-folder";
import { ROOT, TestKernel } from "./client";

test("a file that another thread opens as descriptor 2 is left alone", {
  skip: !existsSync("/proc/self/fd") && "there is no /proc",
}, () => {
  const folder = temporaryFolder("descriptors");
  const [file, answer] = [join(folder, "theirs"), join(folder, "answer")];
  // With 0 and 1 closed, the file that should become 2 becomes 1: as if another thread had been faster, and then got 2.
  const code = `const fs = require("fs");
    const { muteNativeStderr } = require(${JSON.stringify(join(ROOT, "kernel/dist/tensorflow/native-stderr.js"))});
    fs.closeSync(0); fs.closeSync(1);
    const endSilence = muteNativeStderr();
    while (fs.openSync(${JSON.stringify(file)}, "a") < 2);
    endSilence();
    muteNativeStderr()();
    fs.writeFileSync(${JSON.stringify(answer)}, fs.readlinkSync("/proc/self/fd/2"));`;
  const stderr = openSync(join(folder, "stderr"), "w"); // a file, which can be opened again
  spawnSync(process.execPath, ["-e", code], { stdio: ["ignore", "ignore", stderr] });
  closeSync(stderr);
  assert.equal(readFileSync(answer, "utf8"), file);
});

let kernel: TestKernel;
before(async () => {
  kernel = await TestKernel.start();
});
after(() => kernel.shutdown());

/** Whether the kernel's process has TensorFlow in memory, as the system sees it. */
const hasTensorFlow = (): boolean =>
  /libtensorflow(_cc)?\.so/.test(readFileSync(`/proc/${kernel.process.pid}/maps`, "utf8"));

test("a cell that does not name TensorFlow does not load it", async () => {
  await kernel.execute('import { join } from "node:path";\njoin("a", "b")');
  await sleep(500);
  assert.equal(hasTensorFlow(), false);
});

test("TensorFlow's library is loaded beside the compiler, before the cell runs", async () => {
  const wrong = await kernel.execute(
    'import * as tf from "@tensorflow/tfjs-node";\nconst rank: string = tf.scalar(1).rank;',
  );
  assert.equal(wrong.reply.status, "error"); // the types are wrong: nothing of it ran
  for (let waited = 0; waited < PATIENCE && !hasTensorFlow(); waited += 50) await sleep(50);
  assert.equal(hasTensorFlow(), true);
});

test("a cell then works with it, and it greets nobody", async () => {
  const sum = await kernel.execute(
    'import * as tf from "@tensorflow/tfjs-node";\ntf.tensor([1, 2, 3]).sum().dataSync()[0]',
  );
  assert.equal(sum.result["text/plain"], "6");
  assert.equal(sum.stderr + kernel.nativeStderr, "");
});
