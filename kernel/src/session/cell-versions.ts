/** One run of a cell: what it declares, and what became of it. */
interface Run {
  /** What stack traces call it, `Cell [3]`. */
  readonly cell: string;
  /** The id that the client sends along, the same for every run of a cell; clients need not send one. */
  readonly id: string | undefined;
  readonly code: string;
  readonly names: ReadonlySet<string>;
  readonly compiled: boolean;
  /** Names of other cells that its functions use, those of imports left out. */
  readonly helpers: ReadonlySet<string>;
}

/** Whether a name's value is what its cell says now. */
export interface NameVersion {
  /** The name that was asked for, or one that its cell's functions use: the first of them whose value is not current. */
  readonly name: string;
  /** The newest run of the cell that declares the name, or that did before it was changed. */
  readonly cell: string;
  /**
   * "current": the value is that cell's. "not compiled": the cell was changed since and did not compile, so that the
   * value is an earlier one. "failed": it failed before it came to the name. "gone": the cell was changed since and
   * declares the name no longer. "edited": the cell says something else on the page, and has not run since. "removed": it
   * is no code cell of the page any more.
   */
  readonly state: "current" | "not compiled" | "failed" | "gone" | "edited" | "removed";
  /** The text of that run. */
  readonly code: string;
}

/** Knows which run of which cell each name's value comes from. */
export class CellVersions {
  readonly #byName: Map<string, Run> = new Map();
  readonly #byId: Map<string, Run> = new Map();
  /** Null for a cell that was there and is no more. */
  readonly #onPage: Map<string, string | null> = new Map();
  /** Names that a run declares and never came to. */
  readonly #unset: WeakMap<Run, ReadonlySet<string>> = new WeakMap();

  note(run: Run): void {
    if (run.id !== undefined) this.#byId.set(run.id, run);
    for (const name of run.names) this.#byName.set(name, run);
  }

  /** A run that was noted has failed before these of its names had a value. */
  noteFailure(run: Run, unset: ReadonlySet<string>): void {
    this.#unset.set(run, unset);
  }

  /** Takes note of what cells say on the page, by their ids, null for one that is gone; clients need not tell. */
  show(texts: Readonly<Record<string, unknown>>): void {
    for (const [id, text] of Object.entries(texts)) this.#onPage.set(id, text === null ? null : String(text));
  }

  /**
   * The version of a name, or undefined for one that no cell has declared. A name is as current as those that its cell's
   * functions use.
   */
  of(name: string): NameVersion | undefined {
    return this.#newest(name, new Set());
  }

  #newest(name: string, seen: Set<string>): NameVersion | undefined {
    seen.add(name);
    const declaring = this.#byName.get(name);
    if (declaring === undefined) return undefined;
    const newest = (declaring.id !== undefined && this.#byId.get(declaring.id)) || declaring;
    const state = this.#stateOf(newest, name);
    if (state === "current")
      for (const helper of newest.helpers) {
        const version = seen.has(helper) ? undefined : this.#newest(helper, seen);
        if (version !== undefined && version.state !== "current") return version;
      }
    return { name, cell: newest.cell, code: newest.code, state };
  }

  #stateOf(run: Run, name: string): NameVersion["state"] {
    const onPage = run.id === undefined ? undefined : this.#onPage.get(run.id);
    if (onPage === null) return "removed";
    if (onPage !== undefined && onPage !== run.code) return "edited";
    if (!run.compiled) return "not compiled";
    if (!run.names.has(name)) return "gone";
    return this.#unset.get(run)?.has(name) ? "failed" : "current";
  }
}
