import { isObjectText } from "../compile/cell-text";
import { internals, isCompleteCode, type TypeScript, ts } from "../compile/tslab";

export type Completeness = { status: "complete" | "invalid" } | { status: "incomplete"; indent: string };

/** Codes of an unterminated template and an unterminated comment. */
const UNTERMINATED = new Set([1160, 1010]);

/** Words that begin something, though the parser does not always miss what has to follow. */
const BEGINS =
  /(?:^|[\s;{}])(?:export|interface|let|var|(?<!\bas\s+)const|export\s+(?:async|abstract|declare|type))$/;

/** A text between quotes ends on its line, whatever follows. */
const UNTERMINATED_STRING = 1002;

/** Is `code` ready to run, waiting for more, or wrong whatever follows? */
export function completeness(code: string): Completeness {
  if (isObjectText(code)) return { status: "complete" };
  if (parse(code).some(({ code: number }) => number === UNTERMINATED_STRING)) return { status: "invalid" };
  if (BEGINS.test(withoutEnd(code))) return { status: "incomplete", indent: "" };
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
  return internals(fileOf(code)).parseDiagnostics;
}

/** Up to the last word or sign: without blanks and comments. */
function withoutEnd(code: string): string {
  return code.slice(0, fileOf(code).endOfFileToken.pos);
}

function fileOf(code: string): TypeScript.SourceFile {
  return ts.createSourceFile("cell.ts", code, ts.ScriptTarget.Latest, false, ts.ScriptKind.TS);
}
