import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** How long a process may take to end after it was interrupted. */
const END_MS = 150;

/** Processes that this one has started and that still run; none where the system does not say. */
export function childProcesses(): number[] {
  return childrenOf(process.pid, parents());
}

/**
 * Interrupts, then kills, the children of this process but for `others`, with all that they have started.
 */
export function endChildrenBeside(others: readonly number[]): void {
  const table = parents();
  const children = childrenOf(process.pid, table).filter((pid) => !others.includes(pid));
  const all = children.flatMap((pid) => [pid, ...descendantsOf(pid, table)]);
  signal(all, "SIGINT");
  setTimeout(() => signal(all, "SIGKILL"), END_MS);
}

function signal(pids: number[], name: NodeJS.Signals): void {
  for (const pid of pids)
    try {
      process.kill(pid, name);
    } catch {
      // it has ended
    }
}

function childrenOf(pid: number, table: Map<number, number>): number[] {
  return [...table].flatMap(([child, parent]) => (parent === pid ? [child] : []));
}

function descendantsOf(pid: number, table: Map<number, number>): number[] {
  return childrenOf(pid, table).flatMap((child) => [child, ...descendantsOf(child, table)]);
}

/** Each process's parent. */
function parents(): Map<number, number> {
  try {
    return process.platform === "linux" ? parentsInProc() : parentsFromPs();
  } catch {
    return new Map();
  }
}

function parentsInProc(): Map<number, number> {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return new Map(pids.map((pid) => [Number(pid), parentInProc(pid)]));
}

function parentInProc(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return 0; // it has ended
  }
}

function parentsFromPs(): Map<number, number> {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  return new Map(lines.map((line) => line.trim().split(/\s+/).map(Number) as [number, number]));
}
