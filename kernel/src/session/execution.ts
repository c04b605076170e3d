import { setImmediate as pause, setTimeout as sleep } from "node:timers/promises";
import { KeyboardInterrupt } from "../run/keyboard-interrupt";
import type { ErrorContent, Show } from "../run/outcome";
import type { Channel } from "../transport/channel";
import type { Request } from "../transport/port-messages";
import type { Opener } from "./comms";
import type { GarbageCollection } from "./garbage-collection";
import type { History } from "./history";
import type { Interpreter } from "./interpreter";
import { showOrExplain } from "./mime-bundle";

interface ExecuteContent {
  code: string;
  silent?: boolean;
  store_history?: boolean;
  user_expressions?: Record<string, string>;
  stop_on_error?: boolean;
}

/** Requests sent before a failure was known arrive within this time, and are aborted. */
const ABORT_WINDOW_MS = 10;

/** Runs `execute_request`s, one after the other. */
export class Execution {
  readonly #channel: Channel;
  readonly #interpreter: Interpreter;
  readonly #history: History;
  readonly #queue: Request[] = [];
  readonly #garbage: GarbageCollection;
  #current: Request | null = null;
  /** The request that clients were told of as busy, and not yet as idle. */
  #unreplied: Request | null = null;
  #count = 0;
  #working = false;
  /** Counts the loops that worked on the queue: an interrupt may have ended the one before. */
  #loop = 0;

  constructor(channel: Channel, interpreter: Interpreter, history: History, garbage: GarbageCollection) {
    this.#channel = channel;
    this.#interpreter = interpreter;
    this.#history = history;
    this.#garbage = garbage;
  }

  /** The request being run, or the last one. */
  get current(): Request | null {
    return this.#current;
  }

  /** Which run of which cell of the notebook a request is, if it is the current one and its client tells. */
  runOf(request: number): Opener | undefined {
    const cell = this.#current?.id === request ? cellOf(this.#current) : undefined;
    return cell === undefined ? undefined : { cell, request };
  }

  /** Whether a cell runs right now. */
  get isBusy(): boolean {
    return this.#unreplied !== null;
  }

  /** Whether a cell is being compiled, or waits in the queue. */
  get isAboutToRun(): boolean {
    return this.#channel.interrupts.phase === "critical" || this.#queue.length > 0;
  }

  add(request: Request): void {
    this.#queue.push(request);
    if (!this.#working) void this.#work();
  }

  /**
   * An interrupt ended JavaScript while no cell ran: perhaps that of the loop over the queue, or what it waited for.
   * What it had in hand fails, and another loop goes on.
   */
  recover(): void {
    if (!this.#working) return;
    const request = this.#unreplied;
    if (request) {
      this.#fail(request, this.#interpreter.report(new KeyboardInterrupt()));
      this.#publishIdle(request);
    }
    void this.#work();
  }

  async #work(): Promise<void> {
    const loop = ++this.#loop;
    this.#working = true;
    this.#channel.interrupts.enter();
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
      this.#status("busy", next);
      this.#unreplied = this.#current = next;
      await this.#execute(next);
      if (loop !== this.#loop) return;
      this.#publishIdle(next);
      this.#channel.interrupts.leave();
      await pause(); // the reply is on its way before anything else is done
      if (loop !== this.#loop) return;
      this.#channel.interrupts.enter();
      this.#garbage.collectIfDue();
    }
    this.#channel.interrupts.leave();
    this.#working = false;
  }

  #publishIdle(request: Request): void {
    this.#unreplied = null;
    this.#status("idle", request);
  }

  async #execute(request: Request): Promise<void> {
    try {
      const error = await this.#runCell(request);
      if (error) await this.#failSoon(request, error);
    } catch (error) {
      // the kernel's own part failed: the compiler gave up, or there is no JSON for what should be sent
      await this.#failSoon(request, this.#interpreter.report(error));
    }
  }

  /** @returns what the cell failed with */
  async #runCell(request: Request): Promise<ErrorContent | null> {
    const { code, silent, store_history = true, user_expressions } = contentOf(request);
    const isKept = store_history && !silent;
    if (isKept) this.#count++;
    const count = this.#count;
    if (!silent) this.#channel.publish("execute_input", request.id, { code, execution_count: count });
    const name = isKept ? `Cell [${count}]` : `Cell [*${request.id}]`;
    const show: Show = (value) => (value === undefined || silent ? null : showOrExplain(value));
    const outcome = await this.#interpreter.run(code, name, request.id, show, cellOf(request));
    const data = outcome.ok ? outcome.shown : null;
    if (data) {
      const content = { execution_count: count, data, metadata: {} };
      this.#channel.publish("execute_result", request.id, content);
    }
    if (isKept) this.#history.add(count, code, data && String(data["text/plain"]));
    if (!outcome.ok) return outcome.error;
    const results = await this.#evaluate(user_expressions ?? {}, request);
    const content = { status: "ok", execution_count: count, user_expressions: results, payload: [] };
    this.#channel.reply(request, content);
    return null;
  }

  async #failSoon(request: Request, error: ErrorContent): Promise<void> {
    if (stopsOnError(request)) {
      this.#channel.interrupts.leave();
      await sleep(ABORT_WINDOW_MS);
      if (this.#unreplied !== request) return;
      this.#channel.interrupts.enter();
    }
    this.#fail(request, error);
  }

  #fail(request: Request, error: ErrorContent): void {
    const aborted = stopsOnError(request) ? this.#queue.splice(0) : [];
    if (!contentOf(request).silent) this.#channel.publish("error", request.id, error);
    const content = { status: "error", execution_count: this.#count, ...error };
    this.#channel.reply(request, { ...content, user_expressions: {}, payload: [] });
    for (const next of aborted) this.#abort(next);
  }

  #abort(request: Request): void {
    this.#status("busy", request);
    this.#channel.reply(request, {
      status: "aborted",
      execution_count: this.#count,
      ename: "Aborted",
      evalue: "An earlier cell failed.",
      traceback: [],
    });
    this.#status("idle", request);
    this.#channel.done(request);
  }

  async #evaluate(expressions: Record<string, string>, request: Request): Promise<Record<string, unknown>> {
    const results: Record<string, unknown> = {};
    for (const [key, expression] of Object.entries(expressions)) {
      const name = `Expression [${key}]`;
      const outcome = await this.#interpreter.run(`(${expression})`, name, request.id, showOrExplain);
      results[key] = outcome.ok
        ? { status: "ok", data: outcome.shown, metadata: {} }
        : { status: "error", ...outcome.error };
    }
    return results;
  }

  #status(execution_state: string, request: Request): void {
    this.#channel.publish("status", request.id, { execution_state });
  }
}

function contentOf(request: Request): ExecuteContent {
  return request.content as unknown as ExecuteContent;
}

function stopsOnError(request: Request): boolean {
  return contentOf(request).stop_on_error !== false;
}

/** The cell's id in the notebook, which JupyterLab sends along. */
function cellOf({ metadata }: Request): string | undefined {
  return typeof metadata.cellId === "string" ? metadata.cellId : undefined;
}
