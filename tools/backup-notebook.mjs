// @ts-check
import { constants, copyFileSync, linkSync, unlinkSync } from "node:fs";

/**
 * Renames a notebook to a backup in the same folder, with the date and time in its name. No other file is ever replaced.
 *
 * @param {string} file
 * @param {Date} now
 * @returns {string} its new path
 */
export function backupNotebook(file, now) {
  const stamp = now.toISOString().slice(0, 19).replaceAll(":", "-");
  for (let count = 1; ; count++) {
    const kept = file.replace(/\.ipynb$/, `.${stamp}${count === 1 ? "" : `-${count}`}.ipynb`);
    if (!link(file, kept) && !copy(file, kept)) continue;
    unlinkSync(file);
    return kept;
  }
}

/** Gives a file a second name; false where that is taken, or the file system has no links. @type {typeof copy} */
function link(file, name) {
  try {
    linkSync(file, name);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} file
 * @param {string} name
 * @returns {boolean} false where the name is taken
 */
function copy(file, name) {
  try {
    copyFileSync(file, name, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
    throw error;
  }
}
