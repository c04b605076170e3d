import { CELL_LINES } from "./program";
import { type TypeScript, ts } from "./tslab";

/** One complaint of the compiler. Lines and columns count from 1. */
export interface CellDiagnostic {
  /** Undefined for the cell itself, else the path of a helper file. */
  file: string | undefined;
  line: number;
  column: number;
  length: number;
  /** The whole source line. */
  source: string;
  message: string;
  code: number;
  isSyntax: boolean;
}

/** `await` and `for await` at a cell's top level, which the kernel allows. */
const ALLOWED = new Set([1375, 1378, 1431, 1432]);
/** What the compiler adds to a complaint and a learner should read: "Did you forget to use 'await'?" */
const ADVICE = new Set([2773]);

/** @param written what was written in the cell */
export function diagnose(
  diagnostics: readonly TypeScript.Diagnostic[],
  cellFile: string,
  isSyntax: boolean,
  written?: string,
): CellDiagnostic[] {
  return diagnostics
    .filter(
      ({ code, file, category }) => file && category === ts.DiagnosticCategory.Error && !ALLOWED.has(code),
    )
    .map((diagnostic) =>
      describe(diagnostic as TypeScript.DiagnosticWithLocation, cellFile, isSyntax, written),
    );
}

function describe(
  { file, start, length, messageText, code, relatedInformation }: TypeScript.DiagnosticWithLocation,
  cellFile: string,
  isSyntax: boolean,
  written: string | undefined,
): CellDiagnostic {
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  const inCell = file.fileName === cellFile;
  const advice = (relatedInformation ?? []).filter((related) => ADVICE.has(related.code));
  const lines = inCell && written !== undefined ? ["", ...written.split("\n")] : file.text.split("\n");
  const texts = [messageText, ...advice.map((related) => related.messageText)];
  return {
    file: inCell ? undefined : file.fileName,
    line: line + 1 - (inCell ? CELL_LINES : 0),
    column: character + 1,
    length,
    source: lines[line] ?? "",
    message: texts.map((text) => ts.flattenDiagnosticMessageText(text, "\n")).join("\n"),
    code,
    isSyntax,
  };
}
