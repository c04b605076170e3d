import { format } from "../i18n";
import type { Verdict } from "./exercise";

/**
 * Thrown by `check` when an answer is not right yet. The first line of its message says what is wrong in the
 * learner's own values; then come the arguments, what was received and what was expected, and where to look.
 */
export class CheckFailed extends Error {
  override readonly name: string = "CheckFailed";

  readonly #verdict: Verdict;

  constructor(verdict: Verdict) {
    super(report(verdict));
    this.#verdict = verdict;
    this.stack = `${this.name}: ${this.message}`; // the mistake is in the answer, not where it was found
  }

  get verdict(): Verdict {
    return this.#verdict;
  }
}

function report({ exercise, diagnosis }: Verdict): string {
  if (diagnosis === null) return exercise;
  const label = (id: string): string => format({ id: `check.${id}`, params: {} });
  const rows: [label: string, text: string][] = [
    [label("given"), diagnosis.given],
    [label("received"), diagnosis.received],
    [label("expected"), diagnosis.expected],
    [label("next"), format(diagnosis.hint)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    `${exercise}: ${format(diagnosis.message)}`,
    ...rows.filter(([, text]) => text !== "").map(([name, text]) => `  ${name.padEnd(width)}  ${text}`),
    `  ${format({ id: "check.moreHints", params: { exercise } })}`,
  ].join("\n");
}
