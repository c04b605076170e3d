import { type Cells, median } from "./cells";
import { convexHull } from "./convex-hull";
import { withoutFaintStrokes } from "./faint-strokes";
import { penumbra } from "./penumbra";

/** A surface that may be the paper: cells whose brightness changes slowly, and all that lies between them. */
export interface Surface {
  /** 1 for each cell that shows the surface itself. */
  readonly bare: Uint8Array;
  /** 1 for those of them that no faint stroke covers. */
  readonly unwritten: Uint8Array;
  /** 1 for each cell of its convex hull: ink on a sheet of paper is in the sheet's hull. */
  readonly hull: Uint8Array;
  /** Share of the picture, the middle counting more than the edge. */
  readonly share: number;
}

/** From a cell to the next, and to one beyond a line across it, a surface's brightness changes by at most such a share. */
const [tolerance, toleranceBeyond] = [0.11, 0.04];
/** Cells from one to another beyond a line. */
const reach = 3;
/** Between strokes of a digit, where every cell lies on an edge, a surface goes on to the next cell within this share. */
const toleranceAtEdge = 0.05;
/** A cell whose neighbours differ by more than this share lies on an edge: from there no surface goes on. */
const edge = 0.2;
/** Cells that a shadow is thick at least, and the share of light that it leaves at least: ink is darker. */
const [thick, shade] = [5, 0.35];
/** How many times as rough as a surface in light it is in shadow at most, and what noise in the dark adds. */
const [rougher, roughnessOfNoise] = [3, 0.012];
/** Shares below which a region is no paper, and how much of its hull it has to fill. */
const [smallest, fullness] = [0.02, 0.4];

/** The surfaces of a picture, the one that takes up most of its middle first. */
export function surfacesOf(cells: Cells): Surface[] {
  const weights = middleWeights(cells);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const regions = regionsOf(cells);
  const broad = regions.filter((region) => comesInBroadly(region, cells));
  const surfaces: Surface[] = [];
  for (const region of regions) {
    const shareOf = (region: readonly number[]): number =>
      region.reduce((sum, cell) => sum + weights[cell]!, 0) / total;
    const share = shareOf(region);
    if (share < smallest || region.length < fullness * sizeOf(convexHull(region, cells))) continue;
    const shaded = broad.filter((other) => other !== region && isShade(other, region, cells));
    surfaces.push(surfaceOf(region, region, shaded, share, cells));
    if (shaded.length === 0 || !broad.includes(region)) continue;
    const all = [region, ...shaded].flat();
    const like = (some: readonly (readonly number[])[]): number[][] =>
      regions.filter((one) => some.some((other) => isLike(one, other, cells)));
    surfaces.push(surfaceOf(all, like([region]).flat(), like(shaded), shareOf(all), cells));
  }
  return surfaces.sort((one, other) => other.share - one.share);
}

/** A surface that reaches as far as some cells do; within, what lies in shadow or in light is bare paper, too. */
function surfaceOf(
  cellsOfHull: readonly number[],
  region: readonly number[],
  shaded: readonly (readonly number[])[],
  share: number,
  cells: Cells,
): Surface {
  const hull = convexHull(cellsOfHull, cells);
  const unwritten = bareOf(hull, withoutFaintStrokes(region, cells), shaded, cells);
  return { bare: bareOf(hull, region, shaded, cells), unwritten, hull, share };
}

function bareOf(
  hull: Uint8Array,
  region: readonly number[],
  shaded: readonly (readonly number[])[],
  cells: Cells,
): Uint8Array {
  const bare = new Uint8Array(hull.length);
  for (const cell of shaded.flat()) bare[cell] = hull[cell]!;
  for (const cell of region) bare[cell] = hull[cell]!;
  if (shaded.length > 0) for (const cell of penumbra(bare, region, cells)) bare[cell] = hull[cell]!;
  return bare;
}

function sizeOf(mask: Uint8Array): number {
  return mask.reduce((sum, inside) => sum + inside, 0);
}

function levelOf(region: readonly number[], { pixels }: Cells): number {
  return median(Uint8Array.from(region, (cell) => pixels[cell]!));
}

/** Whether two regions are of one brightness: what a closed stroke parts is one paper. */
function isLike(one: readonly number[], other: readonly number[], cells: Cells): boolean {
  return one === other || alike(levelOf(one, cells), levelOf(other, cells), toleranceBeyond);
}

/** Whether a region may be another one in another light: light changes how bright a surface is, and not how rough. */
function isShade(one: readonly number[], other: readonly number[], cells: Cells): boolean {
  const levels = [levelOf(one, cells), levelOf(other, cells)];
  if (Math.min(...levels) + 16 <= shade * (Math.max(...levels) + 16)) return false;
  const [smooth, rough] = [roughnessOf(one, cells), roughnessOf(other, cells)].sort((a, b) => a - b);
  return rough! < rougher * smooth! + roughnessOfNoise;
}

/** By which share a cell differs from the one beside it, of half of a region's cells at most. */
function roughnessOf(region: readonly number[], { pixels, cols }: Cells): number {
  const inside = new Set(region);
  const changes = region
    .filter((cell) => inside.has(cell + 1) && (cell + 1) % cols > 0)
    .map((cell) => {
      const [one, other] = [pixels[cell]! + 16, pixels[cell + 1]! + 16];
      return Math.abs(one - other) / Math.max(one, other);
    });
  return changes.sort((a, b) => a - b)[changes.length >> 1] ?? 0;
}

function regionsOf(cells: Cells): number[][] {
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

/** Whether a region comes in from the picture's border and is thick: paper in light or in shadow, but hardly ink. */
function comesInBroadly(region: readonly number[], { rows, cols, pixels }: Cells): boolean {
  const isAtBorder = (cell: number): boolean =>
    cell < cols || cell >= pixels.length - cols || cell % cols === 0 || cell % cols === cols - 1;
  if (!region.some(isAtBorder)) return false;
  const inside = new Uint8Array(pixels.length);
  for (const cell of region) inside[cell] = 1;
  return region.some((cell) => {
    const [row, col] = [Math.floor(cell / cols), cell % cols];
    if (row + thick > rows || col + thick > cols) return false;
    for (let y = row; y < row + thick; y++) {
      for (let x = col; x < col + thick; x++) if (inside[y * cols + x] === 0) return false;
    }
    return true;
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
function alike(one: number, other: number, share: number): boolean {
  return Math.abs(one - other) <= share * (Math.max(one, other) + 16);
}

/** A bell around the middle of the picture. */
function middleWeights({ rows, cols }: Cells): Float64Array {
  return Float64Array.from({ length: rows * cols }, (_, cell) => {
    const x = (cell % cols) / Math.max(1, cols - 1) - 0.5;
    const y = Math.floor(cell / cols) / Math.max(1, rows - 1) - 0.5;
    return Math.exp(-4 * (x * x + y * y));
  });
}
