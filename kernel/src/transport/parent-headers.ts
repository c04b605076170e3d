import type { Header, Message } from "../protocol/message";

/** What a reply needs to know of its request. */
export interface ParentHeader {
  header: Header;
  identities: Uint8Array[];
}

/**
 * Requests by number, so that the session's thread can name a request without carrying it around. Those of cells are
 * kept for good, since a cell may print long after it ended; others until they are replied to.
 */
export class ParentHeaders {
  readonly #known: Map<number, ParentHeader> = new Map();
  #newest = 0;

  add({ header, identities }: Message): number {
    this.#newest++;
    this.#known.set(this.#newest, { header, identities });
    return this.#newest;
  }

  /** The number of the request that came last. */
  get newest(): number {
    return this.#newest;
  }

  get(id: number): ParentHeader | null {
    return this.#known.get(id) ?? null;
  }

  /** Nothing more will be said about this request. */
  forget(id: number): void {
    this.#known.delete(id);
  }
}
