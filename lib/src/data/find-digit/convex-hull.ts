/** Cells of a grid that lie inside the convex hull of some of them: 1 inside, 0 outside. */
export function convexHull(
  cells: readonly number[],
  { rows, cols }: { rows: number; cols: number },
): Uint8Array {
  const first = new Int32Array(rows).fill(cols);
  const last = new Int32Array(rows).fill(-1);
  for (const cell of cells) {
    const [row, col] = [Math.floor(cell / cols), cell % cols];
    first[row] = Math.min(first[row]!, col);
    last[row] = Math.max(last[row]!, col);
  }
  const left = border(first, (col) => col < cols, 1);
  const right = border(last, (col) => col >= 0, -1);
  const inside = new Uint8Array(rows * cols);
  for (let row = 0; row < rows; row++) {
    const from = Math.ceil(left(row) - 1e-9);
    const to = Math.floor(right(row) + 1e-9);
    if (from <= to) inside.fill(1, row * cols + from, row * cols + to + 1);
  }
  return inside;
}

/** One side of the hull, as a function of the row: the chain of corners that none of the cells lies beyond. */
function border(ends: Int32Array, taken: (col: number) => boolean, side: 1 | -1): (row: number) => number {
  const corners: { row: number; col: number }[] = [];
  ends.forEach((col, row) => {
    if (!taken(col)) return;
    while (corners.length >= 2) {
      const [a, b] = [corners.at(-2)!, corners.at(-1)!];
      const turn = (b.row - a.row) * (col - a.col) - (b.col - a.col) * (row - a.row);
      if (side * turn > 0) break;
      corners.pop();
    }
    corners.push({ row, col });
  });
  return (row) => {
    const next = corners.findIndex((corner) => corner.row >= row);
    if (next < 0 || row < corners[0]!.row)
      return side === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    const [a, b] = [corners[Math.max(0, next - 1)]!, corners[next]!];
    return a.row === b.row ? b.col : a.col + ((b.col - a.col) * (row - a.row)) / (b.row - a.row);
  };
}
