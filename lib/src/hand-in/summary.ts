import { language, plural, t } from "../i18n";
import { escapeMarkup } from "../jupyter/markup";
import { missingIn } from "./missing";
import type { NotebookFile } from "./notebook-file";

interface Row {
  readonly name: string;
  readonly saved: string;
  readonly missing: readonly string[];
}

/** What a hand-in holds and what it lacks, as HTML and as text. */
export interface Summary {
  readonly html: string;
  readonly text: string;
}

/** @param helpers names of the files that go along */
export function summarize(notebooks: readonly NotebookFile[], helpers: readonly string[]): Summary {
  const rows = notebooks.map((notebook) => rowOf(notebook));
  const others = helpers.length === 0 ? "" : t("Beside them: {files}", { files: helpers.join(", ") });
  return { html: `${table(rows)}${others && `<p>${escapeMarkup(others)}</p>`}`, text: lines(rows, others) };
}

function rowOf(notebook: NotebookFile): Row {
  const saved = notebook.saved.toLocaleString(language() === "en" ? "en-GB" : language(), {
    dateStyle: "medium",
    timeStyle: "short",
  });
  return { name: notebook.name, saved, missing: missingIn(notebook) };
}

function table(rows: readonly Row[]): string {
  const heads = [t("notebook"), t("last saved"), t("what is missing")].map((head) => `<th>${head}</th>`);
  const body = rows.map(({ name, saved, missing }) => {
    const said = missing.length === 0 ? "✓" : missing.map(escapeMarkup).join("<br>");
    return `<tr><td>${escapeMarkup(name)}</td><td>${escapeMarkup(saved)}</td><td style="text-align:left">${said}</td></tr>`;
  });
  return `<table><thead><tr>${heads.join("")}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}

function lines(rows: readonly Row[], others: string): string {
  const each = rows.flatMap(({ name, saved, missing }) => [
    `${missing.length === 0 ? "✓" : "…"} ${name} (${t("saved on {date}", { date: saved })})`,
    ...missing.map((line) => `    ${line}`),
  ]);
  return [plural(rows.length, "notebook"), ...each, ...(others === "" ? [] : [others])].join("\n");
}
