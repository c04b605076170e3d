/** Steepest line as a share of the paper's width; the thickest, as a share of the picture's longer side. */
const [steepest, thickest] = [0.09, 0.014];
/** Shares of the paper's width that a line covers at least, gaps left out, and that it spans with them. */
const [shortest, span] = [0.5, 0.85];
/** Lines of one direction at most: a page of squares has fewer. */
const most = 80;

/** A piece of a column that is ink from `top` on. */
interface Run {
  readonly col: number;
  readonly top: number;
  readonly length: number;
}

/** Rows and columns between which there is paper. */
export interface Extent {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/**
 * Erases ruled lines from a mask: thin ones, nearly level or upright, from one edge of the paper to the other. Where a
 * stroke crosses a line the ink is thicker than the line, and stays. The way is that of staff lines in sheet music: runs
 * of each column that are no longer than a line is thick vote for a line (Hough transform, Duda and Hart, 1972).
 *
 * @returns 1 for each pixel that was erased
 */
export function eraseRuledLines(mask: Uint8Array, rows: number, cols: number, paper: Extent): Uint8Array {
  const erased = new Uint8Array(mask.length);
  const limit = Math.max(1, Math.round(thickest * Math.max(rows, cols)));
  for (const at of pixelsOfLines(mask, rows, cols, paper.right - paper.left + 1, limit)) erased[at] = 1;
  const upright = transposed(mask, rows, cols);
  for (const at of pixelsOfLines(upright, cols, rows, paper.bottom - paper.top + 1, limit))
    erased[(at % rows) * cols + Math.floor(at / rows)] = 1;
  for (let at = 0; at < mask.length; at++) if (erased[at] === 1) mask[at] = 0;
  return erased;
}

export function transposed(mask: Uint8Array, rows: number, cols: number): Uint8Array {
  const turned = new Uint8Array(mask.length);
  for (let at = 0; at < mask.length; at++) turned[(at % cols) * rows + Math.floor(at / cols)] = mask[at]!;
  return turned;
}

/**
 * Pixels of nearly level lines.
 *
 * @param width from one end to the other
 * @param limit how thick a line is at most
 */
export function pixelsOfLines(
  mask: Uint8Array,
  rows: number,
  cols: number,
  width: number,
  limit: number,
): number[] {
  let runs = runsOf(mask, rows, cols, limit);
  const pixels: number[] = [];
  for (let found = 0; found < most && runs.length >= shortest * width; found++) {
    const line = bestLine(runs, rows, cols, shortest * width);
    if (line === undefined) break;
    const slack = 1.5 + limit / 2;
    const [on, off]: [Run[], Run[]] = [[], []];
    for (const run of runs) (Math.abs(middleOf(run) - line(run.col)) <= slack ? on : off).push(run);
    runs = off;
    if (on.at(-1)!.col - on[0]!.col < span * width) continue;
    for (const { col, top, length } of on) {
      for (let row = Math.max(0, top - 1); row <= Math.min(rows - 1, top + length); row++) {
        pixels.push(row * cols + col);
      }
    }
  }
  return pixels;
}

function middleOf({ top, length }: Run): number {
  return top + (length - 1) / 2;
}

function runsOf(mask: Uint8Array, rows: number, cols: number, limit: number): Run[] {
  const runs: Run[] = [];
  for (let col = 0; col < cols; col++) {
    for (let row = 0; row < rows; row++) {
      if (mask[row * cols + col] === 0) continue;
      const top = row;
      while (row < rows && mask[row * cols + col] === 1) row++;
      if (row - top <= limit) runs.push({ col, top, length: row - top });
    }
  }
  return runs;
}

/** The line on which most columns have a run, as a function of the column, if they are more than `least`. */
function bestLine(
  runs: readonly Run[],
  rows: number,
  cols: number,
  least: number,
): ((col: number) => number) | undefined {
  const steps = Math.max(1, Math.round((steepest * cols) / 2));
  const bins = rows + 2 * steps * 2 + 4;
  let best = { votes: least, rise: 0, at: 0 };
  for (let step = -steps; step <= steps; step++) {
    const rise = (steepest * step) / steps;
    const votes = new Uint32Array(bins);
    for (const run of runs) {
      const bin = Math.round(middleOf(run) - rise * (run.col - cols / 2)) + 2 * steps + 2;
      votes[bin]! += 1;
    }
    for (let bin = 1; bin < bins - 1; bin++) {
      const sum = votes[bin - 1]! + votes[bin]! + votes[bin + 1]!;
      if (sum > best.votes) best = { votes: sum, rise, at: bin - 2 * steps - 2 };
    }
  }
  if (best.votes === least) return undefined;
  return (col) => best.at + best.rise * (col - cols / 2);
}
