import { keepCompilerCode, publishTslabDisplay, useTslab } from "../compile/tslab";
import { cellNow, followAsyncWork, useCellContext } from "../run/cell-context";
import { KeyboardInterrupt } from "../run/keyboard-interrupt";
import type { ErrorContent } from "../run/outcome";
import { refuseExit } from "../run/refused-exit";
import type { LibraryLoader } from "../tensorflow/library-loader";
import { endNoLineThatWasNotDrawn, type ProgressBars } from "../tensorflow/progress-bars";
import { type Layers, stopTrainingOnInterrupt } from "../tensorflow/stop-training";
import { unwindEngine } from "../tensorflow/unwind-engine";
import type { Channel } from "../transport/channel";
import { NO_PARENT, type Request } from "../transport/port-messages";
import type { PageChange } from "./cells-of-page";
import { Comms } from "./comms";
import { completeness } from "./completeness";
import { Display } from "./display";
import { Execution } from "./execution";
import { GarbageCollection } from "./garbage-collection";
import { History } from "./history";
import { Input } from "./input";
import { Interpreter } from "./interpreter";
import { kernelInfo } from "./kernel-info";
import { NotebookFile } from "./notebook-file";
import type { Platform } from "./platform";
import { publishApi } from "./public-api";
import { redirectStreams } from "./streams";
import { catchUnhandledErrors } from "./unhandled-errors";

/** Gives the content of the reply. */
type Handler = (content: Record<string, unknown>) => object;

/** How long after the start the compiler's compiled code is kept for the next one. */
const KEEP_CODE_MS = 2000;

/** Everything between a client's requests and the cells. */
export class Session {
  readonly #channel: Channel;
  readonly #platform: Platform;
  readonly #library: LibraryLoader;
  readonly #interpreter: Interpreter;
  readonly #execution: Execution;
  readonly #history: History = new History();
  readonly #input: Input = new Input();
  readonly #comms: Comms;
  readonly #display: Display;
  readonly #handlers: Record<string, Handler>;
  #packageLoadsEnded = (): void => {};
  /** The comm message being handled, if any: what it prints or sends belongs to it. */
  #commRequest: Request | null = null;

  /** @param folder where the notebook is */
  constructor(channel: Channel, platform: Platform, folder: string) {
    useTslab(platform.tslab);
    useCellContext(platform.context);
    this.#channel = channel;
    this.#platform = platform;
    this.#library = platform.createLibrary(folder);
    this.#interpreter = new Interpreter(
      folder,
      platform.createModules(folder),
      channel.interrupts,
      new NotebookFile(() => platform.readNotebook()),
      platform.pollsInterrupts,
      platform.cellCache,
    );
    const garbage = new GarbageCollection(platform.exposeCollector);
    this.#execution = new Execution(channel, this.#interpreter, this.#history, garbage);
    this.#comms = new Comms((type, content, options) =>
      channel.publish(type, this.#parent, content, options),
    );
    this.#comms.register("tslab.cells", (_, data) => this.#interpreter.versions.show(pageOf(data)));
    this.#display = new Display(channel, () => this.#parent);
    this.#handlers = this.#createHandlers();
  }

  /** Loads the compiler's types where most cells will need them, publishes the kernel to cells, and takes requests. */
  start(): void {
    if (!this.#platform.cellCache) this.#interpreter.warmUp();
    redirectStreams(
      (name, parent, text) => this.#channel.print(name, parent, text),
      () => this.#parent,
    );
    followAsyncWork();
    refuseExit();
    this.#platform.adoptChildProcesses(this.#channel);
    this.#platform.readStandardInput((prompt) => (this.#execution.current ? this.#askInput(prompt) : null));
    this.#packageLoadsEnded = this.#platform.hookPackages({
      "@tensorflow/tfjs-node": (load) => this.#library.load(load),
      progress: (load) => endNoLineThatWasNotDrawn(load() as ProgressBars),
      "@tensorflow/tfjs-layers": (load) => stopTrainingOnInterrupt(load() as Layers),
    });
    catchUnhandledErrors((error, cell) =>
      this.#channel.publish("error", cell?.parent ?? this.#parent, this.#interpreter.report(error)),
    );
    this.#publishApi();
    this.#channel.listen({
      request: (request) => this.#dispatch(request),
      input: (value) => this.#input.receive(value),
      interrupt: (isTerminated) => this.#interrupt(isTerminated),
      shutdown: () => void this.#channel.close(),
    });
    setTimeout(() => this.#channel.interrupts.critical(keepCompilerCode), KEEP_CODE_MS).unref?.();
  }

  /** The kernel's own work, but for comm handlers. */
  #dispatch(request: Request): void {
    if (request.type === "execute_request") {
      this.#library.announce(String(request.content.code));
      this.#execution.add(request);
      return;
    }
    this.#status("busy", request);
    if (request.type.startsWith("comm_") && request.type !== "comm_info_request") {
      this.#receiveComm(request);
    } else {
      this.#handle(request);
      this.#publishIdle(request);
    }
  }

  #status(execution_state: string, request: Request): void {
    this.#channel.publish("status", request.id, { execution_state });
  }

  /** Every request gets its `idle`; while a cell runs, the last word is that the kernel is busy with it. */
  #publishIdle(request: Request): void {
    this.#status("idle", request);
    const { current, isBusy } = this.#execution;
    if (isBusy && current) this.#status("busy", current);
    this.#channel.done(request);
  }

  /** Called when an interrupt was requested. `isTerminated`: the JavaScript that ran was ended already. */
  #interrupt(isTerminated: boolean): void {
    const { interrupts } = this.#channel;
    const isForNextCell = !this.#interpreter.running && this.#execution.isAboutToRun;
    if (!isTerminated && isForNextCell) return; // it will look when it starts
    interrupts.critical(() => {
      this.#interpreter.interrupt(isTerminated);
      if (!isTerminated) return;
      this.#packageLoadsEnded();
      this.#library.loadEnded();
      unwindEngine();
      const stopped = this.#interpreter.report(new KeyboardInterrupt());
      if (this.#commRequest) this.#endComm(this.#commRequest, stopped);
      if (!this.#interpreter.running) this.#execution.recover();
    });
  }

  #handle(request: Request): void {
    const handler = this.#handlers[request.type];
    if (!handler) return;
    try {
      this.#channel.reply(request, handler(request.content));
    } catch (error) {
      this.#channel.reply(request, { status: "error", ...this.#interpreter.report(error) });
    }
  }

  #createHandlers(): Record<string, Handler> {
    const { completion } = this.#interpreter;
    return {
      kernel_info_request: () => kernelInfo,
      is_complete_request: ({ code }) => completeness(String(code)),
      history_request: (content) => this.#history.reply(content),
      comm_info_request: ({ target_name }) => this.#comms.info(target_name as string | undefined),
      complete_request: ({ code, cursor_pos }) =>
        completion.complete(this.#interpreter.declarations, String(code), Number(cursor_pos)),
      inspect_request: ({ code, cursor_pos }) =>
        completion.inspect(this.#interpreter.declarations, String(code), Number(cursor_pos)),
      shutdown_request: ({ restart }) => {
        setImmediate(() => void this.#channel.close());
        return { status: "ok", restart: restart === true };
      },
    };
  }

  #receiveComm(request: Request): void {
    this.#commRequest = request;
    let error: ErrorContent | null = null;
    this.#channel.interrupts.run(() => {
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
    this.#publishIdle(request);
  }

  /** The request that what happens now belongs to. */
  get #parent(): number {
    return this.#commRequest?.id ?? cellNow()?.parent ?? this.#execution.current?.id ?? NO_PARENT;
  }

  #publishApi(): void {
    publishTslabDisplay((message, update) => this.#display.publish(message, update));
    publishApi(
      {
        display: (data, options) => this.#display.bundle(data, options),
        clearOutput: (wait = false) => this.#display.clear(wait),
        input: (prompt) => this.#askInput(String(prompt ?? "")),
        versionOf: (name) => this.#interpreter.versions.of(name),
        comms: {
          open: (target, data, options) =>
            this.#comms.open(target, data, options, this.#execution.runOf(this.#parent)),
          register: (target, handler) => this.#comms.register(target, handler),
        },
      },
      (value) => this.#display.value(value),
      () => this.#interpreter.running?.takeSignal(),
    );
  }

  #askInput(prompt: string): Promise<string> {
    const request = this.#execution.current;
    const canAsk = request?.content.allow_stdin === true;
    return this.#input.read(canAsk ? () => this.#channel.askInput(request.id, prompt) : null);
  }
}

/** What the lab's part of JupyterLab's page sends before a cell runs. */
function pageOf(data: unknown): PageChange {
  const { texts = {}, order } = (data ?? {}) as Partial<PageChange>;
  return { texts, order };
}
