import { closeSync, openSync } from "node:fs";

const STDERR = 2;

/**
 * Keeps what native code prints away from the terminal that the kernel was started in, while `load` runs: TensorFlow
 * greets from C++, past `process.stderr`, before any of its settings can forbid it.
 *
 * The descriptor is closed and opened again: the lowest free number is 2. Where that cannot be done, nothing changes.
 */
export function muteNativeStderr<T>(load: () => T): T {
  const saved = reopen(`/proc/self/fd/${STDERR}`);
  if (saved === null || !replaceStderr("/dev/null")) return load();
  try {
    return load();
  } finally {
    replaceStderr(`/proc/self/fd/${saved}`);
    closeSync(saved);
  }
}

function reopen(path: string): number | null {
  try {
    return openSync(path, "a");
  } catch {
    return null; // a socket, or no /proc
  }
}

function replaceStderr(path: string): boolean {
  closeSync(STDERR);
  const opened = reopen(path);
  return opened === STDERR;
}
