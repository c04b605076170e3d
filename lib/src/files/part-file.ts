import { readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { processExists } from "./process-exists";

const ending = /^\.(\d+)(?:-\d+)?(?:\.part)?$/;
let made = 0;

/** A name beside `target` for what is not whole yet; it tells other processes who works on it. */
export function partFile(target: string): string {
  made += 1;
  return `${target}.${process.pid}-${made}.part`;
}

/** Removes what processes that are gone left half done beside `target`. */
export function removePartFiles(target: string): void {
  const name = basename(target);
  for (const entry of readdirSync(dirname(target))) {
    const owner = entry.startsWith(name) ? ending.exec(entry.slice(name.length))?.[1] : undefined;
    if (owner !== undefined && !processExists(Number(owner))) remove(join(dirname(target), entry));
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // It belongs to somebody else, and costs nothing but space.
  }
}
