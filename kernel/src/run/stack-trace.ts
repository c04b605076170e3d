import { dirname, sep } from "node:path";
import { types } from "node:util";
import type { AwaitPlace } from "../compile/interruptible-await";
import { hasSourceMap, originalPlace, type Place } from "./source-maps";

const KERNEL_FOLDER: string = dirname(__dirname) + sep;

/** Frames that V8 remembers: a wrong shape is noticed ten frames below the cell, inside tfjs. */
const DEEPEST = 100;
/**
 * Of the frames of packages between the author's, the first (where it happened) and the last (what was called) are
 * shown.
 */
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
  const [, cell, line, column] = /^(Cell \[[^\]]*\]):(\d+):(\d+)$/.exec(place) ?? [];
  if (cell === undefined || typeof error.stack !== "string" || placeInCell(error.stack)) return error;
  error.stack += `\n    at async ${cell}, line ${line}, column ${column}`;
  return error;
}

/** The lines of a stack from the innermost cell's code on; none where no cell's code runs. */
export function linesInCells(stack: string): string[] {
  const lines = stack.split("\n").slice(1);
  if (!placeInCell(stack)) return [];
  return lines.filter((line) => !/^ +at (?:eval \()?<anonymous>/.test(line));
}

/** Without the kernel's own frames, and without Node's below the cell. */
function fromCellUp(sites: NodeJS.CallSite[]): NodeJS.CallSite[] {
  const authors = sites.filter((site) => !site.getFileName()?.startsWith(KERNEL_FOLDER));
  const lastInCell = authors.map((site) => site.getFileName()?.startsWith("Cell [")).lastIndexOf(true);
  return lastInCell < 0 ? authors : authors.slice(0, lastInCell + 1);
}

/** The frames as lines, long runs cut. */
function frames(sites: NodeJS.CallSite[]): string[] {
  const lines: string[] = [];
  let run: string[] = [];
  const endRun = (): void => {
    lines.push(...cut(run, OF_PACKAGES));
    run = [];
  };
  for (const site of sites) {
    if (!isPackaged(site)) endRun();
    (isPackaged(site) ? run : lines).push(`    at ${describe(site)}`);
  }
  endRun();
  return cut(lines, OF_ALL);
}

function cut(lines: string[], { first, last }: { first: number; last: number }): string[] {
  const left = lines.length - first - last;
  if (left < 2) return lines;
  return [...lines.slice(0, first), `    … ${left} more frames`, ...lines.slice(-last)];
}

/** Of a package, or of JavaScript itself (`new Promise`, `Array.map`). */
function isPackaged(site: NodeJS.CallSite): boolean {
  const file = site.getFileName();
  return !file || /[\\/]node_modules[\\/]/.test(file);
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
  if (!file || line === null || column === null || !hasSourceMap(file)) return String(site);
  const original = originalPlace(file, { line, column });
  const where = original ? `${file}, line ${original.line}, column ${original.column}` : file;
  return String(site).replace(`${file}:${line}:${column}`, () => where);
}
