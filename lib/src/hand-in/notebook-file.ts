import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** A cell of nbformat 4, as far as handing in needs it. */
export interface Cell {
  readonly cell_type: string;
  readonly source: string | readonly string[];
  readonly execution_count?: number | null;
  readonly outputs?: readonly Output[];
  readonly attachments?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly metadata?: { readonly nbgrader?: Marks };
}

export interface Output {
  readonly output_type: string;
  readonly text?: string | readonly string[];
  readonly data?: Readonly<Record<string, unknown>>;
  readonly traceback?: readonly string[];
}

/** What nbgrader writes into a cell that is answered or graded. */
interface Marks {
  readonly grade_id: string;
  readonly grade: boolean;
  readonly solution: boolean;
}

/** A notebook with exercises, as it was last saved. */
export interface NotebookFile {
  readonly name: string;
  readonly content: Uint8Array;
  readonly saved: Date;
  readonly cells: readonly Cell[];
}

/** What `npm run reset` keeps of a chapter: an old version, which is not handed in. */
const kept = /\.\d{4}-\d\d-\d\dT[\d-]+\.ipynb$/;

/**
 * The notebooks of a folder that have exercises, by name.
 *
 * @throws Error when one of them is no notebook
 */
export function readNotebooks(folder: string): NotebookFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".ipynb") && !kept.test(name));
  return names
    .sort()
    .map((name) => readNotebook(folder, name))
    .filter(({ cells }) => cells.some(({ metadata }) => metadata?.nbgrader?.solution));
}

function readNotebook(folder: string, name: string): NotebookFile {
  const path = join(folder, name);
  const content = readFileSync(path);
  try {
    const { cells } = JSON.parse(content.toString()) as { cells: Cell[] };
    return { name, content, saved: statSync(path).mtime, cells: [...cells] };
  } catch {
    throw new Error(
      `handIn: ${name} is no notebook: save it again in JupyterLab, or move it out of the folder.`,
    );
  }
}

/** The lines of a cell or an output as one text. */
export function textOf(lines: string | readonly string[] = ""): string {
  return typeof lines === "string" ? lines : lines.join("");
}
