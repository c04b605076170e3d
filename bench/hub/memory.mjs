import { readdirSync, readFileSync } from "node:fs";

/**
 * Megabytes of each learner's processes: server, kernel and what they started. A page that several processes share
 * counts in shares (`Pss`), so that the sum over learners is what the machine needs.
 */
export function megabytesOfUsers(names) {
  const sums = new Map(names.map((name) => [name, 0]));
  for (const id of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    const name = ownerOf(id);
    if (sums.has(name)) sums.set(name, sums.get(name) + megabytes(id));
  }
  return sums;
}

/** The learner in whose home a process was started, by what JupyterHub wrote into its environment. */
function ownerOf(id) {
  return /(?:^|\0)JUPYTERHUB_USER=([^\0]*)/.exec(read(`/proc/${id}/environ`))?.[1];
}

function megabytes(id) {
  return Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${id}/smaps_rollup`))?.[1] ?? 0) / 1024;
}

/** A file of a process that may have ended meanwhile. */
function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
