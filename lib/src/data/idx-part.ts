import type { Dataset, Origin } from "./dataset";
import { showInOneLine } from "./describe";
import { DataError } from "./errors";
import { expectNoBlackEnd } from "./expect-parts";
import { readIdxImages, readIdxLabels } from "./idx";
import { readBytes } from "./read-bytes";

/** A part of a set in IDX files, and in what it is another than MNIST. */
export interface IdxPart {
  readonly name: string;
  readonly imagesFile: string;
  readonly labelsFile: string;
  readonly classNames: readonly string[];
  readonly origin: Origin;
  /** Label of the first class in the file; 0 if left out. */
  readonly firstLabel?: number;
  /** Whether the file has images column by column. */
  readonly transposed?: boolean;
}

/**
 * Reads images of 28×28 and their labels.
 *
 * @throws DataError when a file cannot be used or the two do not belong together
 */
export function readIdxPart(part: IdxPart): Dataset {
  const { name, imagesFile, labelsFile, classNames, origin, firstLabel, transposed } = part;
  const { count, rows, cols, pixels } = readIdxImages(readBytes(imagesFile), imagesFile);
  if (rows !== 28 || cols !== 28) {
    throw new DataError(imagesFile, "images of 28×28 pixels", `${rows}×${cols}`, "take the published file");
  }
  const labels = readIdxLabels(readBytes(labelsFile), labelsFile, classNames.length, firstLabel);
  if (labels.length !== count) {
    throw new DataError(
      labelsFile,
      `a label for each of ${count} images`,
      `${labels.length} labels`,
      "take images and labels from the same source",
    );
  }
  expectNoBlackEnd({ images: pixels, labels }, imagesFile);
  const images = transposed ? withRowsFirst(pixels, rows) : pixels;
  return showInOneLine({ name, images, labels, shape: [28, 28, 1], classNames, origin });
}

/** Square images whose columns stand one after the other, with their rows so. */
function withRowsFirst(pixels: Uint8Array, side: number): Uint8Array {
  const turned = new Uint8Array(pixels.length);
  for (let first = 0; first < pixels.length; first += side * side) {
    for (let at = 0; at < side * side; at++) {
      turned[first + at] = pixels[first + (at % side) * side + Math.floor(at / side)]!;
    }
  }
  return turned;
}
