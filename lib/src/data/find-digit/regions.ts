import { type Cells, median } from "./cells";

/** From a cell to the next, and to one beyond a line across it, a surface's brightness changes by at most such a share. */
const [tolerance, toleranceBeyond] = [0.11, 0.04];
/** Cells from one to another beyond a line. */
const reach = 3;
/** Between strokes of a digit, where every cell lies on an edge, a surface goes on to the next cell within this share. */
const toleranceAtEdge = 0.05;
/** A cell whose neighbours differ by more than this share lies on an edge: from there no surface goes on. */
const edge = 0.2;

/** Parts of a picture whose brightness changes slowly, each as its cells. */
export function regionsOf(cells: Cells): number[][] {
  const smooth = smoothCells(cells);
  const seen = new Uint8Array(cells.pixels.length);
  const regions: number[][] = [];
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] === 0 && smooth[start] === 1) regions.push(spread(cells, start, smooth, seen));
  }
  return regions;
}

function smoothCells({ pixels, rows, cols }: Cells): Uint8Array {
  return pixels.map((_, cell) => {
    const [row, col] = [Math.floor(cell / cols), cell % cols];
    let [low, high] = [255, 0];
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
      for (let x = Math.max(0, col - 1); x <= Math.min(cols - 1, col + 1); x++) {
        low = Math.min(low, pixels[y * cols + x]!);
        high = Math.max(high, pixels[y * cols + x]!);
      }
    }
    return alike(low, high, edge) ? 1 : 0;
  });
}

/** All cells that are reached from one in steps of like brightness. */
function spread(
  { pixels, rows, cols }: Cells,
  start: number,
  smooth: Uint8Array,
  seen: Uint8Array,
): number[] {
  const region = [start];
  seen[start] = 1;
  for (let next = 0; next < region.length; next++) {
    const cell = region[next]!;
    const far = smooth[cell] === 1 ? reach : 1;
    const near = smooth[cell] === 1 ? tolerance : toleranceAtEdge;
    const [row, col] = [Math.floor(cell / cols), cell % cols];
    for (let y = Math.max(0, row - far); y <= Math.min(rows - 1, row + far); y++) {
      for (let x = Math.max(0, col - far); x <= Math.min(cols - 1, col + far); x++) {
        const other = y * cols + x;
        const next = Math.abs(y - row) <= 1 && Math.abs(x - col) <= 1;
        if (seen[other] === 1 || !alike(pixels[cell]!, pixels[other]!, next ? near : toleranceBeyond))
          continue;
        seen[other] = 1;
        region.push(other);
      }
    }
  }
  return region;
}

/** Sixteen levels more than there are keep noise in the dark from counting as contrast. */
export function alike(one: number, other: number, share: number): boolean {
  return Math.abs(one - other) <= share * (Math.max(one, other) + 16);
}

/** The brightness of half of a region. */
export function levelOf(region: readonly number[], { pixels }: Cells): number {
  return median(Uint8Array.from(region, (cell) => pixels[cell]!));
}

/** Whether two regions are of one brightness: what a closed stroke parts is one paper. */
export function isLike(one: readonly number[], other: readonly number[], cells: Cells): boolean {
  return one === other || alike(levelOf(one, cells), levelOf(other, cells), toleranceBeyond);
}
