import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { InterruptState } from "lab-kernel/internal/transport/interrupt-state";
import type { FromPort, ToPort } from "lab-kernel/internal/transport/port-channel";

interface Sent {
  type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a message's content is what its type says; tests look at single fields
  content: any;
}

/** A client at the other end of the port. */
class PortClient {
  readonly #worker: Worker = new Worker(join(__dirname, "kernel-in-worker.js"));
  readonly #sent: Map<number, Sent[]> = new Map();
  readonly #ends: Map<number | "ready" | "closed", () => void> = new Map();
  readonly ready: Promise<void> = this.#end("ready");
  #newest = 0;
  #interrupts: InterruptState | undefined;

  constructor() {
    this.#worker.on("message", (message: FromPort) => {
      if (message.kind === "send")
        this.#sent.get(message.parent)?.push({ type: message.type, content: JSON.parse(message.content) });
      else {
        if (message.kind === "ready") this.#interrupts = new InterruptState(message.interrupts);
        this.#ends.get(message.kind === "done" ? message.request : message.kind)?.();
      }
    });
  }

  #end(of: number | "ready" | "closed"): Promise<void> {
    return new Promise((resolve) => this.#ends.set(of, resolve));
  }

  /** Everything that was sent for one request. */
  async request(type: string, content: Record<string, unknown>): Promise<Sent[]> {
    const id = ++this.#newest;
    const sent: Sent[] = [];
    this.#sent.set(id, sent);
    const header = { msg_id: "", session: "", username: "", date: "", msg_type: type, version: "5.4" };
    this.#post({ kind: "request", request: { id, type, header, metadata: {}, content, buffers: [] } });
    while (!sent.some((message) => message.content.execution_state === "idle")) await sleep(5);
    return sent;
  }

  /** Types of the messages for one cell, and its results and texts. */
  async execute(code: string): Promise<string[]> {
    const sent = await this.request("execute_request", { code });
    return sent.flatMap(({ type, content }) => {
      if (type === "stream") return [`${content.name}: ${content.text}`];
      if (type === "execute_result" || type === "display_data") return [content.data["text/plain"]];
      return type === "error" ? [`${content.ename}: ${content.evalue}`] : [];
    });
  }

  /** Loops look into shared memory; what awaits hears of a message. */
  interrupt(): void {
    this.#interrupts?.request(this.#newest);
    this.#post({ kind: "interrupt", newest: this.#newest });
  }

  async close(): Promise<void> {
    const closed = this.#end("closed");
    this.#post({ kind: "shutdown" });
    await closed;
    await this.#worker.terminate();
  }

  #post(message: ToPort): void {
    this.#worker.postMessage(message);
  }
}

const client = new PortClient();
after(() => client.close());

test("a kernel in a worker runs cells over a port, with packages from a table", async () => {
  await client.ready;
  assert.deepEqual(await client.execute("let n = 20;\nconsole.log(n); n + 1"), ["stdout: 20\n", "21"]);
  assert.deepEqual(await client.execute('import { join } from "node:path";\njoin("a", String(n))'), [
    "'a/20'",
  ]);
  assert.deepEqual(await client.execute('import { readFileSync } from "node:fs";\nreadFileSync("x")'), [
    "Error: Cannot find module 'node:fs': this kernel brings node:path.",
  ]);
  assert.deepEqual(await client.execute("const s: number = 'x';"), [
    "TypeScriptError: Cell [4], line 1: Type 'string' is not assignable to type 'number'.",
  ]);
  assert.deepEqual(await client.execute('import { display } from "tslab";\ndisplay.text("shown")'), [
    "shown",
  ]);
});

test("there an interrupt ends what a cell awaits, and variables stay", async () => {
  await client.ready;
  await client.execute("let kept = 7;");
  const running = client.execute("await new Promise(() => {});");
  await sleep(300);
  client.interrupt();
  assert.deepEqual(await running, ["KeyboardInterrupt: stopped by an interrupt"]);
  assert.deepEqual(await client.execute("kept"), ["7"]);
});

test("there an interrupt ends a loop that nobody could end from outside, also one that catches everything", async () => {
  await client.ready;
  for (const loop of [
    "let turns = 0;\nwhile (true) turns++;",
    "for (;;) {\n  try {\n    while (true) {}\n  } catch {}\n}",
    "function spin(): void {\n  for (const _ of forever()) {}\n}\n" +
      "function* forever() {\n  while (true) yield 1;\n}\nspin();",
  ]) {
    const running = client.execute(loop);
    await sleep(300);
    client.interrupt();
    assert.deepEqual(await running, ["KeyboardInterrupt: stopped by an interrupt"]);
  }
  assert.deepEqual(await client.execute("turns > 0"), ["true"]);
});

test("there a cell imports files in memory, and a file anew after an edit", async () => {
  await client.ready;
  await client.execute("/** @module shapes */\nexport const sides: number = 3;");
  assert.deepEqual(await client.execute('import { sides } from "./shapes";\nsides'), ["3"]);
  await client.execute("/** @module shapes */\nexport const sides: number = 4;");
  assert.deepEqual(await client.execute('import { sides as more } from "./shapes";\nmore'), ["4"]);
});

test("there completion knows the names of earlier cells", async () => {
  await client.ready;
  await client.execute("const photographs = [1];");
  const [reply] = (await client.request("complete_request", { code: "photo", cursor_pos: 5 })).filter(
    ({ type }) => type === "complete_reply",
  );
  assert.deepEqual(reply!.content.matches, ["photographs"]);
});
