// @ts-check
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The lab's root folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A path below the root. @param {string[]} parts */
export const inRoot = (...parts) => join(root, ...parts);

/** Programs of the Python environment. @param {string} name */
export const venvProgram = (name) => inRoot(".venv", "bin", name);
