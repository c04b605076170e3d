import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { chapterTexts } from "../checks/chapter-cells";
import { root } from "../root";

/** A word that a beginner does not know: the chapter that explains it, and its forms, in each language. */
interface Term {
  readonly chapter: string;
  readonly en: readonly string[];
  readonly fr: readonly string[];
}

interface Chapter {
  readonly number: string;
  readonly text: string;
}

const sources = join(root, "notebooks", "source");
const glossary = JSON.parse(readFileSync(join(sources, "glossary.json"), "utf8")) as Term[];

/** What a reader reads in this order: no code, no addresses, and not the titles and summaries, which announce. */
function readable(markdown: string): string {
  return markdown
    .replace(/^# .*\n+\*(?!\*)[^*]*\*/m, "")
    .replace(/```[\s\S]*?```|`[^`]*`/g, "code")
    .replace(/<!--[\s\S]*?-->|<[^>]*>|\]\([^)]*\)|https?:\S+/g, " ")
    .replace(/^\*Sources\.\*[\s\S]*?(?=\n\n|$(?![\s\S]))/gm, "")
    .replace(/[\u00a0\s]+/g, " ");
}

interface Tools {
  cellsOf(text: string): Cell[];
  paths(cells: Cell[]): { blocks?: { text: string; path: "core" | "optional" }[] }[];
}

interface Cell {
  readonly head: string;
  readonly lines: readonly string[];
}

/** The text cells of each chapter, in order. */
const cells: { en(cellsOf: Tools["cellsOf"]): [string, Cell[]][]; fr(): [string, Cell[]][] } = {
  en: (cellsOf) => chapterTexts().map(({ chapter, text }) => [chapter, cellsOf(text)]),
  fr: () =>
    readdirSync(join(sources, "fr")).map((file) => {
      const [markdown = ""] = readFileSync(join(sources, "fr", file), "utf8").split("<!-- code -->");
      const texts = markdown.split(/^<!-- cell \S+ -->$/m).slice(1);
      return [file, texts.map((text) => ({ head: "[markdown]", lines: text.trim().split("\n") }))];
    }),
};

/** What is read on the core path, or all of it. */
async function chaptersIn(language: "en" | "fr", whole: boolean): Promise<Chapter[]> {
  const tools = (await import(pathToFileURL(join(root, "tools/notebooks/reading-time.mjs")).href)) as Tools;
  return cells[language](tools.cellsOf).map(([file, all]) => {
    const blocks = tools.paths(all).flatMap(({ blocks: some = [] }) => some);
    const read = blocks.filter(({ path }) => whole || path === "core").map(({ text }) => text);
    return { number: file.slice(0, 2), text: readable(read.join("\n\n")) };
  });
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const pattern = (forms: readonly string[]): RegExp => {
  const any = [...forms]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join("|");
  return new RegExp(`(?<![\\p{L}-])(?:${any})(?![\\p{L}])`, "giu");
};

/** What is wrong with the first use of each word: one that is not explained there, or in another chapter. */
function mistakes(language: "en" | "fr", chapters: readonly Chapter[]): string[] {
  return glossary.flatMap((term) => {
    const forms = term[language];
    const longer = glossary
      .flatMap((other) => (other === term ? [] : other[language]))
      .filter((form) => forms.some((own) => form.length > own.length && form.includes(own)));
    for (const { number, text } of chapters) {
      const masked =
        longer.length === 0 ? text : text.replace(pattern(longer), (found) => "_".repeat(found.length));
      const [first] = masked.matchAll(pattern(forms));
      if (first === undefined) continue;
      const context = text.slice(Math.max(0, first.index - 40), first.index + 40);
      const before = text.slice(0, first.index).split("**").length;
      if (before % 2 === 1)
        return [`${number}: "${forms[0]}" is not explained where it first stands: …${context}…`];
      return number === term.chapter
        ? []
        : [`${number}: "${forms[0]}" belongs to ${term.chapter}: …${context}…`];
    }
    return [`"${forms[0]}" stands nowhere`];
  });
}

for (const language of ["en", "fr"] as const) {
  test(`${language}: each word of the glossary is explained, in bold, where it first stands`, async () => {
    assert.deepEqual(mistakes(language, await chaptersIn(language, true)), []);
  });

  test(`${language}: so it is for whoever leaves out what is optional`, async () => {
    const core = mistakes(language, await chaptersIn(language, false));
    assert.deepEqual(
      core.filter((line) => !/belongs to|stands nowhere/.test(line)),
      [],
    );
  });
}

test("every operation that a solution needs was shown before", () => {
  let before = "";
  const missing: string[] = [];
  for (const { chapter, text } of chapterTexts())
    for (const cell of text.split(/^\/\/ %%/m)) {
      const [, solution] = /\/\/ BEGIN SOLUTION\n([\s\S]*?)\/\/ END SOLUTION/.exec(cell) ?? [];
      for (const [, name] of (solution ?? "").matchAll(/\.(\w+)\(/g))
        if (!new RegExp(`\\b${name}\\b`).test(before)) missing.push(`${chapter}: ${name}`);
      for (const [made] of (solution ?? "").matchAll(/\bnew \w+\b/g))
        if (!before.includes(made)) missing.push(`${chapter}: ${made}`);
      before += cell;
    }
  assert.deepEqual(missing, []);
});
