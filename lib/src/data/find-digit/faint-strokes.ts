import type { Cells } from "./cells";

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
  const dilated = (pixels: Uint8Array): Uint8Array => overSquares(pixels, inside, cells, Math.max, 0);
  const eroded = (pixels: Uint8Array): Uint8Array => overSquares(pixels, inside, cells, Math.min, 255);
  const { pixels } = cells;
  const [closed, opened] = [eroded(dilated(pixels)), dilated(eroded(pixels))];
  const differ = (one: number, other: number): boolean => one - other > least * (one + 16);
  const unwritten = region.filter(
    (cell) => !differ(closed[cell]!, pixels[cell]!) && !differ(pixels[cell]!, opened[cell]!),
  );
  return unwritten.length < (1 - most) * region.length ? region : unwritten;
}

/** The extreme of the region's cells in each cell's square: along rows, then along columns. */
function overSquares(
  pixels: Uint8Array,
  inside: Uint8Array,
  { rows, cols }: Cells,
  extreme: (one: number, other: number) => number,
  neutral: number,
): Uint8Array {
  const own = pixels.map((pixel, cell) => (inside[cell] === 1 ? pixel : neutral));
  const across = own.map((pixel, cell) => {
    let best = pixel;
    const col = cell % cols;
    for (let x = Math.max(0, col - reach); x <= Math.min(cols - 1, col + reach); x++)
      best = extreme(best, own[cell - col + x]!);
    return best;
  });
  return across.map((pixel, cell) => {
    let best = pixel;
    const [row, col] = [Math.floor(cell / cols), cell % cols];
    for (let y = Math.max(0, row - reach); y <= Math.min(rows - 1, row + reach); y++)
      best = extreme(best, across[y * cols + col]!);
    return best;
  });
}
