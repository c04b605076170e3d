import { setTimeout as sleep } from "node:timers/promises";

/**
 * Processes that cells started are in the kernel's process group, which it leads when Jupyter starts it. Where it leads none
 * (in a sandbox, under a debugger), these reach the kernel alone or nobody.
 */

/** How long what cells started may take to end when it is asked to. */
const FAREWELL_MS = 100;

/** Asks what cells started to end. What stays nevertheless ends with the kernel, whose own end must follow now. */
export async function endChildren(): Promise<void> {
  const stay = (): void => {};
  process.on("SIGTERM", stay);
  if (!signalGroup("SIGTERM")) return;
  await sleep(FAREWELL_MS);
  process.on("exit", killAll); // the last of those who listen
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
