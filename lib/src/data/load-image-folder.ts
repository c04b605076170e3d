import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import { DataError } from "./data-error";
import type { Dataset, ImageShape } from "./dataset";
import { loadImage } from "./load-image";

const pictureName = /\.(png|jpe?g)$/i;

/**
 * A dataset of one's own: a folder with a folder of PNG or JPEG pictures for each class.
 *
 * @param folder its subfolders, in alphabetical order, are the classes
 * @param shape [28, 28, 1] treats each picture as a digit, see `loadImage`
 * @throws DataError when the folder, a class or a picture cannot be read, or a class has no picture
 * @example
 * const shoes = await loadImageFolder("shoes", [32, 32, 3]); // shoes/boots/1.png, shoes/sandals/1.png, …
 */
export async function loadImageFolder(folder: string, shape: ImageShape): Promise<Dataset> {
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
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const found = code === "ENOENT" ? "nothing there" : `one that cannot be read (${code})`;
    throw new DataError(folder, "a folder", found, "check the path and who may read it");
  }
}
