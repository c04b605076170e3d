import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const DOCUMENT = join(import.meta.dirname, "../../docs/speed.md");
const PLACE = /(?<=<!-- figures begin -->\n).*(?=<!-- figures end -->)/s;

/** Puts the table of a run, with its day, where docs/speed.md shows the figures. */
export function saveTable(table) {
  const text = readFileSync(DOCUMENT, "utf8");
  if (!PLACE.test(text))
    throw new Error(
      `Expected "<!-- figures begin -->" and "<!-- figures end -->" in ${DOCUMENT}: put them back.`,
    );
  const day = new Date().toISOString().slice(0, 10);
  writeFileSync(
    DOCUMENT,
    text.replace(PLACE, () => `\nMeasured on ${day}.\n${table.split("\n").map(wrapped).join("\n")}\n\n`),
  );
}

/** Prose in lines of at most 120 characters; rows of a table stay whole. */
function wrapped(line) {
  if (line.startsWith("|")) return line;
  const lines = [""];
  for (const word of line.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trimStart();
    if (longer.length > 120) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines.join("\n");
}
