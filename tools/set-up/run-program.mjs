// @ts-check
import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { inRoot, root } from "../paths.mjs";
import { explain, SetUpFailure } from "./failure.mjs";

/**
 * Runs a program with its output in a log file. Resolves when it succeeds.
 *
 * @param {string} name of the step it belongs to
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, causes?: readonly import("./causes.mjs").Cause[] }} [options]
 *   `causes`: those that its failure may have, by default the disk's
 * @returns {Promise<void>}
 * @throws {SetUpFailure} one line that says why it failed
 */
export async function runProgram(name, program, args, { cwd = root, env = {}, causes } = {}) {
  const log = logFile(name);
  const file = openLog(log);
  try {
    await new Promise((resolve, reject) => {
      const child = spawn(program, args, {
        cwd,
        env: { ...process.env, ...env },
        stdio: ["ignore", file, file],
      });
      child.on("error", (error) =>
        reject(new SetUpFailure(`${name} cannot start ${program}`, error.message)),
      );
      child.on("close", (code) => {
        if (code === 0) resolve(undefined);
        else reject(explain(name, readFileSync(inRoot(log), "utf8"), log, causes));
      });
    });
  } finally {
    closeSync(file);
  }
}

/** Where the output of a step goes. @param {string} name */
export function logFile(name) {
  return `build/set-up/${name.replaceAll(/\W+/g, "-").toLowerCase()}.log`;
}

/** @param {string} log */
function openLog(log) {
  try {
    mkdirSync(inRoot("build", "set-up"), { recursive: true });
    return openSync(inRoot(log), "w");
  } catch (error) {
    throw explain("set-up", String(error), log);
  }
}
