// @ts-check
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { inRoot } from "./paths.mjs";

/** Where the chapters of a language are: English ones are in `notebooks/` itself. @param {string} language */
const folderOf = (language) => inRoot("notebooks", ...(language === "en" ? [] : [language]));

/**
 * The chapters of a language, by file name.
 *
 * @param {string} language "en" or a folder below `notebooks/`
 */
export function chapters(language = "en") {
  const folder = folderOf(language);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => /^\d\d-.*\.ipynb$/.test(name))
    .sort()
    .map((name) => ({ name, path: join(folder, name) }));
}

/** The languages that there are chapters in. A lab that was handed out may have only one, which need not be English. */
export function languages() {
  const folder = folderOf("en");
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const others = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return ["en", ...others].filter((language) => chapters(language).length > 0);
}

/**
 * The chapter that a person means by a number, "3" or "03", or by a name, "03-mlp".
 *
 * @template {{ name: string }} T
 * @param {string} wanted
 * @param {readonly T[]} all by name, with or without an ending
 * @param {string} command for the error message, where there is no such chapter
 * @returns {T}
 */
export function chapterNamed(wanted, all, command) {
  const number = wanted.padStart(2, "0");
  const found = all.find(({ name }) => name.split(".")[0] === wanted || name.startsWith(`${number}-`));
  if (found !== undefined) return found;
  const numbers = all.map(({ name }) => name.slice(0, 2)).join(", ");
  throw new Error(`There is no chapter "${wanted}": ${command} 03, for one of ${numbers}.`);
}
