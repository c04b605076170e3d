import type { CellDiagnostic } from "./diagnostics";

/** "Cannot find name", with and without a guess; the same for `{ name }`, a namespace, and names of a test runner. */
const MISSING = new Set([2304, 2552, 18004, 2503, 2582, 2593]);
/** Of these, those that guess what another name or a package could supply. */
const GUESSES = new Set([2552]);

const NOT_RUN = "No cell that has run declares it: run the cells above first, or look at how it is spelt.";

/** The names that failed cells would have declared: whoever misses one is told where to look. */
export class FailedDeclarations {
  readonly #cells: Map<string, string> = new Map();

  /** Notes the names that a cell declares, when it failed; those it had reached exist and are never missed. */
  note(names: Iterable<string>, cell: string): void {
    for (const name of names) this.#cells.set(name, cell);
  }

  explain(diagnostics: readonly CellDiagnostic[]): CellDiagnostic[] {
    return diagnostics.map((diagnostic) => {
      const { code, source, column, length } = diagnostic;
      const name = source.slice(column - 1, column - 1 + length);
      if (!MISSING.has(code)) return diagnostic;
      const cell = this.#cells.get(name);
      if (cell === undefined && GUESSES.has(code)) return diagnostic;
      const advice =
        cell === undefined ? NOT_RUN : `${cell} declares it, but failed: fix and run that cell first.`;
      return { ...diagnostic, message: `Cannot find name '${name}'. ${advice}` };
    });
  }
}
