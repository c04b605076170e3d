/** One run of a cell: what it declares, and what became of it. */
interface Run {
  /** What stack traces call it, `Cell [3]`. */
  readonly cell: string;
  /** The id that the client sends along, the same for every run of a cell; clients need not send one. */
  readonly id: string | undefined;
  readonly code: string;
  readonly names: ReadonlySet<string>;
  readonly compiled: boolean;
}

/** Whether a name's value is what its cell says now. */
export interface NameVersion {
  /** The newest run of the cell that declares the name, or that did before it was changed. */
  readonly cell: string;
  /**
   * "current": the value is that cell's. "not compiled": the cell was changed since and did not compile, so that the
   * value is an earlier one. "gone": the cell was changed since and declares the name no longer. "edited": the cell says
   * something else on the page, and has not run since.
   */
  readonly state: "current" | "not compiled" | "gone" | "edited";
  /** The text of that run. */
  readonly code: string;
}

/** Knows which run of which cell each name's value comes from. */
export class CellVersions {
  readonly #byName: Map<string, Run> = new Map();
  readonly #byId: Map<string, Run> = new Map();
  readonly #onPage: Map<string, string> = new Map();

  note(run: Run): void {
    if (run.id !== undefined) this.#byId.set(run.id, run);
    for (const name of run.names) this.#byName.set(name, run);
  }

  /** Takes note of what cells say on the page, by their ids; clients need not tell. */
  show(texts: Readonly<Record<string, unknown>>): void {
    for (const [id, text] of Object.entries(texts)) this.#onPage.set(id, String(text));
  }

  /** The version of a name, or undefined for one that no cell has declared. */
  of(name: string): NameVersion | undefined {
    const declaring = this.#byName.get(name);
    if (declaring === undefined) return undefined;
    const newest = (declaring.id !== undefined && this.#byId.get(declaring.id)) || declaring;
    const { cell, code } = newest;
    const onPage = newest.id === undefined ? undefined : this.#onPage.get(newest.id);
    if (onPage !== undefined && onPage !== code) return { cell, code, state: "edited" };
    if (!newest.compiled) return { cell, code, state: "not compiled" };
    return { cell, code, state: newest.names.has(name) ? "current" : "gone" };
  }
}
