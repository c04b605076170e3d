import { join } from "node:path";
import { Worker } from "node:worker_threads";
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

  constructor(connectionFile: string, kernelInfo: Record<string, unknown>) {
    const start: TransportStart = {
      connectionFile,
      kernelInfo,
      ring: this.#ring.memory,
      stop: this.stop.memory,
    };
    this.#worker = new Worker(join(__dirname, "thread.js"), {
      workerData: start,
      resourceLimits: { maxYoungGenerationSizeMb: 8 }, // it only passes messages on
    });
    this.#worker.on("error", (error) => {
      throw new Error(`The kernel lost its connection: ${error.message}`, { cause: error });
    });
  }

  /** From now on requests arrive; those that came earlier come first. */
  listen(events: ChannelEvents): void {
    const hear = (message: FromTransport): void => {
      if (message.kind === "interrupt") events.interrupt();
      else if (this.stop.phase === "striking") {
        setImmediate(() => hear(message)); // a strike may hit this very turn, and the message with it
        this.stop.standForStrike();
      } else if (message.kind === "request") events.request(message.request);
      else if (message.kind === "input") events.input(message.value);
      else if (message.kind === "shutdown") events.shutdown();
    };
    this.#worker.on("message", hear);
    this.#post({ kind: "ready" });
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
      this.#worker.on("message", ({ kind }: FromTransport) => {
        if (kind === "closed") resolve();
      });
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
