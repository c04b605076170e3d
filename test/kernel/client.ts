import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { Message } from "lab-kernel/internal/protocol/message";
import { Wire } from "lab-kernel/internal/protocol/wire";
import { Dealer, Request, Subscriber } from "zeromq";
import { PATIENCE } from "../patience";

export const ROOT: string = resolve(__dirname, "../../..");
const FAREWELL_MS = 20_000;
/** An interrupt may reach the kernel before the cell it is meant for, and then stops nothing: it is asked for again. */
const OVERTAKEN_MS = 5_000;
/** What a cell that is to be interrupted prints first, so that one knows that it runs. */
const STARTED = "\u0001";

/** The kernelspec that the set-up writes for Jupyter. */
export async function labKernelspec(): Promise<{ argv: string[] }> {
  return (await import(pathToFileURL(join(ROOT, "tools/set-up/kernelspec.mjs")).href)).kernelspec();
}

// biome-ignore lint/suspicious/noExplicitAny: a message's content is what its type says; tests look at single fields
type Content = any;

export interface Heard {
  type: string;
  content: Content;
  metadata: Record<string, unknown>;
  buffers: Uint8Array[];
  at: number;
}

export interface CellRun {
  reply: Content;
  /** Everything on iopub for this cell, from busy to idle. */
  heard: Heard[];
  stdout: string;
  stderr: string;
  /** The bundle of the cell's `execute_result`. */
  result: Content;
  error: Content;
}

export interface InterruptedRun extends CellRun {
  /** From the interrupt to the cell's end. */
  ms: number;
  /** Whether the cell ran already when it was interrupted. */
  hadStarted: boolean;
  /** How often the interrupt was asked for again. */
  repeats: number;
}

export interface ExecuteOptions {
  silent?: boolean;
  store_history?: boolean;
  stop_on_error?: boolean;
  user_expressions?: Record<string, string>;
  /** What `input()` gets; null: the client says that it would reply, and never does. */
  inputReply?: ((prompt: string) => string) | null;
}

export interface StartOptions {
  cwd?: string;
  argv?: string[];
  env?: NodeJS.ProcessEnv;
  /** The path that socket files start with, instead of ports. */
  ipc?: string;
}

interface Waiting {
  reply?: Content;
  heard: Heard[];
  inputReply?: ((prompt: string) => string) | null;
  check(): void;
}

/** A test that fails does not get to its shutdown; a kernel left alive would keep the whole file from ending. */
const LIVE: Set<TestKernel> = new Set();
after(() => {
  for (const kernel of LIVE) kernel.leave();
});

/** A Jupyter client, for tests: it starts a kernel and talks to it over its sockets. */
export class TestKernel {
  readonly process: ChildProcess;
  readonly #folder: string;
  readonly #wire: Wire;
  readonly #shell: Dealer = new Dealer({ linger: 0 });
  readonly #control: Dealer = new Dealer({ linger: 0 });
  readonly #stdin: Dealer;
  readonly #iopub: Subscriber = new Subscriber({ linger: 0, receiveHighWaterMark: 0 });
  readonly #heartbeat: Request = new Request({ linger: 0, receiveTimeout: 2000 });
  readonly #waiting: Map<string, Waiting> = new Map();
  #hasStarted = false;
  /** What came on iopub for no cell that is still waited for. */
  readonly late: Heard[] = [];
  /** What the kernel's process wrote to its own descriptor 2. */
  nativeStderr = "";

  static async start(options: StartOptions = {}): Promise<TestKernel> {
    const folder = mkdtempSync(join(tmpdir(), "kernel-test-"));
    const file = join(folder, "connection.json");
    const ports = options.ipc ? [1, 2, 3, 4, 5] : await freePorts(5);
    const [shell_port, iopub_port, stdin_port, control_port, hb_port] = ports;
    const key = "test-key";
    const [transport, ip] = options.ipc ? ["ipc", options.ipc] : ["tcp", "127.0.0.1"];
    const connection = { transport, ip, key, signature_scheme: "hmac-sha256" };
    writeFileSync(
      file,
      JSON.stringify({ ...connection, shell_port, iopub_port, stdin_port, control_port, hb_port }),
    );
    const argv = (options.argv ?? (await labKernelspec()).argv).map((part) =>
      part.replace("{connection_file}", file),
    );
    const child = spawn(argv[0]!, argv.slice(1), {
      cwd: options.cwd ?? join(ROOT, "notebooks"),
      env: { ...process.env, ...options.env },
      stdio: ["ignore", "ignore", "pipe"],
    });
    const kernel = new TestKernel(
      child,
      folder,
      key,
      ports.map((port) => (options.ipc ? `ipc://${ip}-${port}` : `tcp://${ip}:${port}`)),
    );
    LIVE.add(kernel);
    await kernel.#ready();
    return kernel;
  }

  private constructor(child: ChildProcess, folder: string, key: string, addresses: string[]) {
    this.process = child;
    this.#folder = folder;
    this.#wire = new Wire(key);
    const routingId = `test-${process.pid}-${child.pid}`;
    this.#stdin = new Dealer({ linger: 0, routingId });
    this.#shell.routingId = routingId;
    child.stderr!.on("data", (data) => {
      this.nativeStderr += data;
    });
    const [shell, iopub, stdin, control, heartbeat] = addresses;
    this.#shell.connect(shell!);
    this.#iopub.connect(iopub!);
    this.#stdin.connect(stdin!);
    this.#control.connect(control!);
    this.#heartbeat.connect(heartbeat!);
    this.#iopub.subscribe();
    void this.#listen(this.#shell, (message) => this.#onReply(message));
    void this.#listen(this.#control, (message) => this.#onReply(message));
    void this.#listen(this.#iopub, (message) => this.#onPublished(message));
    void this.#listen(this.#stdin, (message) => this.#onQuestion(message));
  }

  /** Both directions work: the kernel has replied, and something it published was heard. */
  async #ready(): Promise<void> {
    while (this.late.length === 0) {
      await this.#ask(this.#shell, "kernel_info_request", {}, undefined, false);
      await sleep(5);
    }
  }

  /** The id that is sent along with the next cells, as JupyterLab sends that of the notebook's cell. */
  cellId: string | undefined;

  /** Runs a cell and waits for its reply and its `idle`. */
  async execute(code: string, { inputReply, ...options }: ExecuteOptions = {}): Promise<CellRun> {
    const content = {
      code,
      silent: false,
      store_history: true,
      allow_stdin: inputReply !== undefined,
      ...options,
    };
    const { reply, heard } = await this.#ask(this.#shell, "execute_request", content, inputReply);
    const text = (name: string): string =>
      heard
        .map(({ type, content }) => (type === "stream" && content.name === name ? content.text : ""))
        .join("");
    const first = (type: string): Content => heard.find((message) => message.type === type)?.content;
    return {
      reply,
      heard,
      stdout: text("stdout"),
      stderr: text("stderr"),
      result: first("execute_result")?.data,
      error: first("error"),
    };
  }

  /** Sends any other request on the shell channel; resolves with the reply's content. */
  async request(type: string, content: object = {}): Promise<Content> {
    return (await this.#ask(this.#shell, type, content)).reply;
  }

  async control(type: string, content: object = {}): Promise<Content> {
    return (await this.#ask(this.#control, type, content, undefined, false)).reply;
  }

  /** Sends a message that has no reply, such as `comm_msg`; resolves with what it made the kernel publish. */
  async tell(type: string, content: object, buffers: Uint8Array[] = []): Promise<Heard[]> {
    return (await this.#ask(this.#shell, type, content, undefined, true, false, buffers)).heard;
  }

  /** Milliseconds until the heartbeat comes back. */
  async beat(): Promise<number> {
    const start = performance.now();
    await this.#heartbeat.send("beat");
    await this.#heartbeat.receive();
    return performance.now() - start;
  }

  /**
   * Runs a cell, interrupts it, and tells how long it took to end after that.
   *
   * @param afterMs since the cell started, or with `fromRequest` since it was sent
   */
  async interrupted(
    code: string,
    afterMs: number,
    { fromRequest = false, ...options }: ExecuteOptions & { fromRequest?: boolean } = {},
  ): Promise<InterruptedRun> {
    const ended = { value: false };
    this.#hasStarted = false;
    const running = this.execute(`process.stdout.write("\\u0001"); ${code}`, options).finally(() => {
      ended.value = true;
    });
    while (!fromRequest && !this.#hasStarted && !ended.value) await sleep(5);
    await sleep(afterMs);
    const hadStarted = this.#hasStarted;
    const start = performance.now();
    let asked = 0;
    const ask = (): Promise<Content> => this.control("interrupt_request").finally(() => asked++);
    const again = setInterval(() => void ask(), OVERTAKEN_MS);
    try {
      await ask();
      return { ...(await running), ms: performance.now() - start, hadStarted, repeats: asked - 1 };
    } finally {
      clearInterval(again);
    }
  }

  /** Resident memory of the kernel's process, in MB. */
  get memory(): number {
    const status = readFileSync(`/proc/${this.process.pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024;
  }

  get isAlive(): boolean {
    return this.process.exitCode === null && existsSync(`/proc/${this.process.pid}`);
  }

  async shutdown(): Promise<void> {
    if (this.isAlive) {
      const left = once(this.process, "exit");
      const late = setTimeout(() => this.process.kill("SIGKILL"), FAREWELL_MS);
      void this.control("shutdown_request", { restart: false }).catch(() => {});
      await left;
      clearTimeout(late);
    }
    this.leave();
  }

  /** Ends the kernel at once. */
  leave(): void {
    LIVE.delete(this);
    this.process.kill("SIGKILL");
    for (const socket of [this.#shell, this.#control, this.#stdin, this.#iopub, this.#heartbeat])
      socket.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #ask(
    socket: Dealer,
    type: string,
    content: object,
    inputReply?: ((prompt: string) => string) | null,
    publishes = true,
    replies = true,
    buffers: Uint8Array[] = [],
  ): Promise<{ reply: Content; heard: Heard[] }> {
    const metadata = JSON.stringify({ cellId: this.cellId });
    const draft = { identities: [], type, parent: null, metadata, buffers };
    const frames = this.#wire.encode({ ...draft, content: JSON.stringify(content) });
    const { msg_id } = this.#wire.decode(frames.map((frame) => Buffer.from(frame))).header;
    const done = new Promise<Waiting>((resolveDone, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`no reply to ${type} ${JSON.stringify(content)}`)),
        PATIENCE,
      );
      timer.unref();
      const waiting: Waiting = {
        heard: [],
        ...(inputReply !== undefined && { inputReply }),
        check() {
          const isIdle = waiting.heard.some((heard) => heard.content.execution_state === "idle");
          if ((replies && waiting.reply === undefined) || (publishes && !isIdle)) return;
          clearTimeout(timer);
          resolveDone(waiting);
        },
      };
      this.#waiting.set(msg_id, waiting);
    });
    await socket.send(frames);
    const { reply, heard } = await done;
    this.#waiting.delete(msg_id);
    return { reply, heard };
  }

  async #listen(
    socket: AsyncIterable<Buffer[]>,
    handle: (message: Message & { parent: string }) => void,
  ): Promise<void> {
    for await (const frames of socket) {
      const message = this.#wire.decode(frames);
      const delimiter = frames.findIndex((frame) => frame.toString() === "<IDS|MSG>");
      const parent = JSON.parse(frames[delimiter + 3]!.toString()).msg_id ?? "";
      handle({ ...message, parent });
    }
  }

  #onReply({ parent, content }: Message & { parent: string }): void {
    const waiting = this.#waiting.get(parent);
    if (!waiting) return;
    waiting.reply = content;
    waiting.check();
  }

  #onPublished({ parent, header, metadata, buffers, ...message }: Message & { parent: string }): void {
    const content: Content = message.content;
    const heard = { type: header.msg_type, content, metadata, buffers, at: performance.now() };
    if (heard.type === "stream" && content.text.includes(STARTED)) {
      this.#hasStarted = true;
      content.text = content.text.replace(STARTED, "");
      if (content.text === "") return;
    }
    const waiting = this.#waiting.get(parent);
    if (!waiting) return void this.late.push(heard);
    waiting.heard.push(heard);
    waiting.check();
  }

  #onQuestion({ parent, content }: Message & { parent: string }): void {
    const inputReply = this.#waiting.get(parent)?.inputReply;
    if (inputReply === null) return;
    const value = inputReply?.(String(content.prompt)) ?? "";
    const draft = { identities: [], type: "input_reply", parent: null, metadata: "{}", buffers: [] };
    void this.#stdin.send(this.#wire.encode({ ...draft, content: JSON.stringify({ status: "ok", value }) }));
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
  await Promise.all(servers.map((server) => once(server, "listening")));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}
