// @ts-check
import { causeOf, diskCauses } from "./causes.mjs";

/** A set-up that cannot go on: one sentence that says what is wrong and how to fix it. */
export class SetUpFailure extends Error {
  /**
   * @param {string} what
   * @param {string} fix
   */
  constructor(what, fix) {
    super(`${what}: ${fix}.`);
    this.name = "SetUpFailure";
  }
}

/**
 * The failure that a program's output points to.
 *
 * @param {string} name of the step
 * @param {string} output of the program
 * @param {string} log file that holds the output
 * @param {readonly import("./causes.mjs").Cause[]} [causes] that this program may meet
 */
export function explain(name, output, log, causes = diskCauses) {
  const cause = causeOf(output, causes);
  if (cause !== undefined) return new SetUpFailure(`${name} stopped because ${cause.what}`, cause.fix);
  const last = output.trim().split("\n").at(-1) ?? "no output";
  return new SetUpFailure(`${name} stopped (${last.trim()})`, `read ${log}, then run the same command again`);
}

const bugs = [TypeError, ReferenceError, SyntaxError];

/**
 * What a terminal shows of an error: its message; for an error of the operating system, also what to do; for a bug of the
 * lab, its stack.
 *
 * @param {unknown} error
 * @returns {string}
 */
export function describeError(error) {
  if (!(error instanceof Error)) return String(error);
  if (bugs.some((kind) => error instanceof kind)) return error.stack ?? error.message;
  const cause = "syscall" in error ? causeOf(error.message, diskCauses) : undefined;
  return cause === undefined
    ? error.message
    : `The lab stopped because ${cause.what} (${error.message}): ${cause.fix}.`;
}
