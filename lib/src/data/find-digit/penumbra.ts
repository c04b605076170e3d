import type { Cells } from "./cells";

/** Cells that the soft edge of a shadow is broad at most, on each side of one in it. */
const broadest = 4;
/** What a level may go the other way by chance, from light to shade. */
const wobble = 3;
/** Across, down, and along both diagonals. */
const directions = [
  [0, 1],
  [1, 0],
  [1, 1],
  [1, -1],
] as const;

/**
 * Cells in the soft edge of a shadow: on a straight way through them the brightness falls without a break from the paper
 * in light to the paper in shade. Ink does not lie between the two, but is darker than both.
 *
 * @param bare 1 for cells of paper, in light or in shade
 * @param region those of them that lie in the one light; the others lie in the other
 */
export function penumbra(bare: Uint8Array, region: readonly number[], cells: Cells): number[] {
  const own = new Uint8Array(bare.length);
  for (const cell of region) own[cell] = 1;
  const found: number[] = [];
  for (let cell = 0; cell < bare.length; cell++) {
    if (bare[cell] === 1) continue;
    const between = directions.some(([down, across]) => {
      const [one, other] = [way(cell, down, across, bare, cells), way(cell, -down, -across, bare, cells)];
      if (one === undefined || other === undefined || own[one.at(-1)!] === own[other.at(-1)!]) return false;
      return isFalling([...one.reverse(), cell, ...other].map((at) => cells.pixels[at]!));
    });
    if (between) found.push(cell);
  }
  return found;
}

/** The cells from one, without it, to the first bare one in a direction. */
function way(
  cell: number,
  down: number,
  across: number,
  bare: Uint8Array,
  { rows, cols }: Cells,
): number[] | undefined {
  const passed: number[] = [];
  let [row, col] = [Math.floor(cell / cols), cell % cols];
  while (passed.length < broadest) {
    [row, col] = [row + down, col + across];
    if (row < 0 || row >= rows || col < 0 || col >= cols) return undefined;
    passed.push(row * cols + col);
    if (bare[row * cols + col] === 1) return passed;
  }
  return undefined;
}

function isFalling(levels: readonly number[]): boolean {
  const sign = Math.sign(levels.at(-1)! - levels[0]!);
  return levels.every((level, at) => at === 0 || sign * (level - levels[at - 1]!) >= -wobble);
}
