import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** An empty folder in `place` whose name begins with `name`; it goes with the process that asked for it. */
export function temporaryFolder(name: string, place: string = tmpdir()): string {
  const folder = mkdtempSync(join(place, `${name}-`));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
