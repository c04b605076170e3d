import { CellsOfPage, type PageChange } from "./cells-of-page";

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
  /** Names of other cells that it gives another value. */
  readonly assigned: ReadonlySet<string>;
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
   * declares the name no longer. "not assigned": it gave the name another value, was changed since and does no longer.
   * "edited": the cell says something else on the page, and has not run since. "removed": it is no code cell of the page
   * any more. "below": it stands below the cell that runs now, and none above declares the name. "outdated":
   * `cell` uses it and ran before it was declared anew: its functions still see the earlier one.
   */
  readonly state:
    | "current"
    | "not compiled"
    | "failed"
    | "gone"
    | "not assigned"
    | "edited"
    | "removed"
    | "below"
    | "outdated";
  /** The text of that run. */
  readonly code: string;
}

/** Knows which run of which cell each name's value comes from. */
export class CellVersions {
  /** Who declared a name last, and who gave it its value. */
  readonly #declaring: Map<string, Run> = new Map();
  readonly #setting: Map<string, Run> = new Map();
  readonly #byId: Map<string, Run> = new Map();
  /** Names that a run declares and never came to. */
  readonly #unset: WeakMap<Run, ReadonlySet<string>> = new WeakMap();
  /** Who had declared what a run's functions use: they go on using that. */
  readonly #used: WeakMap<Run, ReadonlyMap<string, Run | undefined>> = new WeakMap();
  /** Those of whose names one was given another value later. */
  readonly #reassigned: WeakSet<Run> = new WeakSet();
  readonly #page: CellsOfPage = new CellsOfPage();
  /** The cell that runs, or ran last. */
  #running: Run | undefined;

  note(run: Run): void {
    this.#running = run;
    this.#page.noteRun(run.id);
    if (run.id !== undefined) this.#byId.set(run.id, run);
    for (const name of run.names) {
      this.#declaring.set(name, run);
      this.#setting.set(name, run);
    }
    this.#used.set(run, new Map([...run.helpers].map((name) => [name, this.#declaring.get(name)])));
  }

  /** A run that was noted has failed before these of its names had a value. */
  noteFailure(run: Run, unset: ReadonlySet<string>): void {
    this.#unset.set(run, unset);
  }

  /** A run that was noted has given names of other cells another value. */
  noteAssignments(run: Run): void {
    for (const name of run.assigned) {
      this.#setting.set(name, run);
      const declaring = this.#declaring.get(name);
      if (declaring) this.#reassigned.add(declaring);
    }
  }

  /** What the page shows now; clients need not tell. */
  show(change: PageChange): void {
    this.#page.show(change);
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
    const setting = this.#setting.get(name);
    if (setting === undefined) return undefined;
    const newest = (setting.id !== undefined && this.#byId.get(setting.id)) || setting;
    const state = this.#stateOf(newest, name, setting);
    const { cell, code } = newest;
    if (state === "current")
      for (const helper of newest.helpers) {
        if (seen.has(helper)) continue;
        const version = this.#newest(helper, seen);
        if (version !== undefined && version.state !== "current") return version;
        if (this.#isOutdated(helper, newest)) return { name: helper, cell, code, state: "outdated" };
      }
    return { name, cell, code, state };
  }

  /** @param setting the run that gave the name its value, of the same cell as `run` */
  #stateOf(run: Run, name: string, setting: Run): NameVersion["state"] {
    const onPage = this.#page.stateOf(run);
    if (onPage === "edited") return onPage;
    if (onPage === "removed") return setting.names.has(name) ? "removed" : "not assigned";
    if (!run.compiled) return "not compiled";
    if (!run.names.has(name) && !run.assigned.has(name))
      return setting.names.has(name) ? "gone" : "not assigned";
    if (this.#unset.get(run)?.has(name)) return "failed";
    return this.#isBelow(run, this.#running) && !this.#isDeclaredAbove(name) ? "below" : "current";
  }

  #isBelow(run: Run, other: Run | undefined): boolean {
    return other !== undefined && this.#page.isBelow(run, other);
  }

  #isDeclaredAbove(name: string): boolean {
    return [...this.#byId.values()].some(
      (run) =>
        run.names.has(name) && this.#page.stateOf(run) === "there" && !this.#isBelow(run, this.#running),
    );
  }

  /** Whether functions of `run` use an earlier declaration of `name` than whoever runs the page from the top gets. */
  #isOutdated(name: string, run: Run): boolean {
    const [used, now] = [this.#used.get(run)?.get(name), this.#declaring.get(name)];
    if (used === undefined || now === undefined || used === now) return false;
    if (used.code === now.code && !this.#reassigned.has(used)) return false;
    return !this.#isBelow(now, run);
  }
}
