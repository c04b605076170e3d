import type { Cells } from "./cells";
import { convexHull } from "./convex-hull";
import { withoutFaintStrokes } from "./faint-strokes";
import { penumbra } from "./penumbra";
import { isLike, regionsOf } from "./regions";
import { comesInBroadly, isShade } from "./shade";
import { withoutStrokesInto } from "./stroke-like-shade";

/** A surface that may be the paper: cells whose brightness changes slowly, and all that lies between them. */
export interface Surface {
  /** 1 for each cell that shows the surface itself. */
  readonly bare: Uint8Array;
  /** 1 for those of them that no faint stroke covers. */
  readonly unwritten: Uint8Array;
  /** 1 for those that lie in one light, where that comes in broadly: others may lie in shadow or in another light. */
  readonly inOneLight?: Uint8Array;
  /** 1 for each cell of its convex hull: ink on a sheet of paper is in the sheet's hull. */
  readonly hull: Uint8Array;
  /** Share of the picture, the middle counting more than the edge. */
  readonly share: number;
}

/** Shares below which a region is no paper, and how much of its hull it has to fill. */
const [smallest, fullness] = [0.02, 0.4];

/** The surfaces of a picture, the one that takes up most of its middle first. */
export function surfacesOf(cells: Cells): Surface[] {
  const weights = middleWeights(cells);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const regions = withoutStrokesInLight(regionsOf(cells), cells);
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
    const like = (some: readonly (readonly number[])[]): (readonly number[])[] =>
      regions.filter((one) => some.some((other) => isLike(one, other, cells)));
    surfaces.push(surfaceOf(all, like([region]).flat(), like(shaded), shareOf(all), cells));
  }
  return surfaces.sort((one, other) => other.share - one.share);
}

/** Regions of which those that come in broadly end where strokes go on from them into the same paper in another light. */
function withoutStrokesInLight(regions: readonly number[][], cells: Cells): (readonly number[])[] {
  const broad = regions.filter((region) => comesInBroadly(region, cells));
  return regions.map((region) => {
    if (!broad.includes(region)) return region;
    const others = broad.filter((other) => other !== region && isShade(other, region, cells));
    return others.reduce<readonly number[]>((left, other) => withoutStrokesInto(other, left, cells), region);
  });
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
  const bare = bareOf(hull, region, shaded, cells);
  if (!comesInBroadly(region, cells)) return { bare, unwritten, hull, share };
  const inOneLight = shaded.length > 0 ? bareOf(hull, region, [], cells) : bare;
  return { bare, unwritten, inOneLight, hull, share };
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

/** A bell around the middle of the picture. */
function middleWeights({ rows, cols }: Cells): Float64Array {
  return Float64Array.from({ length: rows * cols }, (_, cell) => {
    const x = (cell % cols) / Math.max(1, cols - 1) - 0.5;
    const y = Math.floor(cell / cols) / Math.max(1, rows - 1) - 0.5;
    return Math.exp(-4 * (x * x + y * y));
  });
}
