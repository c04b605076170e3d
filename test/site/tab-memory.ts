import { readdirSync, readFileSync } from "node:fs";

/** What the largest page of a browser that this process started holds in memory: MB of its process, shared code and all. */
export function tabMemory(): number {
  const pages = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && isPage(name));
  return Math.max(...pages.map((pid) => Number(field(pid, "VmRSS")) / 1024));
}

function isPage(pid: string): boolean {
  try {
    if (!readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("--type=renderer")) return false;
    for (let at = pid; Number(at) > 1; at = field(at, "PPid")) if (at === String(process.pid)) return true;
  } catch {
    // it has just ended
  }
  return false;
}

const field = (pid: string, name: string): string =>
  new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? "0";
