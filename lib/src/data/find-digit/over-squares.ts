import type { GreyImage } from "../pixels";

/** The larger or the smaller of two levels. */
export type Extreme = (one: number, other: number) => number;

/** The extreme of the levels in the square around each pixel: along rows, then along columns. */
export function overSquares(image: GreyImage, radius: number, extreme: Extreme): Uint8Array {
  const { rows, cols } = image;
  let { pixels } = image;
  for (let reached = 0, step = 1; reached < radius; reached += step) {
    // Three windows beside one another, which may overlap, are one that is three times as long.
    step = Math.min(2 * reached + 1, radius - reached);
    const across = pixels.map((pixel, at) => {
      const col = at % cols;
      const [left, right] = [Math.min(col, step), Math.min(cols - 1 - col, step)];
      return extreme(pixel, extreme(pixels[at - left]!, pixels[at + right]!));
    });
    pixels = across.map((pixel, at) => {
      const row = Math.floor(at / cols);
      const [up, down] = [Math.min(row, step), Math.min(rows - 1 - row, step)];
      return extreme(pixel, extreme(across[at - up * cols]!, across[at + down * cols]!));
    });
  }
  return pixels;
}

/** The morphological closing: what is dark and narrower than the squares is filled. */
export function closing(image: GreyImage, radius: number): Uint8Array {
  return overSquares({ ...image, pixels: overSquares(image, radius, Math.max) }, radius, Math.min);
}

/** The morphological opening: what is bright and narrower than the squares is gone. */
export function opening(image: GreyImage, radius: number): Uint8Array {
  return overSquares({ ...image, pixels: overSquares(image, radius, Math.min) }, radius, Math.max);
}
