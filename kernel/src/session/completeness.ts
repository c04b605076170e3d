import { isObjectText } from "../compile/cell-text";
import { internals, isCompleteCode, type TypeScript, ts } from "../compile/tslab";

export type Completeness = { status: "complete" | "invalid" } | { status: "incomplete"; indent: string };

/** Codes of an unterminated template and an unterminated comment. */
const UNTERMINATED = new Set([1160, 1010]);

/** A text between quotes ends on its line, whatever follows. */
const UNTERMINATED_STRING = 1002;

/** Is `code` ready to run, waiting for more, or wrong whatever follows? */
export function completeness(code: string): Completeness {
  if (isObjectText(code)) return { status: "complete" };
  if (parse(code).some(({ code: number }) => number === UNTERMINATED_STRING)) return { status: "invalid" };
  const { completed, indent = "" } = isCompleteCode(code);
  if (!completed) return { status: "incomplete", indent };
  const parseDiagnostics = parse(`${code}\nexport {}`);
  if (parseDiagnostics.length === 0) return { status: "complete" };
  const waits = parseDiagnostics.every(
    ({ start, code: number }) => start >= code.length || UNTERMINATED.has(number),
  );
  return waits ? { status: "incomplete", indent: "" } : { status: "invalid" };
}

function parse(code: string): TypeScript.DiagnosticWithLocation[] {
  const file = ts.createSourceFile("cell.ts", code, ts.ScriptTarget.Latest, false, ts.ScriptKind.TS);
  return internals(file).parseDiagnostics;
}
