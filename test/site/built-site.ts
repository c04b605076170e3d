import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../root";

const folder = join(root, "build", "site-for-tests");
const stamp = join(root, "build", "site-for-tests.stamp");

/** What a site is made from. */
const sources = ["browser", "kernel/src", "lib/src", "native/src", "notebooks", "package-lock.json"];

/** The site, built once for these sources; returns its folder. */
export function builtSite(): string {
  const wanted = digest();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return folder;
  execFileSync(process.execPath, [join(root, "browser/site.mjs"), "--out", folder], { stdio: "pipe" });
  writeFileSync(stamp, wanted);
  return folder;
}

/** Of names and contents: notebooks are often written anew and stay the same. */
function digest(): string {
  const hash = createHash("sha256");
  for (const source of sources.map((name) => join(root, name)))
    for (const file of statSync(source).isDirectory() ? filesIn(source) : [source])
      hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}

function filesIn(place: string): string[] {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("node_modules"))
    .map((entry) => join(entry.parentPath, entry.name));
}
