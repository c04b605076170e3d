/**
 * Processes that cells started are in the kernel's process group, which it leads when Jupyter starts it. Where it leads none
 * (in a sandbox, under a debugger), these reach the kernel alone or nobody.
 */

/** Asks what cells started to end; the kernel itself stays. */
export function endChildren(): void {
  const stay = (): void => {};
  process.on("SIGTERM", stay);
  signalGroup("SIGTERM");
}

/** Ends the kernel, and what cells started, at once. */
export function killAll(): void {
  signalGroup("SIGKILL");
  process.kill(process.pid, "SIGKILL");
}

function signalGroup(signal: NodeJS.Signals): void {
  try {
    process.kill(-process.pid, signal);
  } catch {
    // the kernel leads no group
  }
}
