import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Writes a file that readers see whole or not at all, private to the user. Where nothing can be written, as in a folder that
 * is only read, nothing happens: what is kept in such files can be made again.
 */
export function writeWhole(file: string, data: Buffer): void {
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(unfinished, data, { mode: 0o600 });
    renameSync(unfinished, file);
  } catch {
    // made again next time
  }
}
