import type { CellDiagnostic } from "./diagnostics";

/** "Cannot find name", with and without a guess, and the same for `{ name }`. */
const MISSING = new Set([2304, 2552, 18004]);

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
      const cell = MISSING.has(code) ? this.#cells.get(name) : undefined;
      if (cell === undefined) return diagnostic;
      const advice = `${cell} declares it, but failed: mend and run that cell first.`;
      return { ...diagnostic, message: `Cannot find name '${name}'. ${advice}` };
    });
  }
}
