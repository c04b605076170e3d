// @ts-check
import { constants, copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { backupNotebook } from "./backup-notebook.mjs";
import { chapterNamed, chapters } from "./chapters.mjs";
import { inRoot, root } from "./paths.mjs";

/**
 * Where a learner works: copies of the notebooks, out of reach of updates. Other languages than English have a folder of
 * their own inside.
 *
 * @param {string} [language]
 */
export const workFolder = (language = "en") => inRoot("work", ...(language === "en" ? [] : [language]));

/**
 * Copies chapters that are not there yet; a learner's file is never overwritten.
 *
 * @param {string} [language]
 * @returns {string} the work folder
 */
export function seed(language) {
  const folder = workFolder(language);
  const all = chapters(language);
  if (all.length === 0) throw new Error("Expected chapters in notebooks/, found none: unpack the lab again.");
  mkdirSync(folder, { recursive: true });
  for (const { name, path } of all) {
    const target = join(folder, name);
    if (!existsSync(target)) copyFileSync(path, target, constants.COPYFILE_EXCL);
  }
  return folder;
}

/**
 * The first notebook's name as long as it is as it was handed out: JupyterLab then opens on it, later where it was left.
 *
 * @param {string} folder the work folder
 * @param {string} [language]
 */
export function firstChapter(folder, language) {
  const [first] = chapters(language);
  if (first === undefined) return undefined;
  const untouched = readFileSync(first.path).equals(readFileSync(join(folder, first.name)));
  return untouched ? first.name : undefined;
}

/**
 * Replaces a chapter by a fresh copy and keeps the old file beside it.
 *
 * @param {string} chapter its number, "03", or its name
 * @param {Date} now part of the kept file's name
 * @param {string} [language]
 * @returns {{ fresh: string, kept: string | undefined }} paths below the lab
 */
export function reset(chapter, now, language) {
  const wanted = chapterNamed(chapter, chapters(language), "npm run reset --");
  const folder = workFolder(language);
  mkdirSync(folder, { recursive: true });
  const target = join(folder, wanted.name);
  const kept = existsSync(target) ? backupNotebook(target, now) : undefined;
  copyFileSync(wanted.path, target, constants.COPYFILE_EXCL);
  return { fresh: relative(root, target), kept: kept && relative(root, kept) };
}
