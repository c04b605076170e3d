import { internals, isCompleteCode, ts } from "../compile/tslab";

export type Completeness = { status: "complete" | "invalid" } | { status: "incomplete"; indent: string };

/** Codes of an unterminated template and an unterminated comment. */
const UNTERMINATED = new Set([1160, 1010]);

/** Is `code` ready to run, waiting for more, or wrong whatever follows? */
export function completeness(code: string): Completeness {
  const { completed, indent = "" } = isCompleteCode(code);
  if (!completed) return { status: "incomplete", indent };
  const file = ts.createSourceFile(
    "cell.ts",
    `${code}\nexport {}`,
    ts.ScriptTarget.Latest,
    false,
    ts.ScriptKind.TS,
  );
  const { parseDiagnostics } = internals(file);
  if (parseDiagnostics.length === 0) return { status: "complete" };
  const waits = parseDiagnostics.every(
    ({ start, code: number }) => start >= code.length || UNTERMINATED.has(number),
  );
  return waits ? { status: "incomplete", indent: "" } : { status: "invalid" };
}
