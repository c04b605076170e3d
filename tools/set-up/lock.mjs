// @ts-check
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inRoot, root } from "../paths.mjs";

const file = inRoot("build", "set-up", "lock");

/**
 * Runs a task while no other process sets up the same folder; waits for one that does.
 *
 * @param {() => Promise<void>} task
 */
export async function alone(task) {
  mkdirSync(dirname(file), { recursive: true });
  await takeTurn();
  try {
    await task();
  } finally {
    rmSync(file, { force: true });
  }
}

async function takeTurn() {
  let told;
  while (!take()) {
    const owner = readOwner();
    if (owner === undefined) continue; // given back meanwhile
    if (!isRunning(owner)) {
      rmSync(file, { force: true });
      continue;
    }
    if (owner !== told) {
      const lock = relative(root, file);
      console.log(`  … waiting for the set-up of process ${owner} (delete ${lock} if there is none)`);
    }
    told = owner;
    await sleep(300);
  }
}

/** The lock appears with its owner's number in it, in one move: nobody reads half of it. */
function take() {
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

/** The number in the lock, or undefined where there is no lock. */
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
