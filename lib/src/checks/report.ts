import { format } from "../i18n";
import type { NameVersion } from "../jupyter/name-version";
import type { Observation, Verdict } from "./exercise";

/** A line of a report: what it is about, and what it says. */
export interface ReportRow {
  readonly label: string;
  readonly text: string;
  /** Whether the text is values or code, which are set in the type of code. */
  readonly isCode: boolean;
}

/** What there is to say about an answer, for the panel and for the text alike. */
export interface Report {
  readonly exercise: string;
  readonly passed: boolean;
  /** What is wrong, in one sentence; empty where nothing is. */
  readonly message: string;
  readonly rows: readonly ReportRow[];
}

/** The report of a verdict; with the learner's own line where the answer threw, if the kernel knows the cell. */
export function reportOf(verdict: Verdict, observation: Observation, version?: NameVersion): Report {
  const { exercise, passed, diagnosis } = verdict;
  if (diagnosis === null) return { exercise, passed, message: "", rows: [] };
  const rows: [label: string, text: string, isCode: boolean][] = [
    ["given", diagnosis.given, true],
    ["received", diagnosis.received, true],
    ["expected", diagnosis.expected, true],
    ["line", throwingLine(observation, version), true],
    ["next", format(diagnosis.hint), false],
  ];
  return {
    exercise,
    passed,
    message: format(diagnosis.message),
    rows: rows
      .filter(([, text]) => text !== "")
      .map(([label, text, isCode]) => ({
        label: format({ id: `check.${label}`, params: {} }),
        text,
        isCode,
      })),
  };
}

/** `Cell [3], line 4: return pixels / 255;`, or nothing. */
function throwingLine({ calls }: Observation, version: NameVersion | undefined): string {
  const at = calls.find(({ outcome }) => outcome === "threw")?.error?.at;
  if (at == null || version === undefined || at.cell !== version.cell) return "";
  const code = version.code.split("\n")[at.line - 1]?.trim() ?? "";
  return format({ id: "check.place", params: { cell: at.cell, line: at.line, code } });
}

/** The report as lines of text. */
export function asText({ exercise, message, rows }: Report): string {
  const width = Math.max(0, ...rows.map(({ label }) => label.length));
  return [
    `${exercise}: ${message}`,
    ...rows.map(({ label, text }) => `  ${label.padEnd(width)}  ${text}`),
    `  ${format({ id: "check.moreHints", params: { exercise } })}`,
  ].join("\n");
}
