/** A kernel as JupyterLite sees it. Every message goes to the worker at once, so that comms work while a cell runs. */
import { InterruptState } from "lab-kernel/internal/transport/interrupt-state";
import type { FromPort, ToPort } from "lab-kernel/internal/transport/port-channel";
import type { FigureMessage } from "../lab/platform";
import type { WrittenMessage } from "../worker/work-files";
import { DrawnFigures } from "./drawn-figures";
import type { App, Header, KernelOptions, Message, SignalClass, SignalLike } from "./jupyterlite";
import { type KernelWorkers, listenTo } from "./kernel-workers";
import { NotebookFolder } from "./notebook-folder";

type FromWorker = FromPort | FigureMessage | WrittenMessage;

interface Place {
  readonly base: string;
  readonly workers: KernelWorkers;
  readonly Signal: SignalClass;
  readonly app: App;
}

export class LabKernel {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly ready: Promise<void>;
  readonly disposed: SignalLike;
  isDisposed = false;
  readonly #send: KernelOptions["sendMessage"];
  readonly #worker: Worker;
  readonly #figures: DrawnFigures;
  readonly #folder: NotebookFolder;
  /** The headers of requests that something may still be said about. */
  readonly #headers: Map<number, Header> = new Map();
  #interrupts: InterruptState | undefined;
  #newest = 0;
  #last: Header | undefined;
  /** Messages to and from the worker, each after the one before. */
  #incoming: Promise<void> = Promise.resolve();
  #outgoing: Promise<void>;

  constructor({ id, name, location, sendMessage }: KernelOptions, { base, workers, Signal, app }: Place) {
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
        if (message.kind !== "ready") return this.#receive(message);
        this.#interrupts = new InterruptState(message.interrupts);
        resolve();
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
    const id = ++this.#newest;
    this.#headers.set(id, header);
    this.#last = header;
    const request = {
      id,
      type: header.msg_type,
      header: header as never,
      metadata,
      content,
      buffers: buffers.map(toBytes),
    };
    this.#post({ kind: "request", request });
  }

  interrupt(): void {
    this.#interrupts?.request(this.#newest); // a loop looks there; without shared memory nobody sees it
    this.#post({ kind: "interrupt", newest: this.#newest });
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

  #receive(message: Exclude<FromWorker, { kind: "ready" }>): void {
    if (message.kind === "figure") this.#figures.add(message);
    else if (message.kind === "written") void this.#folder.keep(message.file);
    else if (message.kind === "done")
      this.#incoming = this.#incoming.then(() => this.#forget(message.request));
    else if (message.kind === "send") this.#incoming = this.#incoming.then(() => this.#show(message));
  }

  #forget(request: number): void {
    this.#headers.delete(request);
  }

  async #show({
    channel,
    type,
    parent,
    content,
    metadata,
    buffers = [],
  }: Extract<FromPort, { kind: "send" }>): Promise<void> {
    const header = this.#headers.get(parent) ?? this.#last;
    this.#send({
      channel,
      header: {
        msg_id: crypto.randomUUID(),
        msg_type: type,
        session: header?.session ?? "",
        username: "",
        version: "5.4",
        date: new Date().toISOString(),
      },
      parent_header: header ?? {},
      metadata: JSON.parse(metadata),
      content: await this.#figures.drawInto(JSON.parse(content), content),
      buffers,
    });
  }
}

function toBytes(buffer: ArrayBuffer | ArrayBufferView): Uint8Array {
  return ArrayBuffer.isView(buffer)
    ? new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
    : new Uint8Array(buffer);
}
