import { readdirSync, readFileSync } from "node:fs";

/** Ends a process and everything it started at one moment, as a power cut would: nobody gets to clean up. */
export function killTree(pid: number): void {
  const stopped = new Set<number>();
  for (let found = [pid]; found.length > 0; found = familyOf(pid).filter((member) => !stopped.has(member)))
    for (const member of found) {
      stopped.add(member);
      signal(member, "SIGSTOP"); // so that nothing is started while the rest is looked for
    }
  for (const member of stopped) signal(member, "SIGKILL");
}

/** A process and its descendants that are there now. */
function familyOf(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync("/proc")) {
    const parent = parentOf(name);
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const family = [pid];
  for (const member of family) family.push(...(children.get(member) ?? []));
  return family;
}

function parentOf(process: string): number | undefined {
  if (!/^\d+$/.test(process)) return undefined;
  try {
    const [, parent] = readFileSync(`/proc/${process}/stat`, "utf8").match(/\) \S (\d+) /) ?? [];
    return Number(parent);
  } catch {
    return undefined; // it has ended meanwhile
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // it has ended meanwhile
  }
}
