import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root";

/** Of names and contents of files and folders of the lab: what is written anew and stays the same counts as the same. */
export function digestOf(sources: readonly string[]): string {
  const hash = createHash("sha256");
  for (const source of sources.map((name) => join(root, name)))
    for (const file of statSync(source).isDirectory() ? filesIn(source) : [source])
      hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}

function filesIn(place: string): string[] {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/node_modules|__pycache__/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name));
}
