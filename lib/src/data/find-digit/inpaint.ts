import type { GreyImage } from "../pixels";
import { alike } from "./regions";

/** Across, down, along both diagonals, and between them. */
const directions = [
  [0, 1],
  [1, 0],
  [1, 1],
  [1, -1],
  [1, 2],
  [2, 1],
  [1, -2],
  [2, -1],
] as const;
/** By which share two known pixels in the same light differ at most. */
const tolerance = 0.2;

/** A known pixel: how bright it is, and how many steps away. */
interface Known {
  readonly level: number;
  readonly steps: number;
}

/**
 * An image whose unknown pixels are filled in: in proportion between the known ones on both sides, on the shortest way
 * that does not lead from light into shade. Where there is no such way, a pixel stays as it is.
 *
 * @param unknown 1 for each unknown pixel
 * @param reach steps to known pixels at most
 */
export function inpainted(image: GreyImage, unknown: Uint8Array, reach: number): Uint8Array {
  return image.pixels.map((own, at) => {
    if (unknown[at] === 0) return own;
    let [level, shortest] = [own, Number.POSITIVE_INFINITY];
    for (const [down, across] of directions) {
      const one = firstKnown(at, down, across, image, unknown, reach);
      const other = firstKnown(at, -down, -across, image, unknown, reach);
      if (one === undefined || other === undefined || !alike(one.level, other.level, tolerance)) continue;
      const length = (one.steps + other.steps) * Math.hypot(down, across);
      if (length >= shortest) continue;
      shortest = length;
      level = Math.round((one.level * other.steps + other.level * one.steps) / (one.steps + other.steps));
    }
    return level;
  });
}

function firstKnown(
  at: number,
  down: number,
  across: number,
  { pixels, rows, cols }: GreyImage,
  unknown: Uint8Array,
  reach: number,
): Known | undefined {
  let [row, col] = [Math.floor(at / cols), at % cols];
  for (let steps = 1; steps <= reach; steps++) {
    [row, col] = [row + down, col + across];
    if (row < 0 || row >= rows || col < 0 || col >= cols) return undefined;
    if (unknown[row * cols + col] === 0) return { level: pixels[row * cols + col]!, steps };
  }
  return undefined;
}
