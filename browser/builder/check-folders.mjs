// @ts-check
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * Throws, before anything is built, where a site would replace somebody's files, or where no images are.
 *
 * @param {string} out where the site is to be
 * @param {string | undefined} data folder of the images
 */
export function checkFolders(out, data) {
  const isFolder = existsSync(out) && statSync(out).isDirectory();
  const isFree = isFolder
    ? readdirSync(out).length === 0 || existsSync(join(out, "site.json"))
    : !existsSync(out);
  if (!isFree)
    throw new Error(
      `A site takes the place of what is in its folder, and ${out} holds other files: name a new folder, or that of a site.`,
    );
  if (data !== undefined && !(existsSync(data) && statSync(data).isDirectory()))
    throw new Error(`There is no folder ${data}: --data names the one with the published images.`);
}
