/** Which run of which cell a top-level name's value comes from, as the lab's kernel tells it. */
export interface NameVersion {
  /** The name that was asked for, or a helper of it whose value is not current. */
  readonly name: string;
  /** What stack traces call the cell's newest run, `Cell [3]`. */
  readonly cell: string;
  /**
   * Whether the value is what the cell says now, or is left of an earlier run of it; "removed": the cell is gone;
   * "not assigned": it gave the name another value, and does no longer; "below": it stands below the cell that asks;
   * "outdated": its functions use an earlier declaration of `name`.
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
  /** The cell's text. */
  readonly code: string;
}

/** The version of a name; undefined for one that no cell has declared, and where no kernel tells. */
export function versionOf(name: string): NameVersion | undefined {
  const kernel = (globalThis as Record<symbol, unknown>)[Symbol.for("Jupyter.kernel")] as
    | { versionOf?(name: string): NameVersion | undefined }
    | undefined;
  return kernel?.versionOf?.(name);
}
