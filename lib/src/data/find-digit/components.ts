/** A connected piece of ink: pixels that touch at sides or corners. */
export interface Component {
  readonly label: number;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  /** Pixels, and how many of them lie at the piece's edge. */
  readonly area: number;
  readonly edge: number;
  /** The contrast that a tenth of its pixels exceed. */
  readonly contrast: number;
  /** How many of its pixels lie at the border of the picture or of the paper. */
  readonly atBorder: number;
}

export interface Components {
  /** For each pixel the label of its component, 0 for none. */
  readonly labels: Int32Array;
  readonly list: readonly Component[];
}

/**
 * Finds the connected pieces of a mask.
 *
 * @param paper 1 for each pixel that may be ink at all; left out, all of them
 */
export function componentsOf(
  mask: Uint8Array,
  rows: number,
  cols: number,
  contrast: Float32Array,
  paper?: Uint8Array,
): Components {
  const labels = new Int32Array(mask.length);
  const list: Component[] = [];
  const stack: number[] = [];
  const levels = new Uint32Array(101);
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] === 0 || labels[start] !== 0) continue;
    const label = list.length + 1;
    let [top, left, bottom, right, area, edge, atBorder] = [rows, cols, -1, -1, 0, 0, 0];
    levels.fill(0);
    labels[start] = label;
    stack.push(start);
    while (stack.length > 0) {
      const at = stack.pop()!;
      const [row, col] = [Math.floor(at / cols), at % cols];
      [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
      [left, right] = [Math.min(left, col), Math.max(right, col)];
      area += 1;
      const inPicture = row > 0 && row < rows - 1 && col > 0 && col < cols - 1;
      if (!inPicture || (paper !== undefined && !isWithin(paper, at, cols))) atBorder += 1;
      levels[Math.min(100, Math.round(100 * contrast[at]!))]! += 1;
      let atEdge = false;
      for (let y = row - 1; y <= row + 1; y++) {
        for (let x = col - 1; x <= col + 1; x++) {
          if (y < 0 || y >= rows || x < 0 || x >= cols) continue;
          const other = y * cols + x;
          if (mask[other] === 0) {
            if (y === row || x === col) atEdge = true;
          } else if (labels[other] === 0) {
            labels[other] = label;
            stack.push(other);
          }
        }
      }
      if (atEdge) edge += 1;
    }
    list.push({ label, top, left, bottom, right, area, edge, contrast: upperTenth(levels, area), atBorder });
  }
  return { labels, list };
}

/** Mean width of the strokes of one or more pieces, in pixels: a stroke has two edges. */
export function strokeWidth(...pieces: readonly Component[]): number {
  const area = pieces.reduce((sum, piece) => sum + piece.area, 0);
  const edge = pieces.reduce((sum, piece) => sum + piece.edge, 0);
  return (2 * area) / Math.max(1, edge);
}

function isWithin(paper: Uint8Array, at: number, cols: number): boolean {
  return paper[at - 1]! + paper[at + 1]! + paper[at - cols]! + paper[at + cols]! === 4;
}

function upperTenth(levels: Uint32Array, area: number): number {
  let above = 0;
  for (let level = levels.length - 1; level > 0; level--) {
    above += levels[level]!;
    if (10 * above >= area) return level / 100;
  }
  return 0;
}
