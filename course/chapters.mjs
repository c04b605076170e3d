// @ts-check
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { buildNotebooks } from "../tools/notebooks/build.mjs";
import { inRoot } from "../tools/paths.mjs";

const worked = inRoot("build", "course", "worked");
const templates = inRoot("build", "course", "templates");

/** Builds worked notebooks and templates out of the learners' sight, and says where they are. @param {string} language */
export function buildChapters(language) {
  buildNotebooks({ worked, templates, language });
  return { worked, templates };
}

/** The notebook of the first five minutes. It is handed out with any chapter and has no exercise: nothing of it is graded. */
export const start = "00-start";

/**
 * File stems of the chapters asked for: `"1,3"` gives `01-…` and `03-…`, nothing gives all that are graded.
 *
 * @param {string} folder with notebooks
 * @param {string} [wanted] numbers, separated by commas
 */
export function chapterNames(folder, wanted) {
  const all = readdirSync(folder)
    .filter((name) => name.endsWith(".ipynb"))
    .map((name) => name.replace(/\.ipynb$/, ""))
    .filter((name) => name !== start)
    .sort();
  if (wanted === undefined) return all;
  return wanted.split(",").map((number) => {
    const found = all.find((name) => name.startsWith(`${number.trim().padStart(2, "0")}-`));
    if (found === undefined)
      throw new Error(
        `There is no chapter ${number}: there are ${all.map((name) => Number(name.slice(0, 2))).join(", ")}.`,
      );
    return found;
  });
}

/** @param {string} folder @param {string} name */
export const notebookFile = (folder, name) => join(folder, `${name}.ipynb`);
