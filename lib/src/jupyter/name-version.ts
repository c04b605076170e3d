/** Which run of which cell a top-level name's value comes from, as the lab's kernel tells it. */
export interface NameVersion {
  /** What stack traces call the cell's newest run, `Cell [3]`. */
  readonly cell: string;
  /** Whether the value is what the cell says now, is left of an earlier run of it, or was edited since. */
  readonly state: "current" | "not compiled" | "gone" | "edited";
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
