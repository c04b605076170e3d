import { basename, relative } from "node:path";
import { inspect, types } from "node:util";
import type { CellDiagnostic } from "../compile/diagnostics";
import { withoutVariableObjects } from "../compile/notebook-variables";
import type { ErrorContent } from "../run/outcome";
import { placeInCell } from "../run/stack-trace";

/** An error that a cell threw: where, in the cell's own lines, and what. Texts alone, whatever was thrown. */
export function reportError(error: unknown, codeOf: (cell: string) => string | undefined): ErrorContent {
  try {
    return types.isNativeError(error) || error instanceof Error
      ? reportNative(error, codeOf)
      : reportThrown(error);
  } catch {
    return reportHostile(error);
  }
}

/** Under this symbol an error brings lines of its own, to be shown in place of its stack. */
const OWN_LINES = Symbol.for("Jupyter.traceback");

function reportNative(error: Error, codeOf: (cell: string) => string | undefined): ErrorContent {
  const ename = String(error.name || error.constructor.name);
  const own = (error as { [OWN_LINES]?: unknown })[OWN_LINES];
  if (Array.isArray(own)) return { ename, evalue: String(error.message), traceback: own.map(String) };
  const stack = withoutVariableObjects(inspect(error, { colors: false }));
  const traceback = stack.split("\n");
  const place = placeInCell(String(error.stack ?? ""));
  const source = place ? codeOf(place.cell)?.split("\n")[place.line - 1] : undefined;
  if (place && source !== undefined)
    traceback.push("", `${place.cell}, line ${place.line}:`, ...excerpt(source, place.line, place.column, 1));
  return { ename, evalue: withoutVariableObjects(String(error.message)), traceback };
}

function reportThrown(value: unknown): ErrorContent {
  const evalue = inspect(value);
  return {
    ename: "Thrown",
    evalue,
    traceback: [
      `Thrown: ${evalue}`,
      `(a ${typeof value}, not an Error: throw new Error(…) would tell the line)`,
    ],
  };
}

/** An error without a prototype, or one whose own methods throw while it is shown. */
function reportHostile(error: unknown): ErrorContent {
  const ename = types.isNativeError(error) ? "Error" : "Thrown";
  const evalue = textOf(error);
  return {
    ename,
    evalue,
    traceback: [`${ename}: ${evalue}`, "(showing all of it failed in its own methods)"],
  };
}

/** What an error says, if it can be brought to say anything. */
export function textOf(error: unknown): string {
  try {
    return String(types.isNativeError(error) ? error.message : error);
  } catch {
    return "a value that cannot be turned into text";
  }
}

/** What the compiler says of a cell: each complaint with its line, a caret, and the types expected and found. */
export function reportDiagnostics(diagnostics: CellDiagnostic[], cell: string, folder: string): ErrorContent {
  const isSyntax = diagnostics.some((diagnostic) => diagnostic.isSyntax);
  const ename = isSyntax ? "SyntaxError" : "TypeScriptError";
  const first = diagnostics[0]!;
  const where = (diagnostic: CellDiagnostic): string =>
    `${diagnostic.file ? helperName(diagnostic.file, folder) : cell}, line ${diagnostic.line}`;
  const traceback = diagnostics.flatMap((diagnostic, index) => [
    ...(index > 0 ? [""] : []),
    `${ename}: ${diagnostic.message} (TS${diagnostic.code})`,
    `${where(diagnostic)}:`,
    ...excerpt(diagnostic.source, diagnostic.line, diagnostic.column, diagnostic.length),
    ...expectedAndFound(diagnostic.message),
  ]);
  return { ename, evalue: `${where(first)}: ${first.message.split("\n")[0]}`, traceback };
}

function helperName(file: string, folder: string): string {
  return relative(folder, file) || basename(file);
}

function excerpt(source: string, line: number, column: number, length: number): string[] {
  const margin = `  ${line} | `;
  const rest = Math.max(1, source.trimEnd().length - column + 1);
  const indent = source.slice(0, column - 1).replace(/[^\t]/g, " ");
  return [
    margin + source,
    `${" ".repeat(margin.length)}${indent}${"^".repeat(Math.max(1, Math.min(length, rest)))}`,
  ];
}

const MISMATCH = /^(?:Argument of type|Type) '(.*)' is not assignable to (?:parameter of )?type '(.*)'\./;

function expectedAndFound(message: string): string[] {
  const match = MISMATCH.exec(message);
  return match ? [`  expected: ${match[2]}`, `  found:    ${match[1]}`] : [];
}
