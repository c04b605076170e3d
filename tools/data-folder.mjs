// @ts-check
import { resolve } from "node:path";

/**
 * Makes `LAB_DATA_DIR` absolute, as seen from where the command was given: the kernels that are started from here on have
 * other folders to begin from. npm says in `INIT_CWD` where it was called.
 */
export function fixDataFolder() {
  const given = process.env.LAB_DATA_DIR;
  if (given) process.env.LAB_DATA_DIR = resolve(process.env.INIT_CWD ?? "", given);
}
