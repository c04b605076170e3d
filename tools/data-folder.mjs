// @ts-check
import { resolve } from "node:path";

/**
 * Makes `LAB_DATA_DIR` absolute, relative to where the command was given: kernels run in other folders. npm says in
 * `INIT_CWD` where it was called.
 */
export function fixDataFolder() {
  const given = process.env.LAB_DATA_DIR;
  if (given) process.env.LAB_DATA_DIR = resolve(process.env.INIT_CWD ?? "", given);
}
