import { closeSync, type Dirent, openSync, readdirSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { DataError } from "./errors";
import { fileKind, isPicture, isReadable } from "./file-kind";

/** A name that starts with a dot is hidden: notebooks and systems keep files of their own under such names. */
const hiddenName = /^\./;
/** Names of pictures that can be read; whatever else is one is known by its bytes. */
const pictureName = /\.(a?png|jpe?g|jpe|jfif|gif|bmp|dib|tiff?)$/i;

/** A picture that was not taken, and why, in English: "a HEIC picture, as iPhones take them". */
export interface LeftOut {
  readonly name: string;
  readonly reason: string;
}

/** Pictures of a folder in alphabetical order, and what was left out of it. */
export interface PictureFiles {
  readonly files: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Looks a folder through for pictures; symbolic links are followed.
 *
 * @throws DataError when the folder cannot be read
 */
export function picturesIn(folder: string): PictureFiles {
  const files: string[] = [];
  const leftOut: LeftOut[] = [];
  for (const { name } of entriesOf(folder)) {
    const path = join(folder, name);
    const what = kindOf(path);
    if (what === "folder") {
      if (holdsPictures(path)) leftOut.push({ name: `${name}/`, reason: "a folder in a class's folder" });
    } else if (what === "broken link") leftOut.push({ name, reason: "a link to nothing" });
    else if (pictureName.test(name) ? !isForeign(what) : isReadable(what)) files.push(path);
    else if (isForeign(what)) leftOut.push({ name, reason: what! });
  }
  return { files, leftOut };
}

/** Names of the folders in a folder, links to folders among them. */
export function foldersIn(folder: string): string[] {
  return entriesOf(folder)
    .map(({ name }) => name)
    .filter((name) => kindOf(join(folder, name)) === "folder");
}

/** All entries but hidden ones, in alphabetical order. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => !hiddenName.test(name))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const found = code === "ENOENT" ? "nothing there" : `one that cannot be read (${code})`;
    throw new DataError(folder, "a folder", found, "check the path and who may read it");
  }
}

function kindOf(path: string): string | undefined {
  try {
    const status = statSync(path);
    if (status.isDirectory()) return "folder";
    return status.isFile() ? fileKind(beginningOf(path)) : undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? "broken link" : undefined;
  }
}

function beginningOf(path: string): Buffer {
  const beginning = Buffer.alloc(512);
  const file = openSync(path, "r");
  try {
    return beginning.subarray(0, readSync(file, beginning));
  } finally {
    closeSync(file);
  }
}

/** A picture of a kind that cannot be read, whatever its name says. */
function isForeign(kind: string | undefined): boolean {
  return isPicture(kind) && !isReadable(kind);
}

function holdsPictures(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => pictureName.test(name));
  } catch {
    return false;
  }
}
