import { join, sep } from "node:path";

/** This package's folder: what it calls itself is not where a learner's tensor was made. */
const PACKAGE: string = join(__dirname, "../..") + sep;

/**
 * A line of a call stack: `at name (place)` or `at place`, where a place is `file:2:23`, or in a notebook
 * `Cell [3], line 2, column 23`; files' names may hold blanks and brackets.
 */
const FRAME = /^\s*at (?:.*? \((?<inner>.+\d)\)|(?:async )?(?<bare>.+\d))$/;

/** Where the innermost caller outside of libraries stands, however deep tfjs calls itself; empty where nobody can tell. */
export function origin(): string {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = Number.POSITIVE_INFINITY;
  const stack = new Error().stack ?? "";
  Error.stackTraceLimit = stackTraceLimit;
  for (const line of stack.split("\n")) {
    const groups = FRAME.exec(line)?.groups;
    const place = groups?.inner ?? groups?.bare;
    if (place !== undefined && !isLibrary(place)) return place;
  }
  return "";
}

function isLibrary(place: string): boolean {
  return place.startsWith(PACKAGE) || place.startsWith("node:") || /[\\/]node_modules[\\/]/.test(place);
}
