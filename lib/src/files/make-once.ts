import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { partFile, removePartFiles } from "./part-file";
import { processExists } from "./process-exists";

/**
 * A lock whose owner has not touched it for so long belongs to a process that is gone. Milliseconds. Written by hand,
 * though npm has proper-lockfile: that one keeps a lock fresh with a timer, and no timer runs during `make`, which is
 * synchronous.
 */
const staleAfter = 15_000;

/** How a folder is made, and recognised as complete. */
export interface Making {
  /** Whether nothing is missing in the folder; false where there is none. */
  complete(folder: string): boolean;
  /** Fills the folder that it is given; calls `alive` now and then. */
  make(temporary: string, alive: () => void): void;
}

/**
 * Makes a folder once, whoever else tries at the same time: one process makes it, the others wait. It appears
 * atomically, complete or not at all. An incomplete one that was there is renamed to `folder.incomplete`.
 *
 * @param folder what to make; nothing happens where it is complete
 */
export async function makeOnce(folder: string, { complete, make }: Making): Promise<void> {
  const lock = `${folder}.lock`;
  mkdirSync(dirname(folder), { recursive: true });
  while (!complete(folder)) {
    if (!take(lock)) {
      await sleep(100);
      continue;
    }
    try {
      if (!complete(folder)) fill(folder, lock, { complete, make });
    } finally {
      release(lock);
    }
  }
}

function fill(folder: string, lock: string, { complete, make }: Making): void {
  removePartFiles(folder);
  const temporary = partFile(folder);
  mkdirSync(temporary);
  try {
    make(temporary, () => touch(lock));
    if (!complete(temporary)) throw new Error(`${folder}: something is missing in what was made for it.`);
    if (existsSync(folder) && !complete(folder)) keepAsIncomplete(folder);
    moveInto(folder, temporary);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function keepAsIncomplete(folder: string): void {
  rmSync(`${folder}.incomplete`, { recursive: true, force: true });
  renameSync(folder, `${folder}.incomplete`);
}

/** Moves the folder into place, unless somebody else, who took over the lock, was faster. */
function moveInto(folder: string, temporary: string): void {
  try {
    renameSync(temporary, folder);
  } catch (error) {
    if (!["ENOTEMPTY", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}

/** Takes the lock if it is free or its owner is gone. */
function take(lock: string): boolean {
  try {
    const file = openSync(lock, "wx");
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    if (isAbandoned(lock)) rmSync(lock, { force: true });
    return false;
  }
}

/** Removes the lock, unless somebody took it over. */
function release(lock: string): void {
  if (ownerOf(lock) === process.pid) rmSync(lock, { force: true });
}

function isAbandoned(lock: string): boolean {
  try {
    const owner = ownerOf(lock);
    if (owner > 0 && !processExists(owner)) return true;
    return Date.now() - statSync(lock).mtimeMs > staleAfter;
  } catch {
    return false;
  }
}

/** The number of the process that holds the lock; 0 where nobody does, or has not said so yet. */
function ownerOf(lock: string): number {
  try {
    return Number(readFileSync(lock, "utf8"));
  } catch {
    return 0;
  }
}

function touch(lock: string): void {
  try {
    const now = new Date();
    utimesSync(lock, now, now);
  } catch {
    // The lock was taken over; the folder still appears atomically.
  }
}
