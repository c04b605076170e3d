// @ts-check
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { inRoot, venvProgram } from "../paths.mjs";

/**
 * How the execution of one notebook went.
 *
 * @typedef {object} Execution
 * @property {string} chapter
 * @property {number} seconds
 * @property {number} longest seconds that the slowest cell took
 * @property {{ name: string, accuracy: number, origin: string }[]} results
 * @property {{ cell: number | null, reason: string } | null} failure of a cell; where its number is null, of what runs them
 */

/**
 * Executes a notebook on the lab's kernel and writes its report page. It always resolves: whatever goes wrong is the
 * notebook's failure.
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
  const start = performance.now();
  return new Promise((resolve) => {
    const child = spawn(venvProgram("python"), args, { env: { ...process.env, ...env } });
    let [out, error] = ["", ""];
    /** @param {string} reason */
    const fail = (reason) =>
      resolve({
        chapter,
        seconds: (performance.now() - start) / 1000,
        longest: 0,
        results: [],
        failure: { cell: null, reason: `it could not be executed: ${reason}` },
      });
    child.stdout.on("data", (data) => {
      out += data;
    });
    child.stderr.on("data", (data) => {
      error += data;
    });
    child.on("error", ({ message }) => fail(message));
    child.on("close", (code, signal) => {
      if (code !== 0) return fail(lastLine(error) || `its process ended with ${signal ?? `code ${code}`}`);
      try {
        resolve({ chapter, ...JSON.parse(lastLine(out)) });
      } catch {
        fail(`expected JSON as its last line, found "${lastLine(out)}"`);
      }
    });
  });
}

/** @param {string} text */
const lastLine = (text) => text.trim().split("\n").at(-1)?.trim() ?? "";
