import { format, formatNumber, hasText } from "../i18n";
import { escapeMarkup } from "../jupyter/markup";
import type { Report } from "./report";
import type { Score } from "./score-board";

/** Colours that keep their contrast on white and on black: text and ground are the page's own. */
const tints = { passed: "14, 138, 90", failed: "213, 94, 0", stale: "0, 114, 178" } as const;

/** A check's result as HTML that needs neither script nor style sheet: hints open in place, one inside the other. */
export function panel(report: Report, score: Score): string {
  const { exercise, passed, message, rows } = report;
  const title = passed ? format({ id: "check.passed", params: { exercise } }) : `✗ ${exercise}`;
  return frame(passed ? "passed" : "failed", exercise, [
    `<div style="display:flex;flex-wrap:wrap;gap:4px 16px;justify-content:space-between">`,
    `<strong>${escapeMarkup(title)}</strong><span>${escapeMarkup(pointsInWords(score))}</span></div>`,
    message === "" ? "" : `<p style="margin:6px 0">${prose(message)}</p>`,
    rows.length === 0 ? "" : `<dl style="margin:6px 0">${rows.map(row).join("")}</dl>`,
    passed ? "" : hints(exercise, 1),
  ]);
}

/** The panel where nothing was judged. */
export function stalePanel(exercise: string, message: string): string {
  return frame("stale", exercise, [`<strong>${escapeMarkup(message)}</strong>`]);
}

function frame(tint: keyof typeof tints, exercise: string, parts: readonly string[]): string {
  const rgb = tints[tint];
  const style = [
    `border-left:5px solid rgb(${rgb})`,
    `background:rgba(${rgb}, 0.09)`,
    "color:inherit",
    "padding:8px 14px",
    "max-width:52rem",
    "overflow-wrap:break-word",
    "font-size:inherit",
    "line-height:1.45",
  ].join(";");
  return `<section aria-label="${escapeMarkup(exercise)}" style="${style}">${parts.join("")}</section>`;
}

function row({ label, text, isCode }: Report["rows"][number]): string {
  const said = isCode
    ? `<code style="background:none;color:inherit;white-space:pre-wrap">${escapeMarkup(text)}</code>`
    : prose(text);
  const term = `<dt style="float:none;width:auto;font-weight:600;opacity:0.8">${escapeMarkup(label)}</dt>`;
  return `${term}<dd style="float:none;width:auto;margin:0 0 4px 1.2em">${said}</dd>`;
}

/** The hint of this number behind its button, and the next one inside it. */
function hints(exercise: string, number: number): string {
  const key = `${exercise}.hint.${number}`;
  if (!hasText(key)) return "";
  const title = format({ id: "check.hintButton", params: { number } });
  const button = [
    "cursor:pointer",
    "display:inline-block",
    "padding:2px 10px",
    "border:1px solid currentColor",
    "border-radius:4px",
  ].join(";");
  return [
    `<details style="margin:6px 0 0"><summary style="${button}">${escapeMarkup(title)}</summary>`,
    `<p style="margin:6px 0">${prose(format({ id: key, params: {} }))}</p>`,
    hints(exercise, number + 1),
    "</details>",
  ].join("");
}

export function pointsInWords({ earned, of, chapter, earnedInChapter, ofChapter }: Score): string {
  const [a, b, c, d] = [earned, of, earnedInChapter, ofChapter].map((n) => formatNumber(round(n)));
  return format({
    id: "check.points",
    params: { earned: a!, of: b!, chapter, earnedInChapter: c!, ofChapter: d! },
  });
}

const round = (points: number): number => Math.round(100 * points) / 100;

/** A sentence with what stands between backquotes as code. */
function prose(text: string): string {
  return escapeMarkup(text).replace(/`([^`]+)`/g, "<code>$1</code>");
}
