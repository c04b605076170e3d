import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { type CellRun, TestKernel } from "./client";

const folder = mkdtempSync(join(tmpdir(), "unseen-"));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return JSON.stringify(join(folder, name));
};

let kernel: TestKernel;
before(async () => {
  kernel = await TestKernel.start();
  await kernel.execute("const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));");
});
after(async () => {
  await kernel.shutdown();
  rmSync(folder, { recursive: true });
});

/** What went wrong in a cell, or what it showed. */
const outcome = ({ error, result }: CellRun): string =>
  error ? `${error.ename}: ${error.evalue}` : result?.["text/plain"];

test("await asks a thenable once", async () => {
  const lazy = "const lazy: PromiseLike<number> = { then(f: any) { asked++; f(7); return null as any } };";
  await kernel.execute(`let asked = 0;\n${lazy}`);
  assert.equal(outcome(await kernel.execute("const seven = await lazy;\n[seven, asked]")), "[ 7, 1 ]");
  assert.equal(
    outcome(
      await kernel.execute("const refuses: any = { then() { throw new RangeError('no') } };\nawait refuses;"),
    ),
    "RangeError: no",
  );
});

const failing: Record<string, string> = {
  "a timer": "setTimeout(() => { throw new Error('unseen') }, 0);",
  "an immediate": "setImmediate(() => { throw new Error('unseen') });",
  "a microtask": "queueMicrotask(() => { throw new Error('unseen') });",
  "the next tick": "process.nextTick(() => { throw new Error('unseen') });",
  "a callback of fs": "import { stat } from 'node:fs';\nstat('.', () => { throw new Error('unseen') });",
  "a callback of crypto":
    "import { randomBytes } from 'node:crypto';\nrandomBytes(4, () => { throw new Error('unseen') });",
  "an emitter's 'error'":
    "import { EventEmitter } from 'node:events';\nsetTimeout(() => new EventEmitter().emit('error', new Error('unseen')), 1);",
  "a worker":
    "import { Worker } from 'node:worker_threads';\nnew Worker('throw new Error(\"unseen\")', { eval: true });\nawait pause(2000);",
  "a message port":
    "import { MessageChannel } from 'node:worker_threads';\nconst ports = new MessageChannel();\nports.port2.on('message', () => { ports.port1.close(); throw new Error('unseen') });\nports.port1.postMessage(1);",
  "a rejection": "void Promise.reject(new Error('unseen'));",
};

for (const [what, code] of Object.entries(failing)) {
  test(`an error in ${what} fails the cell that runs`, async () => {
    const run = await kernel.execute(`${code}\nawait pause(300);\n"went on"`);
    assert.match(outcome(run), /Error: unseen/);
    assert.equal(run.reply.status, "error");
    assert.equal(outcome(await kernel.execute("1 + 1")), "2");
  });
}

test("errors at the very end of a cell fail it, without anything awaited", async () => {
  for (const what of ["a microtask", "the next tick", "a rejection"])
    assert.equal((await kernel.execute(`${failing[what]}\n1`)).reply.status, "error", what);
  const spawned = await kernel.execute(
    "import { spawn } from 'node:child_process';\nspawn('no-such-program'); 1",
  );
  assert.equal(spawned.error?.evalue, "spawn no-such-program ENOENT");
  assert.equal(spawned.reply.status, "error");
});

/** What the kernel printed for cells that had ended, once there is some. */
async function lateText(): Promise<string> {
  const text = (): string =>
    kernel.late.map(({ type, content }) => (type === "stream" ? content.text : "")).join("");
  for (let waited = 0; waited < 5000 && text() === ""; waited += 20) await sleep(20);
  return text();
}

test("a server prints into the cell that started it", async () => {
  await kernel.execute(
    "import { createServer } from 'node:http';\nimport type { AddressInfo } from 'node:net';\nconst server = createServer((_, answer) => { console.log('served'); answer.end('ok') });\nawait new Promise<void>((done) => server.listen(0, '127.0.0.1', done));",
  );
  kernel.late.length = 0;
  const asking = await kernel.execute(
    "const { port } = server.address() as AddressInfo;\nawait (await fetch(`http://127.0.0.1:${port}`)).text()",
  );
  assert.equal(outcome(asking), "'ok'");
  assert.equal(asking.stdout, "");
  assert.equal(await lateText(), "served\n");
  const listening = await kernel.execute(
    "server.on('request', () => console.log('here'));\nawait (await fetch(`http://127.0.0.1:${port}`)).text();\nserver.close(); server.closeAllConnections();",
  );
  assert.match(listening.stdout, /here/, "who listens last hears it in its own cell");
});

test("a child prints into the cell that started it, also what it inherits", async () => {
  const script = file("late.js", "setTimeout(() => console.log('from the child'), 400)");
  for (const options of ["{}", "{ stdio: 'inherit' }"]) {
    await kernel.execute(
      `import { spawn } from 'node:child_process';\nconst child = spawn(process.execPath, [${script}], ${options} as {});\nchild.stdout?.on('data', (text) => process.stdout.write(text));`,
    );
    kernel.late.length = 0;
    assert.equal((await kernel.execute("await pause(1500);")).stdout, "");
    assert.equal(await lateText(), "from the child\n");
  }
});

test("what a child inherits is printed: synchronous calls, stderr, fork", async () => {
  const both = file("both.js", "console.log('out'); console.error('err')");
  const sync = await kernel.execute(
    `import * as cp from 'node:child_process';\nconst node = process.execPath;\n[cp.execFileSync(node, [${both}], { stdio: 'inherit' }), cp.spawnSync(node, [${both}], { stdio: ['ignore', 'inherit', 'ignore'] }).stdout]`,
  );
  assert.equal(outcome(sync), "[ null, null ]");
  assert.deepEqual([sync.stdout, sync.stderr], ["out\nout\n", "err\n"]);
  const forked = await kernel.execute(
    `await new Promise((done) => cp.fork(${both}).on('close', done));\ncp.execFileSync(node, [${both}]).toString()`,
  );
  assert.deepEqual([outcome(forked), forked.stdout, forked.stderr], ["'out\\n'", "out\n", "err\nerr\n"]);
});

test("bytes cut inside a character are put together, encodings are obeyed", async () => {
  const { stdout } = await kernel.execute(
    "const bytes = Buffer.from('é😀');\nfor (const byte of bytes) process.stdout.write(Uint8Array.of(byte));\nprocess.stdout.write('c3a9', 'hex'); process.stdout.write('w6k=', 'base64'); process.stdout.write('é', 'utf8');",
  );
  assert.equal(stdout, "é😀ééé");
});

test("an await of what is settled already costs little", async (context) => {
  const { result } = await kernel.execute(
    "let start = process.cpuUsage().user;\nfor (let i = 0; i < 100000; i++) await null;\nconst none = process.cpuUsage().user - start;\nconst settled = Promise.resolve(1);\nstart = process.cpuUsage().user;\nfor (let i = 0; i < 100000; i++) await settled;\n[none / 1e5, (process.cpuUsage().user - start) / 1e5]",
  );
  context.diagnostic(`microseconds: of a value, of a settled promise: ${result["text/plain"]}`);
  assert.ok(result);
});
