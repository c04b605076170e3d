import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { plural, t } from "../i18n";

const minute = 60_000;
/** A failed download is not tried again for so long, in milliseconds. */
const pause = 10 * minute;

const marker = (folder: string): string => `${folder}.no-download`;

/** Why a download into this folder failed less than ten minutes ago, and what to do; else undefined. */
export function recentFailure(folder: string): string | undefined {
  const file = marker(folder);
  try {
    const age = Math.max(0, Date.now() - statSync(file).mtimeMs);
    if (age >= pause) return undefined;
    const time = age < minute ? `${Math.ceil(age / 1000)} s` : plural(Math.floor(age / minute), "minute");
    const reason = readFileSync(file, "utf8");
    return t("{reason}, tried {time} ago; delete {file} to try at once", { reason, time, file });
  } catch {
    return undefined;
  }
}

/** Notes a failed download. */
export function rememberFailure(folder: string, reason: string): void {
  try {
    mkdirSync(dirname(folder), { recursive: true });
    writeFileSync(marker(folder), reason);
  } catch {
    // Where nothing can be written, the next one tries again.
  }
}
