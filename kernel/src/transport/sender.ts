type Frames = (Uint8Array | string)[];

interface Writable {
  send(frames: Frames): Promise<void>;
}

/** Sends in order, one at a time: zeromq.js refuses a send while another waits. */
export class Sender {
  readonly #socket: Writable;
  readonly #queue: Frames[] = [];
  #idle: Promise<void> = Promise.resolve();
  #sending = false;

  constructor(socket: Writable) {
    this.#socket = socket;
  }

  send(frames: Frames): void {
    this.#queue.push(frames);
    if (!this.#sending) this.#idle = this.#work();
  }

  /** Messages that still wait for the socket. */
  get backlog(): number {
    return this.#queue.length;
  }

  /** Resolves when everything handed over so far has been sent. */
  get idle(): Promise<void> {
    return this.#idle;
  }

  async #work(): Promise<void> {
    this.#sending = true;
    for (let next = this.#queue.shift(); next; next = this.#queue.shift())
      await this.#socket.send(next).catch(() => {}); // a client that left takes its reply along
    this.#sending = false;
  }
}
