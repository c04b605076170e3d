/** Degrees from one direction to the next in which the rectangle may lie. */
const turn = 1;
/** Share of a line across a window that is bright in a bar at most, and beside it at least. */
const [inBar, inPane] = [0.1, 0.25];
/** Share of a window from a bar to where a pane is bright. */
const beforePane = 0.02;
/** Shares of a window that a bar takes up across it at most, and that there is on each side of it at least. */
const [thickest, inset] = [0.12, 0.15];

/**
 * The straight bars that part a window into panes.
 *
 * @param hull 1 for each pixel of the window
 * @param ends where its rows begin and end
 * @param inLight 1 for each pixel of it that is bright
 * @returns 1 for each pixel of the window in a bar
 */
export function windowBars(
  hull: Uint8Array,
  ends: readonly number[],
  inLight: Uint8Array,
  cols: number,
): Uint8Array {
  const angle = angleOf(ends, cols);
  const directions = [angle, angle + Math.PI / 2];
  const bars = directions.map((direction) => barsIn(hull, inLight, direction, cols));
  return hull.map(
    (inside, at) =>
      inside & Number(directions.some((direction, of) => bars[of]!.has(lineOf(at, direction, cols)))),
  );
}

/** How the smallest rectangle is turned around a hull whose rows have these ends. */
function angleOf(ends: readonly number[], cols: number): number {
  let [best, smallest] = [0, Number.POSITIVE_INFINITY];
  for (let degrees = 0; degrees < 90; degrees += turn) {
    const angle = (degrees * Math.PI) / 180;
    const area = sideOf(ends, angle, cols) * sideOf(ends, angle + Math.PI / 2, cols);
    if (area < smallest) [best, smallest] = [angle, area];
  }
  return best;
}

function sideOf(ends: readonly number[], angle: number, cols: number): number {
  const lines = ends.map((at) => lineOf(at, angle, cols));
  return Math.max(...lines) - Math.min(...lines) + 1;
}

/** The lines across a window that are hardly bright anywhere, a few side by side, with bright ones on both sides. */
function barsIn(hull: Uint8Array, inLight: Uint8Array, angle: number, cols: number): Set<number> {
  const linesOf = (mask: Uint8Array): Map<number, number> => {
    const counts = new Map<number, number>();
    mask.forEach((here, at) => {
      if (here === 0) return;
      const line = lineOf(at, angle, cols);
      counts.set(line, (counts.get(line) ?? 0) + 1);
    });
    return counts;
  };
  const [all, lit] = [linesOf(hull), linesOf(inLight)];
  const lines = [...all.keys()].sort((one, other) => one - other);
  const shares = lines.map((line) => (lit.get(line) ?? 0) / all.get(line)!);
  const beyond = Math.ceil(beforePane * lines.length);
  const bars = new Set<number>();
  for (let first = 0; first < lines.length; first++) {
    let last = first;
    while (shares[last]! < inBar) last += 1;
    const isInside = first > inset * lines.length && last < (1 - inset) * lines.length;
    const isThin = last - first < thickest * lines.length;
    if (isInside && isThin && shares[first - 1 - beyond]! > inPane && shares[last + beyond]! > inPane)
      for (let line = first; line < last; line++) bars.add(lines[line]!);
    first = last;
  }
  return bars;
}

/** Which of the parallel lines in a direction a pixel lies on. */
function lineOf(at: number, angle: number, cols: number): number {
  return Math.round(Math.floor(at / cols) * Math.cos(angle) - (at % cols) * Math.sin(angle));
}
