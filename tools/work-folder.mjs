// @ts-check
import { constants, copyFileSync, existsSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { inRoot } from "./paths.mjs";

/** Where a learner works: copies of the notebooks, out of reach of updates. */
export const workFolder = inRoot("work");

/**
 * The chapters of a language, by file name.
 *
 * @param {string} language "en" or a folder below `notebooks/`
 */
export function chapters(language = "en") {
  const folder = language === "en" ? inRoot("notebooks") : inRoot("notebooks", language);
  if (!existsSync(folder))
    throw new Error(`There are no notebooks in the language "${language}": try --lang en.`);
  return readdirSync(folder)
    .filter((name) => /^\d\d-.*\.ipynb$/.test(name))
    .sort()
    .map((name) => ({ name, path: join(folder, name) }));
}

/** Copies chapters that are not there yet; a learner's file is never overwritten. @param {string} [language] */
export function seed(language) {
  mkdirSync(workFolder, { recursive: true });
  for (const { name, path } of chapters(language)) {
    const target = join(workFolder, name);
    if (!existsSync(target)) copyFileSync(path, target, constants.COPYFILE_EXCL);
  }
}

/**
 * Starts a chapter afresh and keeps the old file beside it.
 *
 * @param {string} chapter its number, "03", or its name
 * @param {Date} now part of the kept file's name
 * @param {string} [language]
 * @returns {{ fresh: string, kept: string | undefined }} file names in the work folder
 */
export function reset(chapter, now, language) {
  const all = chapters(language);
  const wanted = all.find(
    ({ name }) => name === `${chapter}.ipynb` || name.startsWith(`${chapter.padStart(2, "0")}-`),
  );
  if (wanted === undefined) {
    const names = all.map(({ name }) => name.slice(0, 2)).join(", ");
    throw new Error(`There is no chapter "${chapter}": npm run reset -- 03, for one of ${names}.`);
  }
  mkdirSync(workFolder, { recursive: true });
  const target = join(workFolder, wanted.name);
  const kept = existsSync(target) ? keep(target, wanted.name, now) : undefined;
  copyFileSync(wanted.path, target, constants.COPYFILE_EXCL);
  return { fresh: wanted.name, kept };
}

/** @param {string} target @param {string} name @param {Date} now */
function keep(target, name, now) {
  const stamp = now.toISOString().slice(0, 19).replaceAll(":", "-");
  const kept = name.replace(/\.ipynb$/, `.${stamp}.ipynb`);
  renameSync(target, join(workFolder, kept));
  return kept;
}
