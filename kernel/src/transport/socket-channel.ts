import { join } from "node:path";
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import { Channel, type ChannelEvents, type ClientMessage } from "./channel";
import { SessionInterruptState } from "./interrupt-state";
import { OutputRing, type StreamName } from "./output-ring";
import type { FromTransport, Request, ToTransport, TransportStart } from "./port-messages";
import { endChildren, endWithoutClients, exitKernel } from "./process-lifetime";

/** Talks to clients through Jupyter's sockets, which a thread of its own holds: see `transport.ts`. */
export class SocketChannel extends Channel {
  readonly interrupts: SessionInterruptState = new SessionInterruptState();
  readonly #ring: OutputRing = new OutputRing();
  readonly #worker: Worker;
  readonly #inbox: MessagePort;
  #closed = (): void => {};

  constructor(connectionFile: string, kernelInfo: Record<string, unknown>) {
    super();
    const { port1, port2 } = new MessageChannel();
    this.#inbox = port1;
    const start: TransportStart = {
      connectionFile,
      kernelInfo,
      ring: this.#ring.memory,
      interrupts: this.interrupts.memory,
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

  listen(events: ChannelEvents): void {
    this.#worker.on("message", () => this.#onInbox(events));
    process.on("SIGINT", () => {
      this.interrupts.request();
      if (this.interrupts.phase !== "terminating") events.interrupt(false);
    });
    this.interrupts.leave();
    this.#post({ kind: "ready" });
  }

  /** The transport has notified us: of an interrupt, or of what is in the inbox. */
  #onInbox(events: ChannelEvents): void {
    // A termination may hit this task: nothing is taken yet, and the transport notifies again after it.
    this.interrupts.waitForTermination();
    if (this.interrupts.takeTermination()) events.interrupt(true);
    while (this.interrupts.critical(() => this.#handleNext(events)));
    if (this.interrupts.pending) events.interrupt(false); // after the requests that came before it
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

  print(name: StreamName, parent: number, text: string): void {
    this.#ring.write(name, parent, text, () => this.#post({ kind: "drain" }));
  }

  override syncChild(others: number[] | null): void {
    this.#post({ kind: "sync-child", others });
  }

  done(request: Request): void {
    this.#post({ kind: "done", request: request.id });
  }

  /** The transport kills the process if it does not end by itself now. */
  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#closed = resolve;
      this.#post({ kind: "close" });
    });
    await endChildren();
    exitKernel();
  }

  protected send(message: ClientMessage): void {
    this.#post({ kind: "send", ...message, position: this.#ring.position });
    this.#ring.countHandedOver();
  }

  #post(message: ToTransport): void {
    this.#worker.postMessage(message);
  }
}
