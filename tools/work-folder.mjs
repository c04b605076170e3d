// @ts-check
import { constants, copyFileSync, existsSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import { join, relative } from "node:path";
import { inRoot, root } from "./paths.mjs";

/**
 * Where a learner works: copies of the notebooks, out of reach of updates. Other languages than English have a folder of
 * their own inside.
 *
 * @param {string} [language]
 */
export const workFolder = (language = "en") => inRoot("work", ...(language === "en" ? [] : [language]));

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

/**
 * Copies chapters that are not there yet; a learner's file is never overwritten.
 *
 * @param {string} [language]
 * @returns {string} the work folder
 */
export function seed(language) {
  const folder = workFolder(language);
  const all = chapters(language);
  mkdirSync(folder, { recursive: true });
  for (const { name, path } of all) {
    const target = join(folder, name);
    if (!existsSync(target)) copyFileSync(path, target, constants.COPYFILE_EXCL);
  }
  return folder;
}

/**
 * Starts a chapter afresh and keeps the old file beside it.
 *
 * @param {string} chapter its number, "03", or its name
 * @param {Date} now part of the kept file's name
 * @param {string} [language]
 * @returns {{ fresh: string, kept: string | undefined }} paths below the lab
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
  const folder = workFolder(language);
  mkdirSync(folder, { recursive: true });
  const target = join(folder, wanted.name);
  const kept = existsSync(target) ? keep(target, now) : undefined;
  copyFileSync(wanted.path, target, constants.COPYFILE_EXCL);
  return { fresh: relative(root, target), kept: kept && relative(root, kept) };
}

/** @param {string} target @param {Date} now */
function keep(target, now) {
  const stamp = now.toISOString().slice(0, 19).replaceAll(":", "-");
  const kept = target.replace(/\.ipynb$/, `.${stamp}.ipynb`);
  renameSync(target, kept);
  return kept;
}
