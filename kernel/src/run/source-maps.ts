import { SourceMap, type SourceMapPayload } from "node:module";

interface Mapped {
  json: string;
  parsed?: SourceMap;
  /** Lines at the top of the original that are not the author's. */
  extraLines: number;
}

/** A place in what the author wrote, counted from 1. */
export interface Place {
  line: number;
  column: number;
}

/** Of the author's files, cells among them; null for those that run as they were written. */
const maps: Map<string, Mapped | null> = new Map();

/** Remembers how the compiled `file` maps to its source. */
export function rememberSourceMap(file: string, json: string, extraLines = 0): void {
  maps.set(file, { json, extraLines });
}

/** Remembers a file beside the notebook that runs as it was written. */
export function rememberAsWritten(file: string): void {
  maps.set(file, null);
}

/** Whether the author wrote this file, and not a package's. */
export function isAuthors(file: string): boolean {
  return maps.has(file);
}

/** Where a place in the compiled `file` was written, or null when the compiler added it. */
export function originalPlace(file: string, { line, column }: Place): Place | null {
  const mapped = maps.get(file);
  if (!mapped) return mapped === null ? { line, column } : null;
  mapped.parsed ??= new SourceMap(JSON.parse(mapped.json) as SourceMapPayload);
  const entry = mapped.parsed.findEntry(line - 1, column - 1);
  if (!("originalLine" in entry)) return null;
  const original = entry.originalLine + 1 - mapped.extraLines;
  return original > 0 ? { line: original, column: entry.originalColumn + 1 } : null;
}
