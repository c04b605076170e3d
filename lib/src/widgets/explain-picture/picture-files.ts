import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { DataError } from "../../data/errors";

/** A name that starts with a dot is hidden: systems keep files of their own under such names. */
const pictureName = /^[^.].*\.(png|jpe?g)$/i;

/**
 * The picture itself, or the PNG and JPEG pictures of a folder in alphabetical order.
 *
 * @throws DataError when there is nothing, or a folder without pictures
 */
export function pictureFiles(path: string): string[] {
  if (!existsSync(path)) {
    const advice = "put a PNG or JPEG there, or correct the path; it starts where the notebook lies";
    throw new DataError(path, "a picture or a folder of pictures", "nothing there", advice);
  }
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path)
    .filter((name) => pictureName.test(name))
    .sort();
  if (names.length > 0) return names.map((name) => join(path, name));
  throw new DataError(path, "at least one PNG or JPEG picture", "none", "add pictures to the folder");
}
