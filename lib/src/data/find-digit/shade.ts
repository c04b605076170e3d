import type { Cells } from "./cells";
import { levelOf } from "./regions";

/** Cells that a shadow is thick at least, and the share of light that it leaves at least: ink is darker. */
const [thick, shade] = [5, 0.35];
/** How many times as rough as a surface in light it is in shadow at most, and what noise in the dark adds. */
const [rougher, roughnessOfNoise] = [3, 0.012];

/** Whether a region may be another one in another light: light changes how bright a surface is, and not how rough. */
export function isShade(one: readonly number[], other: readonly number[], cells: Cells): boolean {
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

/** Whether a region comes in from the picture's border and is thick: paper in light or in shadow, but hardly ink. */
export function comesInBroadly(region: readonly number[], { rows, cols, pixels }: Cells): boolean {
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
