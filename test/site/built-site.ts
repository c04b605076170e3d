import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { digestOf } from "../digest";
import { root } from "../root";

const folder = join(root, "build", "site-for-tests");
const stamp = join(root, "build", "site-for-tests.stamp");

/** What a site is made from. */
const sources = ["browser", "kernel/src", "lib/src", "native/src", "notebooks", "package-lock.json"];

/** The site, built once for these sources; returns its folder. */
export function builtSite(): string {
  const wanted = digestOf(sources);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return folder;
  execFileSync(process.execPath, [join(root, "browser/site.mjs"), "--out", folder], { stdio: "pipe" });
  writeFileSync(stamp, wanted);
  return folder;
}
