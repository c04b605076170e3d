import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../root";

/** The files under version control, and new ones that git does not ignore; undefined in a copy without git. */
export function sourceFiles(): string[] | undefined {
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const { status, stdout } = spawnSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 26 });
  if (status !== 0) return undefined;
  return stdout.split("\0").filter((file) => file !== "" && existsSync(join(root, file)));
}

/** The folders of these files, with those that only hold folders, in order. */
export function foldersOf(files: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const file of files)
    for (let folder = dirname(file); folder !== "."; folder = dirname(folder)) folders.add(folder);
  return [...folders].sort();
}
