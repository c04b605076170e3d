import { randomUUID } from "node:crypto";

type Data = unknown;
type MessageHandler = (data: Data, buffers: Uint8Array[]) => void;

export interface CommOptions {
  metadata?: object;
  buffers?: Uint8Array[];
}

/** A two-way line to a widget in the front end. */
export interface Comm {
  readonly id: string;
  send(data: Data, options?: CommOptions): void;
  close(data?: Data): void;
  onMessage(handler: MessageHandler): void;
  onClose(handler: (data: Data) => void): void;
}

type Publish = (type: string, content: object, options?: CommOptions) => void;

/** The run of a cell in which a comm is opened. */
export interface Opener {
  /** The cell's id in the notebook, the same whenever it runs. */
  readonly cell: string;
  readonly request: number;
}

interface Line {
  comm: Comm;
  target: string;
  opener: Opener | undefined;
  hear: MessageHandler;
  end: (data: Data) => void;
}

/** All open comms, whoever opened them. */
export class Comms {
  readonly #publish: Publish;
  readonly #open: Map<string, Line> = new Map();
  readonly #targets: Map<string, (comm: Comm, data: Data) => void> = new Map();

  constructor(publish: Publish) {
    this.#publish = publish;
  }

  /**
   * Opens a comm towards the front end, and closes those that earlier runs of the same cell opened: their output has
   * left the page, and they would keep alive what they speak of, models for instance.
   */
  open(target: string, data: object = {}, options: CommOptions = {}, opener?: Opener): Comm {
    for (const line of this.#open.values())
      if (opener && line.opener?.cell === opener.cell && line.opener.request !== opener.request)
        line.comm.close();
    const comm = this.#add(randomUUID().replaceAll("-", ""), target, opener);
    this.#publish("comm_open", { comm_id: comm.id, target_name: target, data }, options);
    return comm;
  }

  /** `handler` is called for each comm that the front end opens to `target`. */
  register(target: string, handler: (comm: Comm, data: Data) => void): void {
    this.#targets.set(target, handler);
  }

  info(target?: string): object {
    const lines = [...this.#open].filter(([, line]) => !target || line.target === target);
    return {
      status: "ok",
      comms: Object.fromEntries(lines.map(([id, line]) => [id, { target_name: line.target }])),
    };
  }

  /** Handles `comm_open`, `comm_msg` and `comm_close` from the front end. */
  receive(type: string, content: Record<string, unknown>, buffers: Uint8Array[]): void {
    const id = String(content.comm_id);
    const line = this.#open.get(id);
    if (type === "comm_open") this.#accept(id, String(content.target_name), content.data);
    else if (type === "comm_msg") line?.hear(content.data, buffers);
    else {
      this.#open.delete(id);
      line?.end(content.data);
    }
  }

  #accept(id: string, target: string, data: Data): void {
    const handler = this.#targets.get(target);
    const comm = this.#add(id, target);
    if (handler) handler(comm, data);
    else comm.close();
  }

  #add(id: string, target: string, opener?: Opener): Comm {
    const comm: Comm = {
      id,
      send: (data, options) => this.#publish("comm_msg", { comm_id: id, data }, options),
      close: (data = {}) => {
        this.#open.delete(id);
        this.#publish("comm_close", { comm_id: id, data });
      },
      onMessage: (handler) => {
        line.hear = handler;
      },
      onClose: (handler) => {
        line.end = handler;
      },
    };
    const line: Line = { comm, target, opener, hear: () => {}, end: () => {} };
    this.#open.set(id, line);
    return comm;
  }
}
