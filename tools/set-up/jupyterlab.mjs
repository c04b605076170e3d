// @ts-check
import { cpSync, existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { inRoot, root } from "../paths.mjs";
import { digest } from "./stamp.mjs";

const source = inRoot("tools", "jupyterlab", "venv");

/** Files of a folder, below the root. */
const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  .sort();

/**
 * What JupyterLab is told in the lab: its settings, the lab's part of its page, and how it exports.
 *
 * @returns {import("./steps.mjs").Step}
 */
export function jupyterLabStep() {
  return {
    name: "JupyterLab's settings",
    id: "jupyterlab",
    inputs: () => digest({ files }),
    intact: () =>
      existsSync(inRoot(".venv", "share", "jupyter", "labextensions", "image-lab", "package.json")),
    run: async () => cpSync(source, inRoot(".venv"), { recursive: true }),
  };
}
