import { join } from "node:path";
import { plural, t, translateName } from "../i18n";
import { checkShape } from "./check-shape";
import type { Dataset, ImageShape } from "./dataset";
import { showInOneLine } from "./describe";
import { DataError } from "./errors";
import { type LoadImageOptions, loadImage } from "./load-image";
import { foldersIn, type LeftOut, picturesIn } from "./picture-files";

/** A label is a byte. */
const mostClasses = 256;
/** Pictures that a line names, and lines about single pictures; how many more there are is told, too. */
const mostNamed = 8;

/**
 * A dataset of one's own: a folder with a folder of pictures (PNG, JPEG, GIF, BMP, TIFF) for each class. A line says
 * which pictures were left out and why, and of which digits it is unsure that they were found.
 *
 * @param folder its subfolders, in alphabetical order, are the classes, 256 at most; hidden ones are left out
 * @param shape [28, 28, 1] treats each picture as a digit, see `loadImage`
 * @throws DataError when the folder, a class or a picture cannot be read, or a class has no picture
 * @throws RangeError when the shape has another number of channels than 1 or 3
 * @example
 * const shoes = await loadImageFolder("shoes", [32, 32, 3]); // shoes/boots/1.png, shoes/sandals/1.png, …
 */
export async function loadImageFolder(
  folder: string,
  shape: ImageShape,
  { tell = console.log }: LoadImageOptions = {},
): Promise<Dataset> {
  checkShape("loadImageFolder", shape);
  const classNames = classesIn(folder);
  const images: Uint8Array[] = [];
  const labels: number[] = [];
  const leftOut = picturesIn(folder).files.map((file) => ({
    name: file.slice(folder.length + 1),
    reason: "in no class's folder",
  }));
  const doubts: string[] = [];
  for (const [label, name] of classNames.entries()) {
    const pictures = picturesIn(join(folder, name));
    leftOut.push(...pictures.leftOut.map((left) => ({ ...left, name: join(name, left.name) })));
    if (pictures.files.length === 0) refuseEmptyClass(join(folder, name), pictures.leftOut);
    for (const picture of pictures.files) {
      images.push(await loadImage(picture, shape, { tell: (line) => doubts.push(line) }));
      labels.push(label);
    }
  }
  tellAll(folder, leftOut, doubts, tell);
  return showInOneLine({
    name: folder,
    images: Uint8Array.from(Buffer.concat(images)),
    labels: Uint8Array.from(labels),
    shape,
    classNames,
    origin: "folder",
  });
}

function classesIn(folder: string): string[] {
  const classNames = foldersIn(folder);
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
  return classNames;
}

function refuseEmptyClass(folder: string, leftOut: readonly LeftOut[]): never {
  const [first] = leftOut;
  throw new DataError(
    folder,
    "at least one PNG or JPEG picture",
    first === undefined ? "none" : `none that can be read, but ${first.name} (${first.reason})`,
    first === undefined
      ? "add pictures or remove the folder"
      : "save them as PNG or JPEG, or remove the folder",
  );
}

function tellAll(
  folder: string,
  leftOut: readonly LeftOut[],
  doubts: readonly string[],
  tell: (line: string) => void,
): void {
  if (leftOut.length > 0) {
    const named = leftOut.slice(0, mostNamed).map(({ name, reason }) => `${name} (${translateName(reason)})`);
    if (leftOut.length > mostNamed) named.push("…");
    const values = { folder, pictures: plural(leftOut.length, "picture"), names: named.join(", ") };
    tell(t("{folder}: left out {pictures}: {names}", values));
  }
  for (const line of doubts.slice(0, mostNamed)) tell(line);
  if (doubts.length <= mostNamed) return;
  const more = plural(doubts.length - mostNamed, "picture");
  tell(
    t("{folder}: it is unsure whether the digit was found in {pictures} more", { folder, pictures: more }),
  );
}
