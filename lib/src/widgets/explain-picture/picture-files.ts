import { existsSync, statSync } from "node:fs";
import { DataError } from "../../data/errors";
import { picturesIn } from "../../data/picture-files";

/**
 * The picture itself, or the pictures of a folder in alphabetical order.
 *
 * @throws DataError when there is nothing, or a folder without pictures that can be read
 */
export function pictureFiles(path: string): readonly string[] {
  if (!existsSync(path)) {
    const advice = "put a PNG or JPEG there, or correct the path; it starts where the notebook lies";
    throw new DataError(path, "a picture or a folder of pictures", "nothing there", advice);
  }
  if (!statSync(path).isDirectory()) return [path];
  const { files, leftOut } = picturesIn(path);
  if (files.length > 0) return files;
  const [first] = leftOut;
  const found = first === undefined ? "none" : `none that can be read, but ${first.name} (${first.reason})`;
  throw new DataError(path, "at least one PNG or JPEG picture", found, "add pictures to the folder");
}
