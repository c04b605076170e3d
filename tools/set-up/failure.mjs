// @ts-check
import { causeOf, diskCauses } from "./causes.mjs";

/** A set-up that cannot go on: one sentence that says what, and how to mend it. */
export class SetUpFailure extends Error {
  /**
   * @param {string} what
   * @param {string} mend
   */
  constructor(what, mend) {
    super(`${what}: ${mend}.`);
    this.name = "SetUpFailure";
  }
}

/**
 * The failure that a program's output tells of.
 *
 * @param {string} name of the step
 * @param {string} output of the program
 * @param {string} log file that holds the output
 * @param {readonly import("./causes.mjs").Cause[]} [causes] that this program may meet
 */
export function explain(name, output, log, causes = diskCauses) {
  const cause = causeOf(output, causes);
  if (cause !== undefined) return new SetUpFailure(`${name} stopped because ${cause.what}`, cause.mend);
  const last = output.trim().split("\n").at(-1) ?? "no output";
  return new SetUpFailure(`${name} stopped (${last.trim()})`, `read ${log}, then run the same command again`);
}

const bugs = [TypeError, ReferenceError, SyntaxError];

/**
 * What somebody at a terminal reads of an error: its sentence; of the system's own errors, also what to do; only a bug of
 * the lab shows its stack, to those who mend it.
 *
 * @param {unknown} error
 * @returns {string}
 */
export function inWords(error) {
  if (!(error instanceof Error)) return String(error);
  if (bugs.some((kind) => error instanceof kind)) return error.stack ?? error.message;
  const cause = "syscall" in error ? causeOf(error.message, diskCauses) : undefined;
  return cause === undefined
    ? error.message
    : `The lab stopped because ${cause.what} (${error.message}): ${cause.mend}.`;
}
