/** What a page shows, as far as it is another than before. */
export interface PageChange {
  /** What cells say, by their ids. */
  readonly texts: Readonly<Record<string, unknown>>;
  /** The ids of all code cells, from the top. */
  readonly order: readonly unknown[] | undefined;
}

/** A cell as it ran: what the client calls it, and its text then. */
interface Ran {
  readonly id: string | undefined;
  readonly code: string;
}

/** The code cells of the notebook's page, as far as a client tells. */
export class CellsOfPage {
  readonly #texts: Map<unknown, string> = new Map();
  /** Where cells stand, by their ids; undefined as long as nobody has told. */
  #places: ReadonlyMap<unknown, number> | undefined;

  show({ texts, order }: PageChange): void {
    for (const [id, text] of Object.entries(texts)) this.#texts.set(id, String(text));
    if (order) this.#places = new Map(order.map((id, place) => [id, place]));
  }

  /** A cell runs: where it is not among those that were told, another client sent it. */
  noteRun(id: string | undefined): void {
    if (this.#places?.has(id) === false) this.#places = undefined;
  }

  /** Whether the cell is there as it ran, says something else now, or is a code cell no more. */
  stateOf(ran: Ran): "there" | "edited" | "removed" {
    if (this.#places && this.#placeOf(ran) === undefined && ran.id !== undefined) return "removed";
    const text = this.#texts.get(ran.id);
    const isHere = this.#places?.has(ran.id) ?? true;
    return isHere && text !== undefined && text !== ran.code ? "edited" : "there";
  }

  /** Whether one stands below the other; not where nobody has told. */
  isBelow(ran: Ran, other: Ran): boolean {
    const [place, above] = [this.#placeOf(ran), this.#placeOf(other)];
    return place !== undefined && above !== undefined && place > above;
  }

  /** Where a cell stands, or else one of the same text: what was cut and pasted has another id. */
  #placeOf({ id, code }: Ran): number | undefined {
    const copies = [...this.#texts].filter(([, text]) => text === code).map(([other]) => other);
    return [id, ...copies].map((one) => this.#places?.get(one)).find((place) => place !== undefined);
  }
}
