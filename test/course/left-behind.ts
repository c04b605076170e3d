import { readdirSync, readFileSync } from "node:fs";

/** Command lines of processes, other than this one, that have to do with a folder. */
export function processesOf(folder: string): string[] {
  const numbers = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && name !== String(process.pid));
  return numbers.map(commandLine).filter((words) => words.includes(folder));
}

function commandLine(number: string): string {
  try {
    return readFileSync(`/proc/${number}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return ""; // it has ended meanwhile
  }
}
