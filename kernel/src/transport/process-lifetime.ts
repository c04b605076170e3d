/**
 * When the kernel's process ends, and with it what cells started.
 *
 * Processes that cells started are in the kernel's process group, which it leads when Jupyter starts it. Where it leads
 * none (in a sandbox, under a debugger), the signals below reach the kernel alone or nobody.
 */
import { writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const PARENT_CHECK_MS = 1000;
/** How long what cells started may take to end when it is asked to. */
const FAREWELL_MS = 100;

/** A kernel whose Jupyter server was killed has nobody to talk to: it ends too. */
export function endWithParentProcess(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) killAll();
  }, PARENT_CHECK_MS).unref();
}

/** Ends a kernel whose connection is lost: nobody could reach it any more, nor end it. */
export function endWithoutClients(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  try {
    writeSync(2, `The kernel lost its connection and ends: ${reason}\n`);
  } finally {
    killAll();
  }
}

/** Asks what cells started to end. What stays nevertheless ends with the kernel, whose own end must follow now. */
export async function endChildren(): Promise<void> {
  const stay = (): void => {};
  process.on("SIGTERM", stay);
  if (!signalGroup("SIGTERM")) return;
  await sleep(FAREWELL_MS);
  process.on("exit", killAll); // the last of those who listen
}

const exit = process.exit.bind(process); // what cells find there is another: run/refused-exit.ts

/** Ends the kernel, after all that listens to its end. */
export function exitKernel(): never {
  return exit(0);
}

/** Ends the kernel, and what cells started, at once. */
export function killAll(): void {
  signalGroup("SIGKILL");
  process.kill(process.pid, "SIGKILL");
}

/** @returns false when the kernel leads no group */
function signalGroup(signal: NodeJS.Signals): boolean {
  try {
    return process.kill(-process.pid, signal);
  } catch {
    return false;
  }
}
