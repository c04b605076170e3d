// @ts-check
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inRoot } from "../paths.mjs";

const file = inRoot("build", "set-up", "lock");

/**
 * Runs a task while no other process sets up the same folder; waits for one that does.
 *
 * @param {() => Promise<void>} task
 */
export async function alone(task) {
  mkdirSync(dirname(file), { recursive: true });
  while (!take()) await sleep(300);
  try {
    await task();
  } finally {
    rmSync(file, { force: true });
  }
}

function take() {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    if (!ownerRuns()) rmSync(file, { force: true });
    return false;
  }
}

function ownerRuns() {
  try {
    process.kill(Number(readFileSync(file, "utf8")), 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
