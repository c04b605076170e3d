/** `input()` in a cell: a question to the client, whose reply comes over the stdin socket. */
export class Input {
  #waiting: { resolve: (value: string) => void; reject: (error: Error) => void } | null = null;

  /** @param ask sends the question, or is null when the client takes none */
  read(ask: (() => void) | null): Promise<string> {
    if (!ask) return Promise.reject(new InputNotSupported());
    this.#withdraw();
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      ask();
    });
  }

  receive(value: string): void {
    this.#waiting?.resolve(value);
    this.#waiting = null;
  }

  /** A question that another one overtakes. */
  #withdraw(): void {
    this.#waiting?.reject(new Error("The question was withdrawn before there was a reply."));
    this.#waiting = null;
  }
}

export class InputNotSupported extends Error {
  override name = "StdinNotImplementedError";

  constructor() {
    super("input() needs a person: this client runs the notebook without one (allow_stdin is false).");
  }
}
