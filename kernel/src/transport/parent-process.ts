import { killAll } from "./process-group";

const CHECK_MS = 1000;

/** A kernel whose Jupyter server was killed has nobody to talk to: it leaves too. */
export function leaveWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) killAll();
  }, CHECK_MS).unref();
}
