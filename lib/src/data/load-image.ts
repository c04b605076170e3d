import { centreDigit } from "./centre-digit";
import { checkShape } from "./check-shape";
import type { ImageShape } from "./dataset";
import { type GreyImage, type Photograph, readPicture, toGrey, toShape } from "./pixels";

export { centreDigit };

/** One step from a photograph to what a network reads. */
export interface ImageStep extends GreyImage {
  readonly name: "grey" | "white on black" | "paper removed" | "centred";
}

/**
 * A photographed or drawn picture as one image of this shape. For one channel and 28×28 it is treated as a digit:
 * turned grey, inverted where the ink is dark, freed of the paper's shade, and centred as MNIST centres. Other
 * shapes are cut to the middle and resized.
 *
 * @param file a PNG or JPEG
 * @param shape rows, columns and 1 or 3 channels
 * @returns rows · cols · channels bytes 0…255, channel last
 * @throws DataError when the file cannot be read
 * @throws RangeError for another number of channels
 * @example
 * const digit = await loadImage("my-digit.png", [28, 28, 1]);
 * digit.length; // 784
 */
export async function loadImage(file: string, shape: ImageShape): Promise<Uint8Array> {
  checkShape("loadImage", shape);
  if (!isDigitShape(shape)) return toShape(await readPicture(file), shape);
  const steps = await imageSteps(file);
  return steps.at(-1)!.pixels;
}

/**
 * The steps by which `loadImage` makes a digit of a picture, each an image to look at.
 *
 * @throws DataError when the file cannot be read
 */
export async function imageSteps(file: string): Promise<ImageStep[]> {
  return digitSteps(await readPicture(file));
}

/** The steps for a picture that is read already. */
export function digitSteps(photograph: Photograph): ImageStep[] {
  const grey = toGrey(photograph);
  const bright = whiteOnBlack(grey);
  const clean = withoutPaper(bright);
  const centred = centreDigit(clean.pixels, clean.rows, clean.cols);
  return [
    { name: "grey", ...grey },
    { name: "white on black", ...bright },
    { name: "paper removed", ...clean },
    { name: "centred", pixels: centred, rows: 28, cols: 28 },
  ];
}

/** Whether pictures are brought into this shape as MNIST's digits were. */
export function isDigitShape([rows, cols, channels]: ImageShape): boolean {
  return rows === 28 && cols === 28 && channels === 1;
}

/** Inverts a picture whose edge is bright: ink is what differs from the paper, and paper reaches the edge. */
function whiteOnBlack(image: GreyImage): GreyImage {
  if (median(edgeOf(image)) < 128) return image;
  return { ...image, pixels: image.pixels.map((pixel) => 255 - pixel) };
}

/**
 * Stretches brightness so that paper becomes black and the brightest ink white. The threshold between the two is
 * the one that separates them best (Otsu, "A threshold selection method from gray-level histograms", 1979).
 */
function withoutPaper(image: GreyImage): GreyImage {
  const paper = otsuThreshold(image.pixels);
  const brightest = image.pixels.reduce((most, pixel) => Math.max(most, pixel), 0);
  const range = Math.max(1, brightest - paper);
  const stretch = (pixel: number): number => Math.max(0, Math.round((255 * (pixel - paper)) / range));
  return { ...image, pixels: image.pixels.map(stretch) };
}

function otsuThreshold(pixels: Uint8Array): number {
  const histogram = new Float64Array(256);
  for (const pixel of pixels) histogram[pixel]! += 1;
  const total = histogram.reduce((sum, count, level) => sum + count * level, 0);
  let [below, belowSum, best, threshold] = [0, 0, -1, 0];
  for (let level = 0; level < 256; level++) {
    below += histogram[level]!;
    belowSum += level * histogram[level]!;
    const above = pixels.length - below;
    if (below === 0 || above === 0) continue;
    const difference = belowSum / below - (total - belowSum) / above;
    const between = below * above * difference * difference;
    if (between > best) [best, threshold] = [between, level];
  }
  return threshold;
}

function edgeOf({ pixels, rows, cols }: GreyImage): number[] {
  const edge: number[] = [];
  for (let col = 0; col < cols; col++) edge.push(pixels[col]!, pixels[(rows - 1) * cols + col]!);
  for (let row = 1; row < rows - 1; row++) edge.push(pixels[row * cols]!, pixels[(row + 1) * cols - 1]!);
  return edge;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
