// @ts-check
import { writeFileSync } from "node:fs";
import { basename } from "node:path";
import { takeLanguage } from "./language.mjs";
import { sources } from "./notebooks/build.mjs";
import { measuredWaiting } from "./notebooks/measured-waiting.mjs";
import { readingTime, waiting, waitingFile } from "./notebooks/reading-time.mjs";

/**
 * Prints what each chapter takes, from its source. `--measured` first takes over how long the cells of chapters ran that
 * `npm run lab` executed. `--lang fr` reads the French texts.
 */
if (process.argv.includes("--measured")) {
  const seconds = waiting();
  for (const source of sources())
    seconds[basename(source, ".ts")] = measuredWaiting(source) ?? { core: 0, optional: 0 };
  const measured = new Date().toISOString().slice(0, 10);
  writeFileSync(waitingFile, `${JSON.stringify({ measured, seconds }, null, 2)}\n`);
}

const language = takeLanguage(process.argv);
const chapters = sources().map((source) => readingTime(source, language));
const columns = /** @type {const} */ (["words", "code", "functions", "questions", "waiting", "total"]);
/** @param {string} name @param {readonly (string | number)[]} values */
const row = (name, values) =>
  console.log(
    name.padEnd(18) +
      values.map((value) => (typeof value === "number" ? value.toFixed(1) : value).padStart(11)).join(""),
  );

row("minutes", [...columns, "optional"]);
for (const { chapter, core, optional } of chapters)
  row(chapter, [...columns.map((name) => core[name]), optional.total]);
/** @param {(chapter: typeof chapters[number]) => number} of */
const sum = (of) => chapters.reduce((total, chapter) => total + of(chapter), 0);
row("all", [...columns.map((name) => sum(({ core }) => core[name])), sum(({ optional }) => optional.total)]);
