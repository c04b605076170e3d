import assert from "node:assert/strict";
import { test } from "node:test";
import { TestKernel } from "./client";

/** The same sequence of waiting times on every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const BUSY = [
  "for (;;) turns++;",
  "for (;;) await null;",
  "for (;;) { await new Promise((done) => setTimeout(done, 1)); turns++; }",
  'for (;;) console.log("line " + turns++);',
  "for (let i = 0; i < 2e7; i++) turns++;",
  "await new Promise((done) => setTimeout(done, 40)); for (let i = 0; i < 1e7; i++) turns++;",
  "const squares = Array.from({ length: 1000 }, (_, i) => i * i); squares.length",
];

test("200 interrupts at random moments lose no kernel and no variable", {
  timeout: 900_000,
}, async (context) => {
  const kernel = await TestKernel.start();
  const random = createRandom(4);
  await kernel.execute('let turns = 0;\nconst kept = "kept";');
  let stopped = 0;
  const slowest = { running: { ms: 0, code: "" }, compiling: { ms: 0, code: "" } };
  let overtaken = 0;
  for (let round = 0; round < 200; round++) {
    const code = BUSY[round % BUSY.length]!;
    const run = await kernel.interrupted(code, random() * 300, { fromRequest: true });
    if (run.reply.status === "error") stopped++;
    const when = run.hadStarted ? "running" : "compiling";
    if (run.ms > slowest[when].ms && run.repeats === 0) slowest[when] = { ms: run.ms, code };
    if (run.hadStarted) assert.equal(run.repeats, 0, `round ${round}: "${code}" ran on after an interrupt`);
    overtaken += run.repeats;
    const { result, error } = await kernel.execute("kept + typeof turns");
    assert.equal(result?.["text/plain"], "'keptnumber'", `round ${round}: ${JSON.stringify(error)}`);
  }
  assert.ok(stopped > 100, "most interrupts found a running cell");
  context.diagnostic(`${stopped} of 200 stopped a cell`);
  for (const [when, { ms, code }] of Object.entries(slowest))
    context.diagnostic(`the slowest that came while a cell was ${when}: ${Math.round(ms)} ms, ${code}`);
  context.diagnostic(`${overtaken} came before the cell that they were meant for`);
  await kernel.shutdown();
});

test("1,000 cells grow the kernel by less than 50 MB", { timeout: 900_000 }, async (context) => {
  const kernel = await TestKernel.start();
  for (let i = 0; i < 100; i++) await kernel.execute(`const warm${i % 10} = ${i};\nwarm${i % 10} + 1`);
  const before = kernel.memory;
  for (let i = 0; i < 1000; i++)
    await kernel.execute(
      `const name${i % 20} = [${i}, "x"];\nfunction f${i % 20}(n: number): number { return n + name${i % 20}.length; }\nf${i % 20}(${i})`,
    );
  const growth = kernel.memory - before;
  context.diagnostic(`${before.toFixed(0)} MB, then ${growth.toFixed(0)} MB more`);
  assert.ok(growth < 50, `${growth.toFixed(0)} MB`);
  await kernel.shutdown();
});

test("a million lines from one synchronous loop: in order, streamed, within 100 MB", {
  timeout: 900_000,
}, async (context) => {
  const kernel = await TestKernel.start();
  await kernel.execute("for (let i = 0; i < 1000; i++) console.log(i);");
  const before = kernel.memory;
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, kernel.memory);
  }, 20);
  const start = performance.now();
  const { stdout, heard } = await kernel.execute(
    "const started = Date.now();\nfor (let i = 0; i < 1000000; i++) console.log(i);\nDate.now() - started",
  );
  clearInterval(watch);
  const messages = heard.filter(({ type }) => type === "stream");
  const loopMs = Number(heard.find(({ type }) => type === "execute_result")!.content.data["text/plain"]);
  const lines = stdout.split("\n");
  assert.equal(lines.length, 1_000_001);
  assert.ok(
    lines.slice(0, -1).every((line, index) => line === String(index)),
    "every line in its place",
  );
  assert.ok(messages[0]!.at - start < loopMs, "the first message came while the loop still ran");
  assert.ok(messages.length < 5000, `${messages.length} messages`);
  assert.ok(peak - before < 100, `${(peak - before).toFixed(0)} MB above the baseline`);
  context.diagnostic(
    `${messages.length} messages, ${(loopMs / 1000).toFixed(1)} s, ${(peak - before).toFixed(0)} MB`,
  );
  await kernel.shutdown();
});
