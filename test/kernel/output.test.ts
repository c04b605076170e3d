import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { PATIENCE } from "../patience";
import { TestKernel } from "./client";

let kernel: TestKernel;
before(async () => {
  kernel = await TestKernel.start();
});
after(() => kernel.shutdown());

test("20,000 lines arrive complete, in order and in few messages", async () => {
  const { stdout, heard } = await kernel.execute("for (let i = 0; i < 20000; i++) console.log(i);");
  assert.equal(stdout, Array.from({ length: 20000 }, (_, i) => `${i}\n`).join(""));
  assert.ok(heard.filter(({ type }) => type === "stream").length < 100);
});

test("output arrives while a synchronous loop still runs", { timeout: PATIENCE }, async () => {
  // Nothing but the interrupt ends the loop, and it is asked for when output has been heard.
  const { stdout, hadStarted } = await kernel.interrupted('console.log("early"); for (;;) {}', 0);
  assert.equal(stdout, "early\n");
  assert.equal(hadStarted, true);
});

test("stdout, stderr and displays keep their order", async () => {
  const { heard } = await kernel.execute(
    'import { display } from "tslab";\nconsole.log("a"); console.error("b"); display.text("c"); console.log("d");',
  );
  const order = heard.flatMap(({ type, content }) =>
    type === "stream"
      ? [`${content.name} ${content.text.trim()}`]
      : type === "display_data"
        ? ["display"]
        : [],
  );
  assert.deepEqual(order, ["stdout a", "stderr b", "display", "stdout d"]);
});

test("display(value) comes in its place; a value that takes its time, when it is ready", async () => {
  const { heard } = await kernel.execute(
    'const later = { [Symbol.for("Jupyter.display")]: async () => ({ "text/plain": "later" }) };\nconst show = (globalThis as any).display;\nshow(later); show("a"); console.log("b"); show([1]);',
  );
  const order = heard.flatMap(({ type, content }) =>
    type === "stream" ? [content.text] : type === "display_data" ? [content.data["text/plain"]] : [],
  );
  assert.deepEqual(order, ["'a'", "b\n", "[ 1 ]", "later"]);
});

test("what ends a stream of the cell's is printed, and the stream goes on", async () => {
  const { stdout, error } = await kernel.execute(
    'process.stdout.end("ended\\n");\nawait new Promise<void>((done) => process.stdout.end(done));\nconsole.log("and on");',
  );
  assert.equal(error?.evalue, undefined);
  assert.equal(stdout, "ended\nand on\n");
});

test("text of any length and any script survives the way", async () => {
  const { stdout } = await kernel.execute('process.stdout.write("é😀".repeat(100000));');
  assert.equal(stdout, "é😀".repeat(100000));
});

test("what a cell prints after it ended belongs to it", async () => {
  kernel.late.length = 0;
  await kernel.execute(
    'const printed = new Promise<void>((done) => setTimeout(() => { console.log("afterthought"); done(); }, 50)); 0',
  );
  const other = await kernel.execute("await printed;");
  assert.equal(other.stdout, "");
  assert.equal(kernel.late.find(({ type }) => type === "stream")?.content.text, "afterthought\n");
});

test("a tensor shows its shape, dtype and values; importing TensorFlow prints nothing", async () => {
  const { result, stderr } = await kernel.execute(
    'import * as tf from "@tensorflow/tfjs-node";\ntf.tensor([[1, 2.5], [3, 4]])',
  );
  assert.equal(result["text/plain"], "Tensor float32 [2, 2]\n[[1, 2.5],\n [3, 4]]");
  assert.equal(stderr, "");
  const long = await kernel.execute('tf.range(0, 100, 1, "int32")');
  assert.equal(long.result["text/plain"], "Tensor int32 [100]\n[0, 1, 2, …, 97, 98, 99]");
  assert.equal(kernel.nativeStderr, "");
});

test("tfjs-node's progress bar stays off stderr", async () => {
  const { stderr, reply } = await kernel.execute(
    'const m = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });\nm.compile({ optimizer: "sgd", loss: "meanSquaredError" });\nawait m.fit(tf.ones([8, 2]), tf.ones([8, 1]), { epochs: 2 });',
  );
  assert.equal(reply.status, "ok");
  assert.equal(stderr + kernel.nativeStderr, "");
});

test("shutdown ends the process, also when its last words never end", async () => {
  const other = await TestKernel.start();
  await other.execute('process.on("exit", () => { for (;;) {} });');
  const left = once(other.process, "exit");
  await other.control("shutdown_request", { restart: false });
  await left;
  await other.shutdown();
});

test("shutdown ends the process, also in the middle of a loop", async () => {
  const other = await TestKernel.start();
  const running = other.execute("for (;;) {}").catch(() => {});
  await new Promise((done) => setTimeout(done, 300));
  const left = once(other.process, "exit");
  await other.control("shutdown_request", { restart: true });
  await left;
  assert.equal(other.isAlive, false);
  await other.shutdown();
  void running;
});
