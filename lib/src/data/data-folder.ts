import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { dirname, join, resolve } from "node:path";

/** A failed download is not tried again for so long, in milliseconds. */
const pause = 10 * 60 * 1000;

/** The lab's own `data/`, beside the package that this file belongs to. */
export function dataFolder(): string {
  return resolve(__dirname, "..", "..", "..", "data");
}

/**
 * `folder/name` where it can be written, else a folder of the same name among temporary files.
 *
 * @param say hears the one line that tells of the second
 */
export function writableFolder(folder: string, name: string, say: (line: string) => void): string {
  const wanted = join(folder, name);
  if (canWrite(wanted)) return wanted;
  const other = join(
    tmpdir(),
    `image-lab-${userInfo().uid}`,
    ...(folder.endsWith("stand-in") ? ["stand-in"] : []),
    name,
  );
  say(`${wanted} cannot be written: ${other} is used instead.`);
  return other;
}

function canWrite(folder: string): boolean {
  try {
    const existing = existsSync(folder) ? folder : nearest(folder);
    accessSync(existing, constants.W_OK);
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

const marker = (folder: string): string => `${folder}.no-download`;

/** Why a download failed less than ten minutes ago, or undefined. */
export function recentlyFailed(folder: string): string | undefined {
  try {
    const file = marker(folder);
    return Date.now() - statSync(file).mtimeMs < pause ? readFileSync(file, "utf8") : undefined;
  } catch {
    return undefined;
  }
}

/** Notes a failed download. */
export function rememberFailure(folder: string, reason: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  writeFileSync(marker(folder), reason);
}
