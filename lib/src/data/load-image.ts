import { basename } from "node:path";
import { t } from "../i18n";
import { centreDigit } from "./centre-digit";
import { checkShape } from "./check-shape";
import { findInClearest } from "./clearest-colour";
import type { ImageShape } from "./dataset";
import type { Doubt } from "./find-digit/find-digit";
import { type GreyImage, type Photograph, readPicture, toShape } from "./pixels";

export { centreDigit };

/** One step from a photograph to what a network reads. */
export interface ImageStep extends GreyImage {
  readonly name:
    | "grey"
    | "white on black"
    | "paper removed"
    | "digit chosen"
    | "strokes broadened"
    | "strokes thinned"
    | "centred";
}

/** What may be set differently. */
export interface LoadImageOptions {
  /** Hears in one line that it is unsure whether the digit was found; `console.log` if left out. */
  readonly tell?: (line: string) => void;
}

/**
 * A photographed or drawn picture as one image of this shape. For one channel and 28×28 the digit in it is found,
 * whatever the light and whatever lies about: it is turned grey, compared with the paper around each place, freed of
 * ruled lines, specks and frames, and centred as MNIST centres. Of several digits the largest in the middle is taken. A
 * line says so where it is unsure. Other shapes are cut to the middle and resized.
 *
 * @param file a PNG, JPEG, GIF, BMP or TIFF
 * @param shape rows, columns and 1 or 3 channels
 * @returns rows · cols · channels bytes 0…255, channel last
 * @throws DataError when the file cannot be read
 * @throws RangeError for another number of channels
 * @example
 * const digit = await loadImage("my-digit.png", [28, 28, 1]);
 * digit.length; // 784
 */
export async function loadImage(
  file: string,
  shape: ImageShape,
  { tell = console.log }: LoadImageOptions = {},
): Promise<Uint8Array> {
  checkShape("loadImage", shape);
  const picture = await readPicture(file);
  if (!isDigitShape(shape)) return toShape(picture, shape);
  const { steps, doubts } = readDigit(picture);
  for (const doubt of doubts) tell(`${basename(file)}: ${doubtInWords(doubt)}.`);
  return steps.at(-1)!.pixels;
}

/** Why it is unsure that the right digit was found, as part of a sentence. */
export function doubtInWords(doubt: Doubt): string {
  return t(doubts[doubt]);
}

const doubts = {
  nothing: "no digit was found, and the image is black",
  second: "there is more than one digit; the largest one near the middle was taken",
  cut: "the digit reaches the edge of the picture or the paper, and a part of it may be missing",
  darkInk: "it is unsure which is ink and which is paper; the dark was taken as ink",
  brightInk: "it is unsure which is ink and which is paper; the bright was taken as ink",
  reflection: "a reflection may hide a part of the digit",
} as const satisfies Readonly<Record<Doubt, string>>;

/**
 * The steps by which `loadImage` makes a digit of a picture, each an image to look at.
 *
 * @throws DataError when the file cannot be read
 */
export async function imageSteps(file: string): Promise<ImageStep[]> {
  return readDigit(await readPicture(file)).steps;
}

/** The steps, and why the digit found may not be the one that was meant. */
export function readDigit(photograph: Photograph): {
  readonly steps: ImageStep[];
  readonly doubts: readonly Doubt[];
} {
  const { grey, found } = findInClearest(photograph);
  const { dark, ink, chosen, broadened, thinned, doubts } = found;
  const bright = dark ? { ...grey, pixels: grey.pixels.map((pixel) => 255 - pixel) } : grey;
  const { pixels, rows, cols } = broadened ?? thinned ?? chosen ?? ink;
  const steps: ImageStep[] = [
    { name: "grey", ...grey },
    { name: "white on black", ...bright },
    { name: "paper removed", ...ink },
  ];
  if (chosen !== undefined) steps.push({ name: "digit chosen", ...chosen });
  if (broadened !== undefined) steps.push({ name: "strokes broadened", ...broadened });
  if (thinned !== undefined) steps.push({ name: "strokes thinned", ...thinned });
  steps.push({ name: "centred", pixels: centreDigit(pixels, rows, cols), rows: 28, cols: 28 });
  return { steps, doubts };
}

/** Whether pictures are brought into this shape as MNIST's digits were. */
export function isDigitShape([rows, cols, channels]: ImageShape): boolean {
  return rows === 28 && cols === 28 && channels === 1;
}
