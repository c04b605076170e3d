import { join } from "node:path";
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import { OutputRing, type StreamName } from "./output-ring";
import type { FromTransport, Outgoing, Request, ToTransport, TransportStart } from "./port-messages";
import { StopState } from "./stop-state";

export interface ChannelEvents {
  request(request: Request): void;
  input(value: string): void;
  interrupt(): void;
  shutdown(): void;
}

export interface SendOptions {
  metadata?: object;
  buffers?: Uint8Array[];
}

/** The session's end of the line to the transport thread. */
export class Channel {
  readonly stop: StopState = new StopState();
  readonly #ring: OutputRing = new OutputRing();
  readonly #worker: Worker;
  readonly #inbox: MessagePort;
  #closed = (): void => {};

  constructor(connectionFile: string, kernelInfo: Record<string, unknown>) {
    this.stop.phase = "compiling"; // loading the compiler is as little to be struck as what it does later
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
    this.#worker.on("error", (error) => {
      throw new Error(`The kernel lost its connection: ${error.message}`, { cause: error });
    });
  }

  /** From now on requests arrive; those that came earlier come first. */
  listen(events: ChannelEvents): void {
    this.#worker.on("message", () => this.#hear(events));
    this.stop.phase = "idle";
    this.#post({ kind: "ready" });
  }

  /** The transport has something to say: an interrupt, or what is in the inbox. */
  #hear(events: ChannelEvents): void {
    this.stop.standForStrike(); // it may hit this turn: nothing is taken yet, and the transport calls again after it
    if (this.stop.phase === "struck") events.interrupt();
    for (let next = this.#take(); next; next = this.#take()) {
      if (next.kind === "request") events.request(next.request);
      else if (next.kind === "input") events.input(next.value);
      else if (next.kind === "shutdown") events.shutdown();
      else this.#closed();
    }
    if (this.stop.pending) events.interrupt(); // after the requests that came before it
  }

  #take(): FromTransport | undefined {
    return receiveMessageOnPort(this.#inbox)?.message as FromTransport | undefined;
  }

  publish(type: string, parent: number, content: object, options: SendOptions = {}): void {
    this.#send("iopub", type, parent, content, options);
  }

  reply(request: Request, content: object, options: SendOptions = {}): void {
    this.#send("shell", request.type.replace("_request", "_reply"), request.id, content, options);
  }

  askInput(parent: number, prompt: string, password: boolean): void {
    this.#send("stdin", "input_request", parent, { prompt, password }, {});
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
