import { accessSync, constants, existsSync, mkdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { t } from "../i18n";

/** The lab's own `data/`, beside the package that this file belongs to. */
export function dataFolder(): string {
  return resolve(__dirname, "..", "..", "..", "data");
}

/**
 * `folder/name` where it can be written, else a folder of the same name among temporary files.
 *
 * @param tell hears the one line that tells of the second
 */
export function writableFolder(folder: string, name: string, tell: (line: string) => void): string {
  const wanted = join(folder, name);
  if (canWrite(wanted)) return wanted;
  const other = join(
    tmpdir(),
    `image-lab-${process.getuid?.() ?? "user"}`,
    ...(folder.endsWith("stand-in") ? ["stand-in"] : []),
    name,
  );
  tell(t("{wanted} cannot be written: {other} is used instead.", { wanted, other }));
  return other;
}

function canWrite(folder: string): boolean {
  try {
    const existing = existsSync(folder) ? folder : nearest(folder);
    accessSync(existing, constants.W_OK);
    if (!statSync(existing).isDirectory()) return false;
    mkdirSync(dirname(folder), { recursive: true });
    return true;
  } catch {
    return false;
  }
}

function nearest(folder: string): string {
  const above = dirname(folder);
  return existsSync(above) ? above : nearest(above);
}
