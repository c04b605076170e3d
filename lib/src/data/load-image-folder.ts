import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import { checkShape } from "./check-shape";
import type { Dataset, ImageShape } from "./dataset";
import { DataError } from "./errors";
import { loadImage } from "./load-image";

/** A name that starts with a dot is hidden: notebooks and systems keep files of their own under such names. */
const [pictureName, hiddenName] = [/\.(png|jpe?g)$/i, /^\./];
/** A label is a byte. */
const mostClasses = 256;

/**
 * A dataset of one's own: a folder with a folder of PNG or JPEG pictures for each class.
 *
 * @param folder its subfolders, in alphabetical order, are the classes, 256 at most; hidden ones are left out
 * @param shape [28, 28, 1] treats each picture as a digit, see `loadImage`
 * @throws DataError when the folder, a class or a picture cannot be read, or a class has no picture
 * @throws RangeError when the shape has another number of channels than 1 or 3
 * @example
 * const shoes = await loadImageFolder("shoes", [32, 32, 3]); // shoes/boots/1.png, shoes/sandals/1.png, …
 */
export async function loadImageFolder(folder: string, shape: ImageShape): Promise<Dataset> {
  checkShape("loadImageFolder", shape);
  const classNames = entries(folder)
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  if (classNames.length === 0) {
    throw new DataError(
      folder,
      "a folder for each class",
      "none",
      "make one, for example boots/ and sandals/",
    );
  }
  if (classNames.length > mostClasses) {
    throw new DataError(
      folder,
      `at most ${mostClasses} folders, one for each class`,
      String(classNames.length),
      "join classes or leave some out",
    );
  }
  const images: Uint8Array[] = [];
  const labels: number[] = [];
  for (const [label, name] of classNames.entries()) {
    const pictures = picturesOf(join(folder, name));
    for (const picture of pictures) {
      images.push(await loadImage(picture, shape));
      labels.push(label);
    }
  }
  return {
    name: folder,
    images: Uint8Array.from(Buffer.concat(images)),
    labels: Uint8Array.from(labels),
    shape,
    classNames,
    origin: "folder",
  };
}

function picturesOf(folder: string): string[] {
  const names = entries(folder)
    .filter((entry) => entry.isFile() && pictureName.test(entry.name))
    .map((entry) => entry.name)
    .sort();
  if (names.length === 0) {
    throw new DataError(
      folder,
      "at least one PNG or JPEG picture",
      "none",
      "add pictures or remove the folder",
    );
  }
  return names.map((name) => join(folder, name));
}

function entries(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !hiddenName.test(name));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const found = code === "ENOENT" ? "nothing there" : `one that cannot be read (${code})`;
    throw new DataError(folder, "a folder", found, "check the path and who may read it");
  }
}
