import type { Header, Message } from "../protocol/message";

/** What a reply needs to know of its request. */
export interface Parent {
  header: Header;
  identities: Uint8Array[];
}

/** Requests by number, so that the session's thread can name a request without carrying it around. */
export class Parents {
  readonly #known: (Parent | null)[] = [null];

  add({ header, identities }: Message): number {
    this.#known.push({ header, identities });
    return this.#known.length - 1;
  }

  get newest(): number {
    return this.#known.length - 1;
  }

  get(id: number): Parent | null {
    return this.#known[id] ?? null;
  }
}
