import { cellNow, followAsyncWork } from "../cells/cell-context";
import type { ErrorContent } from "../cells/outcome";
import { hookPackages } from "../cells/package-hooks";
import { KeyboardInterrupt, type RunningCell } from "../cells/running-cell";
import { type Layers, stopTrainingOnInterrupt } from "../cells/stop-training";
import { isThenable } from "../cells/thenable";
import { NativeLibrary } from "../tensorflow/native-library";
import { type Channel, endChildren, NO_PARENT, type Request } from "../transport";
import { keepCompilerCode, publishTslabDisplay } from "../tslab";
import { Comms } from "./comms";
import { completeness } from "./completeness";
import { Execution } from "./execution";
import { History } from "./history";
import { Input } from "./input";
import { Interpreter } from "./interpreter";
import { kernelInfo } from "./kernel-info";
import { encodeBinary, mimeBundle } from "./mime-bundle";
import { endNoLineThatWasNotDrawn, type ProgressBars } from "./progress-bars";
import { type DisplayOptions, publishApi } from "./public-api";
import { catchStrays } from "./strays";
import { redirectStreams } from "./streams";

type Answer = (content: Record<string, unknown>) => object;

/** Everything between a client's requests and the cells. */
export class Session {
  readonly #channel: Channel;
  readonly #tensorFlow: NativeLibrary;
  readonly #interpreter: Interpreter;
  readonly #execution: Execution;
  readonly #history: History = new History();
  readonly #input: Input = new Input();
  readonly #comms: Comms;
  readonly #answers: Record<string, Answer>;
  #packageLoadsEnded = (): void => {};
  /** The comm message being handled, if any: what it prints or sends belongs to it. */
  #commRequest: Request | null = null;

  constructor(channel: Channel, folder: string) {
    this.#channel = channel;
    this.#tensorFlow = new NativeLibrary(folder);
    this.#interpreter = new Interpreter(folder, channel.stop);
    this.#execution = new Execution(channel, this.#interpreter, this.#history);
    this.#comms = new Comms((type, content, options) =>
      channel.publish(type, this.#parent, content, options),
    );
    this.#answers = this.#createAnswers();
  }

  /** Loads the compiler's types, publishes the kernel to cells, and takes requests. */
  start(): void {
    this.#interpreter.warmUp();
    redirectStreams(
      (name, parent, text) => this.#channel.print(name, parent, text),
      () => this.#parent,
    );
    followAsyncWork();
    this.#packageLoadsEnded = hookPackages({
      "@tensorflow/tfjs-node": (load) => this.#tensorFlow.load(load),
      progress: (load) => endNoLineThatWasNotDrawn(load() as ProgressBars),
      "@tensorflow/tfjs-layers": (load) => stopTrainingOnInterrupt(load() as Layers),
    });
    catchStrays((error, cell) => this.#reportStray(error, cell));
    this.#publishApi();
    process.on("SIGINT", () => {
      this.#channel.stop.ask();
      if (this.#channel.stop.phase !== "striking") this.#interrupt(false);
    });
    this.#channel.listen({
      request: (request) => this.#take(request),
      input: (value) => this.#input.answer(value),
      interrupt: (isStruck) => this.#interrupt(isStruck),
      shutdown: () => void this.#leave(),
    });
    setTimeout(() => this.#channel.stop.protect(keepCompilerCode), 2000).unref();
  }

  /** The kernel's own work, but for comm handlers. */
  #take(request: Request): void {
    if (request.type === "execute_request") {
      this.#tensorFlow.announce(String(request.content.code));
      this.#execution.add(request);
      return;
    }
    this.#status("busy", request);
    if (request.type.startsWith("comm_") && request.type !== "comm_info_request") {
      this.#receiveComm(request);
    } else {
      this.#answer(request);
      this.#rest(request);
    }
  }

  #status(execution_state: string, request: Request): void {
    this.#channel.publish("status", request.id, { execution_state });
  }

  /** Every request gets its `idle`; while a cell runs, the last word is that the kernel is busy with it. */
  #rest(request: Request): void {
    this.#status("idle", request);
    const { current, isBusy } = this.#execution;
    if (isBusy && current) this.#status("busy", current);
    this.#channel.done(request);
  }

  /** Called when someone asked to stop. `isStruck`: the JavaScript that ran was ended already. */
  #interrupt(isStruck: boolean): void {
    const { stop } = this.#channel;
    if (!isStruck && !this.#interpreter.running && this.#execution.isAboutToRun) return; // the cell will look when it starts
    stop.protect(() => {
      this.#interpreter.interrupt(isStruck);
      if (!isStruck) return;
      this.#packageLoadsEnded();
      this.#tensorFlow.loadEnded();
      const stopped = this.#interpreter.report(new KeyboardInterrupt());
      if (this.#commRequest) this.#endComm(this.#commRequest, stopped);
      if (!this.#interpreter.running) this.#execution.recover();
    });
  }

  #answer(request: Request): void {
    const answer = this.#answers[request.type];
    if (!answer) return;
    try {
      this.#channel.reply(request, answer(request.content));
    } catch (error) {
      this.#channel.reply(request, { status: "error", ...this.#interpreter.report(error) });
    }
  }

  #createAnswers(): Record<string, Answer> {
    const { assistance } = this.#interpreter;
    return {
      kernel_info_request: () => kernelInfo,
      is_complete_request: ({ code }) => completeness(String(code)),
      history_request: (content) => this.#history.answer(content),
      comm_info_request: ({ target_name }) => this.#comms.info(target_name as string | undefined),
      complete_request: ({ code, cursor_pos }) =>
        assistance.complete(this.#interpreter.declarations, String(code), Number(cursor_pos)),
      inspect_request: ({ code, cursor_pos }) =>
        assistance.inspect(this.#interpreter.declarations, String(code), Number(cursor_pos)),
      shutdown_request: ({ restart }) => {
        setImmediate(() => void this.#leave());
        return { status: "ok", restart: restart === true };
      },
    };
  }

  #receiveComm(request: Request): void {
    this.#commRequest = request;
    let error: ErrorContent | null = null;
    this.#channel.stop.expose(() => {
      try {
        this.#comms.receive(request.type, request.content, request.buffers);
      } catch (thrown) {
        error = this.#interpreter.report(thrown);
      }
    });
    this.#endComm(request, error);
  }

  /** Not in a `finally`, which an interrupt that ends a handler would skip. */
  #endComm(request: Request, error: ErrorContent | null): void {
    this.#commRequest = null;
    if (error) this.#channel.publish("error", request.id, error);
    this.#rest(request);
  }

  /** The request that what happens now belongs to. */
  get #parent(): number {
    return this.#commRequest?.id ?? cellNow()?.parent ?? this.#execution.current?.id ?? NO_PARENT;
  }

  #publishApi(): void {
    publishTslabDisplay((message, update) =>
      this.#display(message.data, message.metadata, message.transient, update),
    );
    publishApi(
      {
        display: (data, options = {}) => this.#displayBundle(data, options),
        clearOutput: (wait = false) => this.#channel.publish("clear_output", this.#parent, { wait }),
        input: (prompt = "") => this.#ask(prompt),
        comms: {
          open: (target, data, options) => this.#comms.open(target, data, options),
          register: (target, handler) => this.#comms.register(target, handler),
        },
      },
      (value) => this.#displayValue(value),
      () => this.#interpreter.running?.takeSignal(),
    );
  }

  /** At once, between what is printed before and after, unless the value takes its time. */
  #displayValue(value: unknown): void {
    const bundle = mimeBundle(value);
    if (isThenable(bundle)) void bundle.then((data) => this.#displayBundle(data, {}));
    else this.#displayBundle(bundle, {});
  }

  #displayBundle(
    data: Record<string, unknown>,
    { metadata = {}, displayId, update = false }: DisplayOptions,
  ): void {
    this.#display(
      encodeBinary(data),
      metadata,
      displayId === undefined ? {} : { display_id: displayId },
      update,
    );
  }

  #display(data: object, metadata: object, transient: object, update: boolean): void {
    const type = update ? "update_display_data" : "display_data";
    this.#channel.publish(type, this.#parent, { data, metadata, transient });
  }

  #ask(prompt: string): Promise<string> {
    const request = this.#execution.current;
    const canAsk = request?.content.allow_stdin === true;
    return this.#input.read(canAsk ? () => this.#channel.askInput(request.id, prompt) : null);
  }

  #reportStray(error: unknown, cell: RunningCell | undefined): void {
    this.#channel.publish("error", cell?.parent ?? this.#parent, this.#interpreter.report(error));
  }

  async #leave(): Promise<void> {
    await this.#channel.close();
    await endChildren();
    process.exit(0);
  }
}
