// @ts-check
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { inRoot } from "../paths.mjs";

/** Minutes of one kind of work. Words and lines are read; the other two are a person's pace at what nobody reads. */
const pace = {
  wordsPerMinute: 180,
  /** Of code that is shown: about six words to a line. */
  linesPerMinute: 30,
  minutesPerFunction: 5,
  /** A change to a cell that is shown and works. */
  minutesPerPractice: 3,
  /** With the answer that is unfolded afterwards. */
  minutesPerQuestion: 2,
};
/** How a section says that it may be left out. */
const optionalWord = /^(Optional|Facultatif)/;
/** A report asks for half a page. */
const minutesPerReport = 10;

/**
 * What a path through a chapter takes, in minutes.
 *
 * @typedef {object} Minutes
 * @property {number} words
 * @property {number} code
 * @property {number} functions
 * @property {number} questions
 * @property {number} waiting
 * @property {number} total
 */

/** @typedef {{ words: number, lines: number, functions: number, practice: number, questions: number, reports: number }} Load */
/** @typedef {{ head: string, lines: string[] }} Cell */

/**
 * The core path through a chapter and what is optional beside it, from the chapter's source.
 *
 * @param {string} file
 * @param {string} [language] whose texts are read: the folder of a translation, or English
 * @returns {{ chapter: string, stated: [number, number], core: Minutes, optional: Minutes }} `stated`: what its head says
 */
export function readingTime(file, language = "en") {
  const chapter = basename(file, ".ts");
  const english = cellsOf(readFileSync(file, "utf8"));
  const cells =
    language === "en" ? english : translated(english, join(dirname(file), language, `${chapter}.md`));
  const { core, optional } = loads(cells);
  const seconds = waiting()[chapter] ?? { core: 0, optional: 0 };
  const [, most = "NaN", more = "0"] =
    /\*(?:About|Environ) (\d+) minutes(?:, (?:and|et) (\d+))?/.exec(headOf(cells)) ?? [];
  return {
    chapter,
    stated: [Number(most), Number(more)],
    core: minutes(core, seconds.core),
    optional: minutes(optional, seconds.optional),
  };
}

/**
 * A chapter's cells with a translation's texts in the place of the English ones: both have them in the same order.
 *
 * @param {readonly Cell[]} cells
 * @param {string} file
 */
function translated(cells, file) {
  const [texts = ""] = readFileSync(file, "utf8").split("<!-- code -->");
  const inOrder = texts.split(/^<!-- cell \S+ -->$/m).slice(1);
  return cells.map((cell) =>
    cell.head.startsWith("[markdown]") ? { ...cell, lines: (inOrder.shift() ?? "").split("\n") } : cell,
  );
}

/** @param {readonly Cell[]} cells */
function headOf(cells) {
  return cells[0]?.lines.join("\n") ?? "";
}

/** @param {Load} load @param {number} seconds @returns {Minutes} */
function minutes(load, seconds) {
  const parts = {
    words: load.words / pace.wordsPerMinute,
    code: load.lines / pace.linesPerMinute,
    functions: load.functions * pace.minutesPerFunction + load.practice * pace.minutesPerPractice,
    questions: load.questions * pace.minutesPerQuestion + load.reports * minutesPerReport,
    waiting: seconds / 60,
  };
  return { ...parts, total: Object.values(parts).reduce((sum, part) => sum + part, 0) };
}

export const waitingFile = inRoot("notebooks", "source", "waiting.json");

/** Seconds that the cells of each worked chapter ran, measured: `npm run minutes -- --measured` writes them anew. */
export function waiting() {
  /** @type {Record<string, { core: number, optional: number }>} */
  const chapters = existsSync(waitingFile) ? JSON.parse(readFileSync(waitingFile, "utf8")).seconds : {};
  return chapters;
}

/** @param {string} text @returns {Cell[]} */
export function cellsOf(text) {
  return text
    .split(/^\/\/ %%/m)
    .slice(1)
    .map((cell) => {
      const [head = "", ...lines] = cell.split("\n");
      return { head: head.trim(), lines };
    });
}

/** What is read and done on the core path, and what beside it. @param {readonly Cell[]} cells */
function loads(cells) {
  const none = () => ({ words: 0, lines: 0, functions: 0, practice: 0, questions: 0, reports: 0 });
  const sum = { core: none(), optional: none() };
  for (const { cell, blocks, path } of paths(cells)) {
    if (blocks === undefined) addCode(sum[path], cell);
    for (const block of blocks ?? []) if (!block.unfolded) addText(sum, block);
    if (cell.head.includes("report=")) sum[path].reports++;
  }
  return sum;
}

/**
 * Which cells and blocks of text are optional: a section whose heading says so, up to the next heading of its rank; a
 * paragraph that begins with "Optional", with the code below it; and the sources. What is unfolded below questions is
 * part of a question's time.
 *
 * @param {readonly Cell[]} cells
 */
export function paths(cells) {
  /** @typedef {"core" | "optional"} Path */
  /** @typedef {{ text: string, asks: boolean, unfolded: boolean, path: Path }} Block */
  let [rank, asks, folded] = [0, false, false];
  /** @type {Path} */
  let below = "core";
  return cells.map((cell) => {
    if (!cell.head.startsWith("[markdown]")) {
      /** @type {Path} */
      const path = rank > 0 ? "optional" : below;
      return { cell, blocks: undefined, path };
    }
    /** @type {Block[]} */
    const blocks = blocksOf(cell).map((text) => {
      const heading = /^(#+) (.*)/.exec(text);
      if (heading?.[1] !== undefined) {
        const depth = heading[1].length;
        asks = /^((Optional|Facultatif)\s?: )?questions$/i.test(heading[2] ?? "");
        if (rank === 0 || depth <= rank) rank = optionalWord.test(heading[2] ?? "") ? depth : 0;
      }
      if (text.startsWith("<details>")) folded = true;
      const unfolded = asks && folded;
      if (text.endsWith("</details>")) folded = false;
      const alone = /^\*(Optional|Facultatif|Sources)\b/.test(text);
      below = alone && !text.startsWith("*Sources") ? "optional" : "core";
      return { text, asks, unfolded, path: rank > 0 || alone ? "optional" : "core" };
    });
    return { cell, blocks, path: rank > 0 ? "optional" : below };
  });
}

/** Paragraphs, headings, tables. @param {Cell} cell */
function blocksOf(cell) {
  const text = cell.lines.map((line) => line.replace(/^\/\/ ?/, "")).join("\n");
  return text
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== "");
}

/** Code that is folded away is run and not read. @param {Load} load @param {Cell} cell */
function addCode(load, { head, lines }) {
  if (head.includes("check=") || head.includes("source_hidden")) return;
  const shown = lines.join("\n").replace(/\/\/ BEGIN SOLUTION[\s\S]*?\/\/ END SOLUTION/g, "");
  load.lines += shown.split("\n").filter((line) => /[\w"]/.test(line)).length;
  if (head.includes("exercise=")) load.functions++;
}

/** @param {{ core: Load, optional: Load }} sum @param {{ text: string, path: "core" | "optional", asks: boolean }} block */
function addText(sum, { text, path, asks }) {
  if (/^\*\*(Your turn|À vous)\.\*\*/.test(text)) sum[path].practice++;
  const items = asks ? text.split(/^(?=\d+\. )/m) : [text];
  for (const item of items) {
    const load = sum[/^\d+\. \*(Optional|Facultatif)/.test(item) ? "optional" : path];
    load.words += wordsIn(item);
    if (asks && /^\d+\. (?!…)/.test(item)) load.questions++;
  }
}

/** Whatever has a letter or a digit, without marks and addresses. @param {string} text */
function wordsIn(text) {
  const plain = text.replace(/<[^>]*>|\]\([^)]*\)|https?:\S+/g, " ");
  return plain.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
