// @ts-check
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { inRoot, venvProgram } from "../paths.mjs";

/**
 * What became of one notebook.
 *
 * @typedef {object} Execution
 * @property {string} chapter
 * @property {number} seconds
 * @property {number} longest seconds that the slowest cell took
 * @property {{ name: string, accuracy: number, origin: string }[]} results
 * @property {{ cell: number | null, reason: string } | null} failure
 */

/**
 * Executes a notebook on the lab's kernel and writes its report page.
 *
 * @param {string} notebook
 * @param {string} folder for the executed notebook and the page
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Execution>}
 */
export function execute(notebook, folder, env) {
  mkdirSync(folder, { recursive: true });
  const chapter = basename(notebook, ".ipynb");
  const files = [join(folder, `${chapter}.ipynb`), join(folder, `${chapter}.html`)];
  const args = [inRoot("tools", "notebooks", "execute.py"), notebook, ...files, inRoot("build", "worked")];
  return new Promise((resolve, reject) => {
    const child = spawn(venvProgram("python"), args, { env: { ...process.env, ...env } });
    let [out, error] = ["", ""];
    child.stdout.on("data", (data) => {
      out += data;
    });
    child.stderr.on("data", (data) => {
      error += data;
    });
    child.on("close", (code) => {
      if (code !== 0)
        reject(new Error(`${chapter} could not be executed.\n${error.trim().split("\n").at(-1)}`));
      else resolve({ chapter, ...JSON.parse(out.trim().split("\n").at(-1) ?? "{}") });
    });
  });
}
