import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { root } from "../root";
import { temporaryFolder } from "../temporary-folder";

test("a site takes no place of somebody's files, and a folder of images has to be there", async () => {
  const { checkFolders } = (await import(
    pathToFileURL(join(root, "browser/builder/check-folders.mjs")).href
  )) as { checkFolders(out: string, data?: string): void };
  const folder = temporaryFolder("site-folder");
  checkFolders(folder);
  checkFolders(join(folder, "new"), folder);
  assert.throws(
    () => checkFolders(folder, join(folder, "images")),
    /There is no folder .*images: --data names/,
  );
  mkdirSync(join(folder, "thesis"));
  assert.throws(() => checkFolders(folder), /holds other files: name a new folder, or that of a site/);
  writeFileSync(join(folder, "site.json"), "{}");
  checkFolders(folder);
});
