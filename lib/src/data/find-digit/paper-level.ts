import type { GreyImage } from "../pixels";
import { type Cells, median } from "./cells";
import type { Surface } from "./surfaces";

/** Cells of bare paper that tell the brightness of the one in their middle; where there are fewer, more lie around. */
const enough = 7;

/**
 * How bright a surface would be without anything on it, for each pixel of the picture. Around each cell it is the
 * median of what is bare, which follows a shadow's edge and is not led astray by strokes thinner than the window.
 */
export function paperLevel(
  cells: Cells,
  { unwritten, hull }: Surface,
  { rows, cols }: GreyImage,
): Float32Array {
  const levels = new Float32Array(cells.pixels.length);
  for (let cell = 0; cell < levels.length; cell++)
    if (hull[cell] === 1) levels[cell] = levelAt(cells, unwritten, cell);
  spreadOut(levels, hull, cells);
  return enlarged(levels, cells, rows, cols);
}

function levelAt({ pixels, rows, cols }: Cells, bare: Uint8Array, cell: number): number {
  const [row, col] = [Math.floor(cell / cols), cell % cols];
  for (let radius = 1; ; radius *= 2) {
    const values: number[] = [];
    for (let y = Math.max(0, row - radius); y <= Math.min(rows - 1, row + radius); y++) {
      for (let x = Math.max(0, col - radius); x <= Math.min(cols - 1, col + radius); x++) {
        if (bare[y * cols + x] === 1) values.push(pixels[y * cols + x]!);
      }
    }
    if (values.length >= enough || radius > Math.max(rows, cols)) return median(Uint8Array.from(values));
  }
}

/** Gives cells just outside the hull the level of their neighbours inside, so that the edge is not mixed with black. */
function spreadOut(levels: Float32Array, hull: Uint8Array, { rows, cols }: Cells): void {
  for (let cell = 0; cell < levels.length; cell++) {
    if (hull[cell] === 1) continue;
    const [row, col] = [Math.floor(cell / cols), cell % cols];
    let [sum, count] = [0, 0];
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
      for (let x = Math.max(0, col - 1); x <= Math.min(cols - 1, col + 1); x++) {
        if (hull[y * cols + x] === 0) continue;
        sum += levels[y * cols + x]!;
        count += 1;
      }
    }
    if (count > 0) levels[cell] = sum / count;
  }
}

/** Between the middles of cells in proportion. */
function enlarged(levels: Float32Array, cells: Cells, rows: number, cols: number): Float32Array {
  const full = new Float32Array(rows * cols);
  const { size } = cells;
  const place = (at: number, count: number): [first: number, second: number, share: number] => {
    const exact = Math.max(0, Math.min(count - 1, (at + 0.5) / size - 0.5));
    const first = Math.floor(exact);
    return [first, Math.min(count - 1, first + 1), exact - first];
  };
  const across = Array.from({ length: cols }, (_, col) => place(col, cells.cols));
  for (let row = 0; row < rows; row++) {
    const [upper, lower, t] = place(row, cells.rows);
    for (let col = 0; col < cols; col++) {
      const [left, right, s] = across[col]!;
      const top = levels[upper * cells.cols + left]! * (1 - s) + levels[upper * cells.cols + right]! * s;
      const bottom = levels[lower * cells.cols + left]! * (1 - s) + levels[lower * cells.cols + right]! * s;
      full[row * cols + col] = top * (1 - t) + bottom * t;
    }
  }
  return full;
}
