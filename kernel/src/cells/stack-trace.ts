import { dirname, sep } from "node:path";
import { types } from "node:util";
import { hasSourceMap, originalPlace, type Place } from "./source-maps";

const KERNEL_FOLDER: string = dirname(__dirname) + sep;

/** Stack frames speak of cells and TypeScript lines, and leave the kernel out: `at f (Cell [3], line 2, column 5)`. */
export function installStackTraces(): void {
  Error.prepareStackTrace = (error, sites) =>
    [header(error), ...fromCellUp(sites).map((site) => `    at ${describe(site)}`)].join("\n");
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
 * @param here made where the cell awaits
 */
export function addAwaitingLine(error: unknown, here: Error): unknown {
  if (!types.isNativeError(error) || !Object.isExtensible(error)) return error;
  const place = placeInCell(here.stack ?? "");
  if (place === null || typeof error.stack !== "string" || placeInCell(error.stack)) return error;
  error.stack += `\n    at async ${place.cell}, line ${place.line}, column ${place.column}`;
  return error;
}

/** Without the kernel's own frames, and without Node's below the cell. */
function fromCellUp(sites: NodeJS.CallSite[]): NodeJS.CallSite[] {
  const authors = sites.filter((site) => !site.getFileName()?.startsWith(KERNEL_FOLDER));
  const lastInCell = authors.map((site) => site.getFileName()?.startsWith("Cell [")).lastIndexOf(true);
  return lastInCell < 0 ? authors : authors.slice(0, lastInCell + 1);
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
