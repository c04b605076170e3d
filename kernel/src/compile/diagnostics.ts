import { namingChoices } from "./misspelt";
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
/** Escapes that are none: of a tagged template, as String.raw`C:\users`, they are no mistake. */
const ESCAPES = new Set([1125, 1198, 1199]);
/** What the compiler adds to a complaint and a learner should read: "Did you forget to use 'await'?" */
const ADVICE = new Set([2773]);

/**
 * @param written what was written in the cell
 * @param checker knows the types behind complaints about them
 */
export function diagnose(
  diagnostics: readonly TypeScript.Diagnostic[],
  cellFile: string,
  isSyntax: boolean,
  written?: string,
  checker?: TypeScript.TypeChecker,
): CellDiagnostic[] {
  const complaints = diagnostics
    .filter(
      ({ code, file, category, start }) =>
        file &&
        category === ts.DiagnosticCategory.Error &&
        !ALLOWED.has(code) &&
        !(ESCAPES.has(code) && isInTaggedTemplate(file, start ?? 0)),
    )
    .map((diagnostic) =>
      describe(diagnostic as TypeScript.DiagnosticWithLocation, cellFile, isSyntax, written, checker),
    );
  return isSyntax ? inOwnWords(complaints, written) : complaints;
}

function isInTaggedTemplate(node: TypeScript.Node, at: number): boolean {
  if (at < node.pos || at > node.end) return false;
  if (ts.isTaggedTemplateExpression(node) && at >= node.template.pos) return true;
  return ts.forEachChild(node, (child) => isInTaggedTemplate(child, at)) ?? false;
}

/** What stands in no TypeScript, at the start of a line. */
const PYTHON =
  /^(def \w+\(.*\).*:|from [\w.]+ import |import \w+ as |for \w+ in .+:|elif |class \w+(\(.*\))?:|while .+:$|if [^(].*:$)/;

/** Syntax errors whose cause lies elsewhere than where the compiler stumbles. */
function inOwnWords(complaints: CellDiagnostic[], written: string | undefined): CellDiagnostic[] {
  const python = complaints.find(({ source }) => PYTHON.test(source.trim()));
  if (python !== undefined)
    return [{ ...python, message: "This is Python; the cells of this notebook are TypeScript." }];
  const lines = written?.split("\n") ?? [];
  const isBehind = ({ file, line }: CellDiagnostic): boolean => file === undefined && line > lines.length;
  const [behind] = written === undefined ? [] : complaints.filter(isBehind);
  if (behind === undefined) return complaints;
  const source = lines.at(-1) ?? "";
  const place = { line: lines.length, source, column: Math.max(1, source.length), length: 1 };
  const message = "'}' expected: a { further up is never closed.";
  return [...complaints.filter((complaint) => !isBehind(complaint)), { ...behind, ...place, message }];
}

function describe(
  diagnostic: TypeScript.DiagnosticWithLocation,
  cellFile: string,
  isSyntax: boolean,
  written: string | undefined,
  checker: TypeScript.TypeChecker | undefined,
): CellDiagnostic {
  const { file, start, length, messageText, code, relatedInformation } = diagnostic;
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  const inCell = file.fileName === cellFile;
  const advice = (relatedInformation ?? []).filter((related) => ADVICE.has(related.code));
  const lines = inCell && written !== undefined ? ["", ...written.split("\n")] : file.text.split("\n");
  const texts = [messageText, ...advice.map((related) => related.messageText)];
  const message = texts.map((text) => ts.flattenDiagnosticMessageText(text, "\n")).join("\n");
  return {
    file: inCell ? undefined : file.fileName,
    line: line + 1 - (inCell ? CELL_LINES : 0),
    column: character + 1,
    length,
    source: lines[line] ?? "",
    message: checker === undefined ? message : namingChoices(diagnostic, message, checker),
    code,
    isSyntax,
  };
}
