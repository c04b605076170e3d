import type { GreyImage } from "../pixels";

/** A picture in coarse cells: each is the median of its square of pixels, so that thin lines leave no trace. */
export interface Cells extends GreyImage {
  /** Pixels along the side of a cell. */
  readonly size: number;
}

/** Cells in a row or column at most. */
const most = 64;

export function cellsOf({ pixels, rows, cols }: GreyImage): Cells {
  const size = Math.ceil(Math.max(rows, cols) / most);
  const [cellRows, cellCols] = [Math.ceil(rows / size), Math.ceil(cols / size)];
  const medians = new Uint8Array(cellRows * cellCols);
  for (let cell = 0; cell < medians.length; cell++) {
    const [top, left] = [size * Math.floor(cell / cellCols), size * (cell % cellCols)];
    const [height, width] = [Math.min(size, rows - top), Math.min(size, cols - left)];
    const square = new Uint8Array(height * width);
    for (let row = 0; row < height; row++) {
      const start = (top + row) * cols + left;
      square.set(pixels.subarray(start, start + width), row * width);
    }
    medians[cell] = median(square);
  }
  return { pixels: medians, rows: cellRows, cols: cellCols, size };
}

/** Sorts the values in place. */
export function median(values: Uint8Array): number {
  return values.sort()[values.length >> 1] ?? 0;
}
