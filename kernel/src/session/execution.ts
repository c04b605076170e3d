import { setImmediate as pause, setTimeout as sleep } from "node:timers/promises";
import type { Channel, Request } from "../transport";
import { Collector } from "./collector";
import type { ErrorContent } from "./error-report";
import type { History } from "./history";
import type { Interpreter, Result } from "./interpreter";
import { mimeBundle } from "./mime-bundle";

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
  readonly #collector: Collector = new Collector();
  #current: Request | null = null;
  #count = 0;
  #working = false;
  #running = false;

  constructor(channel: Channel, interpreter: Interpreter, history: History) {
    this.#channel = channel;
    this.#interpreter = interpreter;
    this.#history = history;
  }

  /** The request being run, or the last one. */
  get current(): Request | null {
    return this.#current;
  }

  /** Whether a cell runs right now. */
  get isBusy(): boolean {
    return this.#running;
  }

  add(request: Request): void {
    this.#queue.push(request);
    if (!this.#working) void this.#work();
  }

  async #work(): Promise<void> {
    this.#working = true;
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
      this.#status("busy", next);
      this.#running = true;
      await this.#execute(next);
      this.#running = false;
      this.#status("idle", next);
      await pause(); // the reply is on its way before anything else is done
      this.#collector.tidy();
    }
    this.#working = false;
  }

  async #execute(request: Request): Promise<void> {
    this.#current = request;
    try {
      await this.#answer(request);
    } catch (error) {
      // the kernel's own part failed: the compiler gave up, or there is no JSON for what should be sent
      await this.#fail(request, this.#interpreter.report(error));
    }
  }

  async #answer(request: Request): Promise<void> {
    const { code, silent, store_history = true, user_expressions } = contentOf(request);
    const isKept = store_history && !silent;
    if (isKept) this.#count++;
    const count = this.#count;
    if (!silent) this.#channel.publish("execute_input", request.id, { code, execution_count: count });
    const name = isKept ? `Cell [${count}]` : `Cell [*${request.id}]`;
    const result = await this.#interpreter.run(code, name, request.id);
    const text = result.ok ? await this.#publishValue(result, request) : null;
    if (isKept) this.#history.add(count, code, text);
    if (!result.ok) return this.#fail(request, result.error);
    const answers = await this.#evaluate(user_expressions ?? {}, request);
    const content = { status: "ok", execution_count: count, user_expressions: answers, payload: [] };
    this.#channel.reply(request, content);
  }

  async #publishValue(result: Result & { ok: true }, request: Request): Promise<string | null> {
    if (!result.hasValue || contentOf(request).silent) return null;
    const data = await this.#bundle(result.value);
    const content = { execution_count: this.#count, data, metadata: {} };
    this.#channel.publish("execute_result", request.id, content);
    return String(data["text/plain"]);
  }

  /** A value whose own display method throws is still shown, as text. */
  async #bundle(value: unknown): Promise<Record<string, unknown>> {
    try {
      return await mimeBundle(value);
    } catch (error) {
      return { "text/plain": `(this value cannot be shown: ${String(error)})` };
    }
  }

  async #fail(request: Request, error: ErrorContent): Promise<void> {
    const { silent, stop_on_error } = contentOf(request);
    const aborted = stop_on_error === false ? [] : await this.#takeQueue();
    if (!silent) this.#channel.publish("error", request.id, error);
    const content = {
      status: "error",
      execution_count: this.#count,
      ...error,
      user_expressions: {},
      payload: [],
    };
    this.#channel.reply(request, content);
    for (const next of aborted) this.#abort(next);
  }

  async #takeQueue(): Promise<Request[]> {
    await sleep(ABORT_WINDOW_MS);
    return this.#queue.splice(0);
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
  }

  async #evaluate(expressions: Record<string, string>, request: Request): Promise<Record<string, unknown>> {
    const answers: Record<string, unknown> = {};
    for (const [key, expression] of Object.entries(expressions)) {
      const result = await this.#interpreter.run(`(${expression})`, `Expression [${key}]`, request.id);
      answers[key] = result.ok
        ? { status: "ok", data: await this.#bundle(result.value), metadata: {} }
        : { status: "error", ...result.error };
    }
    return answers;
  }

  #status(execution_state: string, request: Request): void {
    this.#channel.publish("status", request.id, { execution_state });
  }
}

function contentOf(request: Request): ExecuteContent {
  return request.content as unknown as ExecuteContent;
}
