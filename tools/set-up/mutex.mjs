// @ts-check
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inRoot, root } from "../paths.mjs";

/** Written by hand, though npm has proper-lockfile: this runs before npm's packages are installed. */
const file = inRoot("build", "set-up", "lock");

/**
 * Runs a task while no other process sets up the same folder; waits for one that does.
 *
 * @param {() => Promise<void>} task
 */
export async function withMutex(task) {
  mkdirSync(dirname(file), { recursive: true });
  await acquire();
  try {
    await task();
  } finally {
    rmSync(file, { force: true });
  }
}

async function acquire() {
  let reported;
  while (!tryAcquire()) {
    const owner = readOwner();
    if (owner === undefined) continue; // released meanwhile
    if (!isRunning(owner)) {
      rmSync(file, { force: true });
      continue;
    }
    if (owner !== reported) {
      const lock = relative(root, file);
      console.log(`  … waiting for the set-up of process ${owner} (delete ${lock} if there is none)`);
    }
    reported = owner;
    await sleep(300);
  }
}

/** The lock file appears with its owner's process id in it, atomically: nobody reads half of it. */
function tryAcquire() {
  const own = `${file}.${process.pid}`;
  try {
    writeFileSync(own, String(process.pid));
    linkSync(own, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

/** The process id in the lock, or undefined where there is no lock. */
function readOwner() {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ENOENT") throw error;
    return undefined;
  }
}

/** An empty or damaged lock names no process. @param {number} owner */
function isRunning(owner) {
  if (!(owner > 0)) return false;
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
