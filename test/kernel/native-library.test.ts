import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { TestKernel } from "./client";

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
  for (let waited = 0; waited < 10_000 && !hasTensorFlow(); waited += 50) await sleep(50);
  assert.equal(hasTensorFlow(), true);
});

test("a cell then works with it, and it greets nobody", async () => {
  const sum = await kernel.execute(
    'import * as tf from "@tensorflow/tfjs-node";\ntf.tensor([1, 2, 3]).sum().dataSync()[0]',
  );
  assert.equal(sum.result["text/plain"], "6");
  assert.equal(sum.stderr + kernel.nativeStderr, "");
});
