import type { Cells } from "./cells";
import { convexHull } from "./convex-hull";
import { opening } from "./over-squares";

/**
 * Cells on each side of their middle that strokes reach, and the share of a region that they are at most: the fingers of a
 * shadow are more.
 */
const strokes = [
  [3, 0.08],
  [2, 0.03],
] as const;

/**
 * A region without the strokes that go on from it into paper in another light, where ink is as bright as the region: what
 * is as narrow as a stroke, and lies in the hull of that paper. In a window's reflection ink is as bright as paper beside
 * the reflection.
 */
export function withoutStrokesInto(
  paper: readonly number[],
  region: readonly number[],
  cells: Cells,
): readonly number[] {
  for (const [reach, share] of strokes) {
    const broad = opened(region, reach, cells);
    const paperCells = opened(paper, reach, cells);
    const hull = convexHull(
      [...paperCells.keys()].filter((cell) => paperCells[cell] === 1),
      cells,
    );
    const without = region.filter((cell) => broad[cell] === 1 || hull[cell] === 0);
    if (region.length - without.length <= share * region.length) return without;
  }
  return region;
}

/** What squares that reach so far on each side of their middle cover without leaving a region. */
function opened(region: readonly number[], reach: number, cells: Cells): Uint8Array {
  const pixels = new Uint8Array(cells.pixels.length);
  for (const cell of region) pixels[cell] = 1;
  return opening({ ...cells, pixels }, reach);
}
