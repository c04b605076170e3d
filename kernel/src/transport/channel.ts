import type { SessionInterruptState } from "./interrupt-state";
import type { StreamName } from "./output-ring";
import type { Outgoing, Request } from "./port-messages";

export interface ChannelEvents {
  request(request: Request): void;
  input(value: string): void;
  /** An interrupt was requested. `isTerminated`: the JavaScript that ran was ended already. */
  interrupt(isTerminated: boolean): void;
  shutdown(): void;
}

export interface SendOptions {
  metadata?: object;
  buffers?: Uint8Array[];
}

/** A message for a client, before the implementation knows its place in the output. */
export type ClientMessage = Omit<Outgoing, "kind" | "position">;

/**
 * The session's end of the line to its clients. Two implementations: `SocketChannel` (Jupyter's ZeroMQ sockets, in a
 * thread of their own) and `PortChannel` (one `MessagePort`, for a kernel inside a worker).
 */
export abstract class Channel {
  abstract readonly interrupts: SessionInterruptState;

  /** From now on requests arrive; those that came earlier come first. */
  abstract listen(events: ChannelEvents): void;
  abstract print(name: StreamName, parent: number, text: string): void;
  /** The session waits for a process beside `others` that it has started, or (null) no longer: an interrupt ends it. */
  syncChild(_others: number[] | null): void {}
  /** Nothing more will be said about this request. */
  abstract done(request: Request): void;
  /** Sends what is left, then ends the process or worker, with what cells started. */
  abstract close(): Promise<void>;
  protected abstract send(message: ClientMessage): void;

  publish(type: string, parent: number, content: object, options: SendOptions = {}): void {
    this.#send("iopub", type, parent, content, options);
  }

  reply(request: Request, content: object, options: SendOptions = {}): void {
    this.#send("shell", request.type.replace("_request", "_reply"), request.id, content, options);
  }

  askInput(parent: number, prompt: string): void {
    this.#send("stdin", "input_request", parent, { prompt, password: false }, {});
  }

  #send(
    channel: Outgoing["channel"],
    type: string,
    parent: number,
    content: object,
    { metadata = {}, buffers = [] }: SendOptions,
  ): void {
    this.send({
      channel,
      type,
      parent,
      content: JSON.stringify(content),
      metadata: toJsonObject(metadata),
      buffers: buffers.map(toBytes),
    });
  }
}

/** Metadata is an object, whatever a library passes. */
function toJsonObject(value: unknown): string {
  const json = JSON.stringify(value) as string | undefined;
  return json?.startsWith("{") ? json : "{}";
}

function toBytes(value: unknown): Uint8Array {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (!ArrayBuffer.isView(value)) return Buffer.from(String(value));
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}
