// @ts-check
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { inRoot } from "../paths.mjs";

/**
 * A stamp says that a step was finished with these inputs. It is removed before the step starts and written, by an
 * atomic rename, after it ends: an interrupted step has none.
 */
const folder = inRoot("build", "set-up");

/** @param {string} step */
const stampFile = (step) => join(folder, `${step}.stamp`);

/**
 * @param {string} step
 * @param {string} inputs what `digest` made
 */
export function isStamped(step, inputs) {
  return existsSync(stampFile(step)) && readFileSync(stampFile(step), "utf8") === inputs;
}

/** @param {string} step */
export function removeStamp(step) {
  rmSync(stampFile(step), { force: true });
}

/**
 * @param {string} step
 * @param {string} inputs
 */
export function writeStamp(step, inputs) {
  mkdirSync(folder, { recursive: true });
  const temporary = `${stampFile(step)}.${process.pid}`;
  writeFileSync(temporary, inputs);
  renameSync(temporary, stampFile(step));
}

/**
 * A digest of texts and of files' contents.
 *
 * @param {{ texts?: readonly string[], files?: readonly string[] }} inputs files below the root
 */
export function digest({ texts = [], files = [] }) {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${text}\0`);
  for (const file of files) {
    hash.update(`${file}\0`);
    if (existsSync(inRoot(file))) hash.update(readFileSync(inRoot(file)));
  }
  return hash.digest("hex");
}

/**
 * A digest of the names, sizes and times of all files with this ending below some folders: quick, for sources.
 *
 * @param {readonly string[]} folders
 * @param {string} ending
 */
export function listingDigest(folders, ending) {
  const lines = folders
    .filter((name) => existsSync(inRoot(name)))
    .flatMap((name) =>
      readdirSync(inRoot(name), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((path) => !/[\\/](dist|node_modules)[\\/]/.test(path)),
    )
    .sort()
    .map((path) => `${path} ${statSync(path).size} ${statSync(path).mtimeMs}`);
  return digest({ texts: lines });
}
