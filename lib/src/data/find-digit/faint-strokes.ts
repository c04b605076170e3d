import type { Cells } from "./cells";
import { type Extreme, overSquares } from "./over-squares";

/** Cells that a stroke is broad at most, on each side of its middle. */
const reach = 3;
/** By which share it differs from its paper at least. */
const least = 0.05;
/** Share of a region's cells above which what looks like strokes is its grain. */
const most = 0.2;

/**
 * The cells of a region but for those that faint strokes cover: darker or brighter than the region all around, in a place
 * into which no square fits. Where strokes cross they are most of what lies near, and would be taken for the paper.
 *
 * Source: the top-hat transform, Serra, "Image Analysis and Mathematical Morphology", 1982.
 */
export function withoutFaintStrokes(region: readonly number[], cells: Cells): readonly number[] {
  const inside = new Uint8Array(cells.pixels.length);
  for (const cell of region) inside[cell] = 1;
  const within = (pixels: Uint8Array, extreme: Extreme, neutral: number): Uint8Array => {
    const own = pixels.map((pixel, cell) => (inside[cell] === 1 ? pixel : neutral));
    return overSquares({ ...cells, pixels: own }, reach, extreme);
  };
  const dilated = (pixels: Uint8Array): Uint8Array => within(pixels, Math.max, 0);
  const eroded = (pixels: Uint8Array): Uint8Array => within(pixels, Math.min, 255);
  const { pixels } = cells;
  const [closed, opened] = [eroded(dilated(pixels)), dilated(eroded(pixels))];
  const differ = (one: number, other: number): boolean => one - other > least * (one + 16);
  const unwritten = region.filter(
    (cell) => !differ(closed[cell]!, pixels[cell]!) && !differ(pixels[cell]!, opened[cell]!),
  );
  return unwritten.length < (1 - most) * region.length ? region : unwritten;
}
