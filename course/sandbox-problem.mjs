// @ts-check
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * Why submissions cannot be graded in a sandbox on this machine, with how to fix it, or undefined. For `npm run doctor`.
 *
 * @returns {string | undefined}
 */
export function sandboxProblem() {
  const probe = JSON.parse(readFileSync(new URL("sandbox-probe.json", import.meta.url), "utf8"));
  const tried = spawnSync("bwrap", probe, { encoding: "utf8" });
  if (tried.error) return "not found, grading will refuse: sudo apt-get install bubblewrap";
  if (tried.status !== 0)
    return `it cannot make a sandbox (${tried.stderr.trim()}), grading will refuse: allow unprivileged user namespaces`;
  return undefined;
}
