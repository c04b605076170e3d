import { plural, t } from "../i18n";
import { versionOf } from "../jupyter/name-version";
import { type Cell, type NotebookFile, textOf } from "./notebook-file";

/** What stands in the place of a function that nobody has written. */
const stub = /throw new lab\.NotImplemented\(\)/;
/** A text that is one sentence in italics: "*Write your text here.*" in any language. */
const unwritten = /^\*[^*\n]+\*$/;

/** What a notebook lacks, in a sentence each; nothing where it is complete. */
export function missingIn({ cells }: NotebookFile): string[] {
  const answers = cells.flatMap((cell, at) => answer(cell, cells.slice(at + 1)));
  const notRun = cells.flatMap((cell, at) => (waits(cell) ? [at + 1] : []));
  if (notRun.length === 0) return answers;
  const where = notRun.length > 6 ? [...notRun.slice(0, 5), "…"] : notRun;
  const cellsNotRun = t("not run: {cells} ({numbers})", {
    cells: plural(notRun.length, "cell"),
    numbers: where.join(", "),
  });
  return [...answers, cellsNotRun];
}

/** What is missing of the exercise that this cell answers, and whose check is among the `below`. */
function answer(cell: Cell, below: readonly Cell[]): string[] {
  const marks = cell.metadata?.nbgrader;
  if (marks === undefined || !marks.solution) return [];
  const name = marks.grade_id;
  const text = textOf(cell.source).trim();
  if (marks.grade)
    return unwritten.test(text) || text === "" ? [t("{name}: nothing is written yet", { name })] : [];
  if (stub.test(text)) return [t("{name}: there is no answer yet", { name })];
  const version = versionOf(name);
  if (version?.name === name && version.code.trim() !== text)
    return [t("{name}: it was changed after the notebook was saved: save it, and hand in again", { name })];
  const check = below.find(({ metadata }) => metadata?.nbgrader?.grade_id === `${name}-check`);
  const failed = check?.outputs?.some(({ output_type }) => output_type === "error") ?? false;
  return failed ? [t("{name}: its check did not pass", { name })] : [];
}

/** Whether a cell has code that was not run. */
function waits({ cell_type, source, execution_count }: Cell): boolean {
  const code = textOf(source)
    .replace(/\/\/.*$/gm, "")
    .replace(/^.*\bhandIn\(.*$/gm, "");
  return cell_type === "code" && code.trim() !== "" && (execution_count ?? null) === null;
}
