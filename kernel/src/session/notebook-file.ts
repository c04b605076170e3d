import { readCell } from "../compile/cell-text";
import { ts } from "../compile/tslab";

const LONGEST_LINE = 60;

/** The notebook as it was saved last: cells that have not run since the kernel started are in it, too. */
export class NotebookFile {
  readonly #read: () => string | null;

  /** @param read the file's text, or null where there is none */
  constructor(read: () => string | null) {
    this.#read = read;
  }

  /** The first line of the cell that declares `name`, if one does. */
  firstLineOfCellDeclaring(name: string): string | undefined {
    const cell = this.#codeCells().find((code) => code.includes(name) && declares(code, name));
    const line = cell?.split("\n").find((text) => text.trim() !== "" && !text.trim().startsWith("//"));
    return line && line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)} …` : line;
  }

  #codeCells(): string[] {
    try {
      const { cells } = JSON.parse(this.#read() ?? "{}") as {
        cells?: { cell_type: string; source: unknown }[];
      };
      return (cells ?? [])
        .filter(({ cell_type }) => cell_type === "code")
        .map(({ source }) => (Array.isArray(source) ? source.join("") : String(source)));
    } catch {
      return []; // half written, or no notebook
    }
  }
}

function declares(code: string, name: string): boolean {
  return readCell(code, "cell.ts", { target: ts.ScriptTarget.Latest }, () => true).names.has(name);
}
