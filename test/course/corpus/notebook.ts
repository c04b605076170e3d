/** A notebook as it lies in a file, as far as submissions need it. */
export interface Notebook {
  cells: Cell[];
  metadata: { [name: string]: unknown };
  nbformat: number;
  nbformat_minor: number;
}

export interface Cell {
  cell_type: "code" | "markdown";
  id?: string;
  source: string | string[];
  metadata: { nbgrader?: { [name: string]: unknown; grade_id: string }; [name: string]: unknown };
  /** Name → type → content in base64. */
  attachments?: { [name: string]: { [type: string]: unknown } };
  outputs?: unknown[];
  execution_count?: number | null;
}

/** A change to a worked notebook that makes a submission of it. */
export type Change = (notebook: Notebook) => void;

function cellOf(notebook: Notebook, gradeId: string): Cell {
  const found = notebook.cells.find((cell) => cell.metadata.nbgrader?.grade_id === gradeId);
  if (found === undefined) throw new Error(`the worked notebook has no cell "${gradeId}"`);
  return found;
}

/** Puts another text into a cell. */
export function rewrite(gradeId: string, source: string): Change {
  return (notebook) => {
    cellOf(notebook, gradeId).source = source;
  };
}

/** Puts another text into the cell that holds this one, and that has no id. */
export function rewriteOwn(text: string, source: string): Change {
  return (notebook) => {
    const found = notebook.cells.find((cell) => [cell.source].flat().join("").includes(text));
    if (found === undefined) throw new Error(`the worked notebook has no cell with "${text}"`);
    found.source = source;
  };
}

/** Adds a cell of the learner's own before another one. */
export function insertBefore(gradeId: string, source: string): Change {
  return (notebook) => {
    const at = notebook.cells.indexOf(cellOf(notebook, gradeId));
    notebook.cells.splice(at, 0, {
      cell_type: "code",
      id: `own-${at}`,
      source,
      metadata: {},
      outputs: [],
      execution_count: null,
    });
  };
}

/** Adds a text of the learner's own before another cell, with pictures pasted into it. */
export function insertText(gradeId: string, source: string, attachments?: Cell["attachments"]): Change {
  return (notebook) => {
    const at = notebook.cells.indexOf(cellOf(notebook, gradeId));
    const pasted = attachments === undefined ? {} : { attachments };
    notebook.cells.splice(at, 0, {
      cell_type: "markdown",
      id: `text-${at}`,
      source,
      metadata: {},
      ...pasted,
    });
  };
}

/** Pastes a picture into a cell with a text. */
export function paste(
  gradeId: string,
  source: string,
  attachments: NonNullable<Cell["attachments"]>,
): Change {
  return (notebook) => {
    Object.assign(cellOf(notebook, gradeId), { source, attachments });
  };
}

export function remove(...gradeIds: string[]): Change {
  return (notebook) => {
    notebook.cells = notebook.cells.filter(
      (cell) => !gradeIds.includes(cell.metadata.nbgrader?.grade_id ?? ""),
    );
  };
}

export function all(...changes: Change[]): Change {
  return (notebook) => {
    for (const change of changes) change(notebook);
  };
}

/** The body of `classCounts`, the exercise that most submissions break, and what stands before it. */
export function classCounts(body: string, before = ""): Change {
  return rewrite(
    "classCounts",
    `${before}function classCounts(labels: Uint8Array, classes: number): number[] {\n${body}\n}`,
  );
}

/** The right way to count, as statements that end in a return. */
export const rightCounts: string =
  "const counts = new Array<number>(classes).fill(0);\nfor (const label of labels) counts[label]++;\nreturn counts;";

/** Never right, and no part of the points. */
export const wrongCounts: string = "return new Array<number>(classes).fill(-1);";
