import type { GreyImage } from "../pixels";
import type { Cells } from "./cells";
import type { Surface } from "./surfaces";

/** How far pixels are darker or brighter than the paper behind them, as a share: 0 where they are not, 1 at most. */
export interface Contrast {
  readonly dark: Float32Array;
  readonly bright: Float32Array;
  /** 1 for each pixel that was compared. */
  readonly compared: Uint8Array;
  /** Standard deviation of bare paper. */
  readonly noise: number;
}

/** Added to both levels that are compared, so that the noise of black pixels is no contrast. */
const floor = 16;

/**
 * Compares a picture with its paper. A shadow takes the same share of light from paper and ink, so that a share stays
 * what it is where a difference would shrink. Outside the paper, and at its very edge, nothing is compared.
 */
export function contrastTo(paper: Float32Array, image: GreyImage, cells: Cells, surface: Surface): Contrast {
  const { pixels, rows, cols } = image;
  const inside = innerCells(surface.hull, cells);
  const dark = new Float32Array(pixels.length);
  const bright = new Float32Array(pixels.length);
  const compared = new Uint8Array(pixels.length);
  const histogram = new Uint32Array(1001);
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const cellRow = Math.floor(row / cells.size) * cells.cols;
    for (let col = 0; col < cols; col++) {
      if (inside[cellRow + Math.floor(col / cells.size)] === 0) continue;
      const at = row * cols + col;
      compared[at] = 1;
      const [level, behind] = [pixels[at]! + floor, paper[at]! + floor];
      if (level < behind) dark[at] = 1 - level / behind;
      else bright[at] = 1 - behind / level;
      histogram[Math.round(1000 * (dark[at]! + bright[at]!))]! += 1;
      count += 1;
    }
  }
  return { dark, bright, compared, noise: medianOf(histogram, count) / 0.6745 };
}

/** The level of the paper behind a pixel that is brighter by a contrast. */
export function behind(level: number, bright: number): number {
  return (level + floor) * (1 - bright) - floor;
}

/** The hull without its outermost cells, where the paper's edge is blurred; at the picture's border there is none. */
function innerCells(hull: Uint8Array, { rows, cols }: Cells): Uint8Array {
  return hull.map((here, cell) => {
    if (here === 0) return 0;
    const [row, col] = [Math.floor(cell / cols), cell % cols];
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
      for (let x = Math.max(0, col - 1); x <= Math.min(cols - 1, col + 1); x++) {
        if (hull[y * cols + x] === 0) return 0;
      }
    }
    return 1;
  });
}

function medianOf(histogram: Uint32Array, count: number): number {
  let below = 0;
  const level = histogram.findIndex((pixels) => {
    below += pixels;
    return 2 * below >= count;
  });
  return Math.max(0, level) / 1000;
}

/** Each pixel as the mean of its square of 3×3. */
export function smoothed(values: Float32Array, rows: number, cols: number): Float32Array {
  const across = new Float32Array(values.length);
  for (let at = 0; at < values.length; at++) {
    const col = at % cols;
    across[at] =
      (values[col === 0 ? at : at - 1]! + values[at]! + values[col === cols - 1 ? at : at + 1]!) / 3;
  }
  const result = new Float32Array(values.length);
  for (let at = 0; at < values.length; at++) {
    const row = Math.floor(at / cols);
    result[at] =
      (across[row === 0 ? at : at - cols]! + across[at]! + across[row === rows - 1 ? at : at + cols]!) / 3;
  }
  return result;
}
