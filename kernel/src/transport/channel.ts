import { join } from "node:path";
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import { endWithoutClients } from "./no-clients";
import { OutputRing, type StreamName } from "./output-ring";
import type { FromTransport, Outgoing, Request, ToTransport, TransportStart } from "./port-messages";
import { SessionStop } from "./session-stop";

export interface ChannelEvents {
  request(request: Request): void;
  input(value: string): void;
  /** Someone asked to stop. `isStruck`: the JavaScript that ran was ended already. */
  interrupt(isStruck: boolean): void;
  shutdown(): void;
}

export interface SendOptions {
  metadata?: object;
  buffers?: Uint8Array[];
}

/** The session's end of the line to the transport thread. */
export class Channel {
  readonly stop: SessionStop = new SessionStop();
  readonly #ring: OutputRing = new OutputRing();
  readonly #worker: Worker;
  readonly #inbox: MessagePort;
  #closed = (): void => {};

  constructor(connectionFile: string, kernelInfo: Record<string, unknown>) {
    const { port1, port2 } = new MessageChannel();
    this.#inbox = port1;
    const start: TransportStart = {
      connectionFile,
      kernelInfo,
      ring: this.#ring.memory,
      stop: this.stop.memory,
      inbox: port2,
    };
    this.#worker = new Worker(join(__dirname, "thread.js"), {
      workerData: start,
      transferList: [port2],
      resourceLimits: { maxYoungGenerationSizeMb: 8 }, // it only passes messages on
    });
    this.#worker.on("error", endWithoutClients);
    this.#worker.on("exit", () => endWithoutClients("the thread that talks to clients has ended"));
  }

  /** From now on requests arrive; those that came earlier come first. */
  listen(events: ChannelEvents): void {
    this.#worker.on("message", () => this.#hear(events));
    this.stop.release();
    this.#post({ kind: "ready" });
  }

  /** The transport has something to say: an interrupt, or what is in the inbox. */
  #hear(events: ChannelEvents): void {
    this.stop.standForStrike(); // it may hit this turn: nothing is taken yet, and the transport calls again after it
    if (this.stop.takeStrike()) events.interrupt(true);
    while (this.stop.protect(() => this.#handleNext(events)));
    if (this.stop.pending) events.interrupt(false); // after the requests that came before it
  }

  /** @returns whether there was anything to handle */
  #handleNext(events: ChannelEvents): boolean {
    const next = receiveMessageOnPort(this.#inbox)?.message as FromTransport | undefined;
    if (next?.kind === "request") events.request(next.request);
    else if (next?.kind === "input") events.input(next.value);
    else if (next?.kind === "shutdown") events.shutdown();
    else if (next?.kind === "closed") this.#closed();
    return next !== undefined;
  }

  publish(type: string, parent: number, content: object, options: SendOptions = {}): void {
    this.#send("iopub", type, parent, content, options);
  }

  reply(request: Request, content: object, options: SendOptions = {}): void {
    this.#send("shell", request.type.replace("_request", "_reply"), request.id, content, options);
  }

  /** Nothing more will be said about this request. */
  done(request: Request): void {
    this.#post({ kind: "done", request: request.id });
  }

  askInput(parent: number, prompt: string): void {
    this.#send("stdin", "input_request", parent, { prompt, password: false }, {});
  }

  print(name: StreamName, parent: number, text: string): void {
    this.#ring.write(name, parent, text, () => this.#post({ kind: "drain" }));
  }

  /** Sends what is left and leaves the clients. The process must end now: it is killed if it does not. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#closed = resolve;
      this.#post({ kind: "close" });
    });
  }

  #send(
    channel: Outgoing["channel"],
    type: string,
    parent: number,
    content: object,
    options: SendOptions,
  ): void {
    this.#post({
      kind: "send",
      channel,
      type,
      parent,
      content: JSON.stringify(content),
      metadata: JSON.stringify(options.metadata ?? {}),
      buffers: options.buffers ?? [],
      position: this.#ring.position,
    });
    this.#ring.countHandedOver();
  }

  #post(message: ToTransport): void {
    this.#worker.postMessage(message);
  }
}
