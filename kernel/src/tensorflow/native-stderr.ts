import { closeSync, existsSync, openSync } from "node:fs";

const STDERR = 2;

/**
 * Keeps what native code prints away from the terminal that the kernel was started in: TensorFlow greets from C++, past
 * `process.stderr`, before any of its settings can forbid it. Returns what ends the silence.
 *
 * The descriptor is closed and opened again: the lowest free number is 2. What cannot be opened again, a socket, stays
 * closed to native code; what cells print does not pass there. In a sandbox without `/proc/self/fd` nothing could be
 * opened again: there stderr stays as it is, and the grader reads in it why a process gave up.
 */
export function muteNativeStderr(): () => void {
  if (!existsSync("/proc/self/fd")) return () => {};
  const saved = reopen(`/proc/self/fd/${STDERR}`);
  replaceStderr("/dev/null");
  let muted = true;
  return () => {
    if (!muted || saved === null) return;
    muted = false;
    replaceStderr(`/proc/self/fd/${saved}`);
    closeSync(saved);
  };
}

function reopen(path: string): number | null {
  try {
    return openSync(path, "a");
  } catch {
    return null;
  }
}

function replaceStderr(path: string): void {
  closeSync(STDERR);
  reopen(path);
}
