import { dirname, sep } from "node:path";
import { types } from "node:util";
import type { AwaitPlace } from "../compile/interruptible-await";
import { isAuthors, originalPlace, type Place } from "./source-maps";

const KERNEL_FOLDER: string = dirname(__dirname) + sep;

/** Frames that V8 remembers: a wrong shape is noticed ten frames below the cell, inside tfjs. */
const DEEPEST = 100;
/** Of the frames of packages below the author's, the first (where it happened) and the last (what was called) are shown. */
const OF_PACKAGES = { first: 1, last: 1 };
/** Of an endless recursion, this much. */
const OF_ALL = { first: 12, last: 4 };

/** Stack frames speak of cells and TypeScript lines, and leave the kernel out: `at f (Cell [3], line 2, column 5)`. */
export function installStackTraces(): void {
  Error.stackTraceLimit = DEEPEST;
  Error.prepareStackTrace = (error, sites) => [header(error), ...frames(fromCellUp(sites))].join("\n");
}

/** The place of the topmost frame inside a cell. */
export function placeInCell(stack: string): (Place & { cell: string }) | null {
  const match = /\b(Cell \[[^\]]*\]), line (\d+), column (\d+)/.exec(stack);
  return match ? { cell: match[1]!, line: Number(match[2]), column: Number(match[3]) } : null;
}

/**
 * Adds the cell's line to an error that it awaits. A cell waits through a promise of the kernel, and there V8 loses the
 * way back to the `await`.
 *
 * @param place where it awaits: `Cell [3]:7:1`
 */
export function addAwaitingLine(error: unknown, place: AwaitPlace): unknown {
  if (!types.isNativeError(error) || !Object.isExtensible(error)) return error;
  const [line = ""] = awaitingLines([place]);
  if (!placeInCell(line) || typeof error.stack !== "string" || placeInCell(error.stack)) return error;
  error.stack += `\n${line}`;
  return error;
}

/**
 * The lines of a stack for what a cell awaits at the same time. Where functions await each other, the one that went on
 * last is the innermost; the cell itself is the outermost.
 *
 * @param places in the order in which the cell came there
 */
export function awaitingLines(places: readonly AwaitPlace[]): string[] {
  const parts = [...new Set(places)].flatMap((place) => {
    const [, file, line, column, name] = /^(.+):(\d+):(\d+)(?: (.*))?$/.exec(place) ?? [];
    return file === undefined ? [] : [{ name, where: `${file}, line ${line}, column ${column}` }];
  });
  const inFunctions = parts.filter(({ name }) => name !== undefined).reverse();
  const ofCell = parts.filter(({ name }) => name === undefined);
  const lines = [...inFunctions, ...ofCell].map(({ name, where }) =>
    name ? `    at async ${name} (${where})` : `    at async ${where}`,
  );
  return cut(lines, OF_ALL);
}

/** The lines of a stack that are the author's, and none of packages between them; none where no cell's code runs. */
export function authorsLines(stack = ""): string[] {
  if (!placeInCell(stack)) return [];
  return stack.split("\n").filter((line) => /^ +at .*, line \d+, column \d+\)?$/.test(line));
}

/** Without the kernel's own frames, and without Node's below the cell. */
function fromCellUp(sites: NodeJS.CallSite[]): NodeJS.CallSite[] {
  const authors = sites.filter((site) => !site.getFileName()?.startsWith(KERNEL_FOLDER));
  const lastInCell = authors.map((site) => site.getFileName()?.startsWith("Cell [")).lastIndexOf(true);
  return lastInCell < 0 ? authors : authors.slice(0, lastInCell + 1);
}

/** The frames as lines: where it happened, then the author's alone. Of a stack without any, all. */
function frames(sites: NodeJS.CallSite[]): string[] {
  const lines = (some: NodeJS.CallSite[]): string[] => some.map((site) => `    at ${describe(site)}`);
  const top = sites.findIndex(isAuthorsFrame);
  if (top < 0) return cut(lines(sites), OF_ALL);
  const authors = sites.slice(top).filter(isAuthorsFrame);
  return [...cut(lines(sites.slice(0, top)), OF_PACKAGES), ...cut(lines(authors), OF_ALL)];
}

function cut(lines: string[], { first, last }: { first: number; last: number }): string[] {
  const left = lines.length - first - last;
  if (left < 2) return lines;
  return [...lines.slice(0, first), `    … ${left} more frames`, ...lines.slice(-last)];
}

/** Not of a package, nor of JavaScript itself (`new Promise`, `Array.map`). */
function isAuthorsFrame(site: NodeJS.CallSite): boolean {
  return isAuthors(site.getFileName() ?? "");
}

function header(error: Error): string {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return "Error";
  }
}

function describe(site: NodeJS.CallSite): string {
  const file = site.getFileName();
  const [line, column] = [site.getLineNumber(), site.getColumnNumber()];
  if (!file || line === null || column === null || !isAuthors(file)) return String(site);
  const original = originalPlace(file, { line, column });
  const where = original ? `${file}, line ${original.line}, column ${original.column}` : file;
  return String(site).replace(`${file}:${line}:${column}`, () => where);
}
