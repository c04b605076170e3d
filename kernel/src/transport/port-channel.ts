import { Channel, type ChannelEvents, type ClientMessage } from "./channel";
import { SessionInterruptState } from "./interrupt-state";
import type { StreamName } from "./output-ring";
import type { Request } from "./port-messages";

/** What arrives through the port. */
export type ToPort =
  | { kind: "request"; request: Request }
  | { kind: "input"; value: string }
  /** `newest` is the id of the newest request on its way: the interrupt is meant for it too. */
  | { kind: "interrupt"; newest: number }
  | { kind: "shutdown" };

/** What is sent through the port. */
export type FromPort =
  /** Requests are taken from now on. `interrupts` is the memory of the `InterruptState`. */
  | { kind: "ready"; interrupts: SharedArrayBuffer | ArrayBuffer }
  | ({ kind: "send" } & ClientMessage)
  | { kind: "done"; request: number }
  | { kind: "closed" };

/** As much of a port as is needed: Node's `MessagePort`, and with a few lines around it a page's `Worker`. */
export interface Port {
  on(event: "message", handle: (message: ToPort) => void): unknown;
  postMessage(message: FromPort): void;
}

/** Printed text that is gathered before it is sent, in UTF-16 units. */
const BATCH_LENGTH = 1 << 14;
const BATCH_MS = 10;

/** Talks to clients through one port, without sockets, threads and processes. */
export class PortChannel extends Channel {
  readonly interrupts: SessionInterruptState = new SessionInterruptState();
  readonly #port: Port;
  #printed: { name: StreamName; parent: number; text: string } | null = null;
  #isFlushDue = false;

  constructor(port: Port) {
    super();
    this.#port = port;
  }

  listen(events: ChannelEvents): void {
    this.#port.on("message", (message) => {
      if (message.kind === "request") this.interrupts.critical(() => events.request(message.request));
      else if (message.kind === "input") events.input(message.value);
      else if (message.kind === "shutdown") events.shutdown();
      else {
        this.interrupts.request(message.newest);
        events.interrupt(false);
      }
    });
    this.interrupts.leave();
    this.#port.postMessage({ kind: "ready", interrupts: this.interrupts.memory });
  }

  print(name: StreamName, parent: number, text: string): void {
    if (this.#printed?.name !== name || this.#printed.parent !== parent) this.#flush();
    this.#printed ??= { name, parent, text: "" };
    this.#printed.text += text;
    if (this.#printed.text.length > BATCH_LENGTH) this.#flush();
    else if (!this.#isFlushDue) {
      this.#isFlushDue = true;
      setTimeout(() => {
        this.#isFlushDue = false;
        this.#flush();
      }, BATCH_MS);
    }
  }

  done(request: Request): void {
    this.#port.postMessage({ kind: "done", request: request.id });
  }

  async close(): Promise<void> {
    this.#flush();
    this.#port.postMessage({ kind: "closed" });
  }

  protected send(message: ClientMessage): void {
    this.#flush();
    this.#port.postMessage({ kind: "send", ...message });
  }

  #flush(): void {
    const printed = this.#printed;
    this.#printed = null;
    if (printed) this.publish("stream", printed.parent, { name: printed.name, text: printed.text });
  }
}
