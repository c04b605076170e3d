import type { CellDiagnostic } from "./diagnostics";

/** "Cannot find name", with and without a guess; the same for `{ name }`, a namespace, and names of a test runner. */
const MISSING = new Set([2304, 2552, 18004, 2503, 2582, 2593]);
/** Of these, those that guess what another name or a package could supply. */
const GUESSES = new Set([2552]);

const NOT_RUN = "No cell that has run declares it: run the cells above first, or look at how it is spelt.";

/** The names that failed cells, or cells that have not run, would declare: whoever misses one is told where to look. */
export class FailedDeclarations {
  readonly #cells: Map<string, string> = new Map();
  readonly #firstLineOfCellDeclaring: (name: string) => string | undefined;

  /** @param firstLineOfCellDeclaring looks for a name in all cells of the notebook */
  constructor(firstLineOfCellDeclaring: (name: string) => string | undefined) {
    this.#firstLineOfCellDeclaring = firstLineOfCellDeclaring;
  }

  /** Notes the names that a cell declares, when it failed; those it had reached exist and are never missed. */
  note(names: Iterable<string>, cell: string): void {
    for (const name of names) this.#cells.set(name, cell);
  }

  explain(diagnostics: readonly CellDiagnostic[]): CellDiagnostic[] {
    return diagnostics.map((diagnostic) => {
      const { code, source, column, length } = diagnostic;
      if (!MISSING.has(code)) return diagnostic;
      const name = source.slice(column - 1, column - 1 + length);
      const advice = this.#adviceFor(name) ?? (GUESSES.has(code) ? undefined : NOT_RUN);
      return advice ? { ...diagnostic, message: `Cannot find name '${name}'. ${advice}` } : diagnostic;
    });
  }

  #adviceFor(name: string): string | undefined {
    const cell = this.#cells.get(name);
    if (cell !== undefined) return `${cell} declares it, but failed: fix and run that cell first.`;
    const line = this.#firstLineOfCellDeclaring(name);
    return line && `The cell that begins with "${line.trim()}" declares it: run that cell first.`;
  }
}
