import type { CellDiagnostic } from "./diagnostics";
import { type TypeScript, ts } from "./tslab";

/** An import whose name another cell has taken. */
interface Hidden {
  /** The cell that declares the name now. */
  readonly cell: string;
  /** The import as it was written. */
  readonly written: string;
}

/** Knows which imported names later cells declared anew, as `const lab = 5` does: what they led to cannot be reached. */
export class HiddenImports {
  readonly #imports: Map<string, string> = new Map();
  readonly #hidden: Map<string, Hidden> = new Map();

  /** @param names what the cell declares */
  note(cell: string, code: string, names: Iterable<string>): void {
    const imported = importsIn(code);
    for (const name of names) {
      const written = this.#imports.get(name);
      if (written !== undefined) this.#hidden.set(name, { cell, written });
    }
    for (const [name, written] of imported) {
      this.#imports.set(name, written);
      this.#hidden.delete(name);
    }
  }

  /** Complaints about such a name, or about what is missing behind it, become one about the name. */
  explain(diagnostics: readonly CellDiagnostic[]): CellDiagnostic[] {
    return diagnostics.map((diagnostic) => {
      const { source, column, length, file, isSyntax } = diagnostic;
      const before = source.slice(0, column - 1);
      const owner = /([\w$]+)\s*\??\.\s*$/.exec(before)?.[1];
      const name = owner ?? source.slice(column - 1, column - 1 + length);
      const hidden = file === undefined && !isSyntax ? this.#hidden.get(name) : undefined;
      if (hidden === undefined) return diagnostic;
      const message =
        `'${name}' is no longer what the import brought, since ${hidden.cell} declares a '${name}' of its own: ` +
        `rename that one, then run \`${hidden.written}\` again.`;
      return { ...diagnostic, message };
    });
  }
}

/** The names that a cell imports, each with the import. */
function importsIn(code: string): [name: string, written: string][] {
  if (!/\bimport\b/.test(code)) return [];
  const file = ts.createSourceFile("cell.ts", code, ts.ScriptTarget.Latest);
  return file.statements.filter(ts.isImportDeclaration).flatMap((statement) => {
    const written = statement.getText(file).replace(/\s+/g, " ");
    return namesOf(statement.importClause).map(({ text }): [string, string] => [text, written]);
  });
}

function namesOf(clause: TypeScript.ImportClause | undefined): TypeScript.Identifier[] {
  const bindings = clause?.namedBindings;
  const named = bindings && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name) : [];
  const whole = bindings && ts.isNamespaceImport(bindings) ? [bindings.name] : [];
  return [...(clause?.name ? [clause.name] : []), ...named, ...whole];
}
