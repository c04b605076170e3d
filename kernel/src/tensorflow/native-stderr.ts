import { closeSync, existsSync, openSync } from "node:fs";

const STDERR = 2;

/**
 * Keeps what native code prints away from the terminal that the kernel was started in: TensorFlow greets from C++, past
 * `process.stderr`, before any of its settings can forbid it. Returns what ends the silence.
 *
 * The descriptor is closed and opened again: the lowest free number is 2. What cannot be opened again, a socket, stays
 * closed to native code; what cells print does not pass there. In a sandbox without `/proc/self/fd` nothing could be
 * opened again: there stderr stays as it is, and the grader reads in it why a process gave up.
 *
 * Between closing and opening another thread (ZeroMQ's, say) may open a file, which then is descriptor 2. It is left
 * alone from then on.
 */
export function muteNativeStderr(): () => void {
  if (isTaken || !existsSync("/proc/self/fd")) return () => {};
  const saved = reopen(`/proc/self/fd/${STDERR}`);
  replaceStderr("/dev/null");
  let muted = true;
  return () => {
    if (!muted || saved === null) return;
    muted = false;
    if (!isTaken) replaceStderr(`/proc/self/fd/${saved}`);
    closeSync(saved);
  };
}

/** Whether descriptor 2 belongs to somebody else by now. */
let isTaken = false;

function reopen(path: string): number | null {
  try {
    return openSync(path, "a");
  } catch {
    return null;
  }
}

function replaceStderr(path: string): void {
  closeSync(STDERR);
  const opened = reopen(path);
  isTaken = opened !== STDERR;
  if (isTaken && opened !== null) closeSync(opened);
}
