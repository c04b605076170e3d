/** A kernel as JupyterLite sees it. Every message goes to the worker at once, so that comms work while a cell runs. */
import { InterruptState } from "lab-kernel/internal/transport/interrupt-state";
import type { FromPort, ToPort } from "lab-kernel/internal/transport/port-channel";
import type { FigureMessage } from "../lab/platform";
import type { FailedMessage } from "../worker/main";
import type { WrittenMessage } from "../worker/work-files";
import { DrawnFigures } from "./drawn-figures";
import type { App, KernelOptions, Message, Notifications, SignalClass, SignalLike } from "./jupyterlite";
import { kernelMessage, toBytes } from "./kernel-messages";
import { type KernelWorkers, listenTo } from "./kernel-workers";
import { NotebookFolder } from "./notebook-folder";
import { OpenRequests } from "./open-requests";
import { say } from "./sentences";

type FromWorker = FromPort | FigureMessage | WrittenMessage | FailedMessage;

interface Place {
  readonly base: string;
  readonly workers: KernelWorkers;
  readonly Signal: SignalClass;
  readonly app: App;
  readonly notes: Notifications;
}

export class LabKernel {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly ready: Promise<void>;
  readonly disposed: SignalLike;
  isDisposed = false;
  readonly #send: KernelOptions["sendMessage"];
  readonly #figures: DrawnFigures;
  readonly #worker: Worker;
  readonly #folder: NotebookFolder;
  readonly #requests: OpenRequests = new OpenRequests();
  #interrupts: InterruptState | undefined;
  /** Messages to and from the worker, each after the one before. */
  #incoming: Promise<void> = Promise.resolve();
  #outgoing: Promise<void>;

  constructor(
    { id, name, location, sendMessage }: KernelOptions,
    { base, workers, Signal, app, notes }: Place,
  ) {
    this.id = id;
    this.name = name;
    this.location = location;
    this.#send = sendMessage;
    this.disposed = new Signal(this);
    this.#figures = new DrawnFigures(base);
    this.#worker = workers.take(location);
    this.#folder = new NotebookFolder(app.serviceManager.contents, location, (message) =>
      this.#worker.postMessage(message),
    );
    this.ready = new Promise((resolve) => {
      listenTo<FromWorker>(this.#worker, (message) => {
        if (message.kind === "failed")
          notes.error(say("The kernel could not start: reload the page. ({reason})", { ...message }), {
            autoClose: false,
          });
        else if (message.kind !== "ready") this.#receive(message);
        else {
          this.#interrupts = new InterruptState(message.interrupts);
          resolve();
        }
      });
    });
    this.#outgoing = this.ready;
    void this.ready.then(() => this.#folder.update());
  }

  async handleMessage(message: Message): Promise<void> {
    this.#outgoing = this.#outgoing.then(() => this.#pass(message));
    await this.ready;
  }

  async #pass({ header, content, metadata, buffers = [] }: Message): Promise<void> {
    if (header.msg_type === "input_reply")
      return this.#post({ kind: "input", value: String(content["value"]) });
    if (header.msg_type === "execute_request") await this.#folder.update();
    const request = {
      id: this.#requests.add(header),
      type: header.msg_type,
      header: header as never,
      metadata,
      content,
      buffers: buffers.map(toBytes),
    };
    this.#post({ kind: "request", request });
  }

  interrupt(): void {
    this.#interrupts?.request(this.#requests.newest); // a loop looks there; without shared memory nobody sees it
    this.#post({ kind: "interrupt", newest: this.#requests.newest });
  }

  dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    this.#worker.terminate();
    this.disposed.emit(undefined);
  }

  #post(message: ToPort): void {
    this.#worker.postMessage(message);
  }

  #receive(message: Exclude<FromWorker, { kind: "ready" | "failed" }>): void {
    if (message.kind === "figure") this.#figures.add(message);
    else if (message.kind === "written") void this.#folder.keep(message.file);
    else if (message.kind === "done")
      this.#incoming = this.#incoming.then(() => this.#requests.forget(message.request));
    else if (message.kind === "send") this.#incoming = this.#incoming.then(() => this.#show(message));
  }

  async #show({
    channel,
    type,
    parent,
    content,
    metadata,
    buffers = [],
  }: Extract<FromPort, { kind: "send" }>): Promise<void> {
    const header = this.#requests.parent(parent);
    const drawn = await this.#figures.drawInto(JSON.parse(content), content);
    this.#send(
      kernelMessage(header, { channel, type, content: drawn, metadata: JSON.parse(metadata), buffers }),
    );
  }
}
