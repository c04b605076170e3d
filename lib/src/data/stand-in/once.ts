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

/** A lock whose owner has not touched it for so long belongs to a process that is gone. Milliseconds. */
const staleAfter = 15_000;

/**
 * Makes a folder once, whoever else tries at the same time: one process makes it, the others wait. It appears in
 * one move, complete or not at all.
 *
 * @param folder what to make; nothing happens where it exists
 * @param make fills the folder it is given; calls `alive` now and then
 */
export async function makeOnce(
  folder: string,
  make: (temporary: string, alive: () => void) => void,
): Promise<void> {
  const lock = `${folder}.lock`;
  mkdirSync(dirname(folder), { recursive: true });
  while (!existsSync(folder)) {
    if (!take(lock)) {
      await sleep(100);
      continue;
    }
    try {
      if (!existsSync(folder)) fill(folder, lock, make);
    } finally {
      rmSync(lock, { force: true });
    }
  }
}

function fill(folder: string, lock: string, make: (temporary: string, alive: () => void) => void): void {
  const temporary = `${folder}.${process.pid}.part`;
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary);
  try {
    make(temporary, () => touch(lock));
    renameSync(temporary, folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
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

function isAbandoned(lock: string): boolean {
  try {
    const owner = Number(readFileSync(lock, "utf8"));
    if (owner > 0 && !isRunning(owner)) return true;
    return Date.now() - statSync(lock).mtimeMs > staleAfter;
  } catch {
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function touch(lock: string): void {
  try {
    const now = new Date();
    utimesSync(lock, now, now);
  } catch {
    // The lock was taken over; the folder still appears in one move.
  }
}
