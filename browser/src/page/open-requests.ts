import type { Header } from "./jupyterlite";

/** JupyterLab's requests to a kernel, by the numbers that the worker knows them by. */
export class OpenRequests {
  /** The number of the latest. */
  newest = 0;
  #last: Header | undefined;
  /** Those that something may still be said about. */
  readonly #headers: Map<number, Header> = new Map();

  /** @returns its number */
  add(header: Header): number {
    this.#headers.set(++this.newest, header);
    this.#last = header;
    return this.newest;
  }

  /** The request that a message is about; of an old one it is the latest. */
  parent(id: number): Header | undefined {
    return this.#headers.get(id) ?? this.#last;
  }

  forget(id: number): void {
    this.#headers.delete(id);
  }
}
