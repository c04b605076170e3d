import { componentsOf } from "image-lab/internal/data/find-digit/components";

/** What a pen of another width keeps of how a digit was written; maps are squares, 1 for ink. */

/** Pixels from each one to the nearest of a value, steps to a neighbour and across a corner counted (Borgefors, 1986). */
export function distanceTo(map: Float32Array, value: number): Float32Array {
  const side = Math.sqrt(map.length);
  const distance = map.map((here) => (here === value ? 0 : 2 * side));
  const pass = (places: Iterable<number>, before: readonly (readonly [number, number])[]): void => {
    for (const at of places) {
      const [row, col] = [Math.floor(at / side), at % side];
      for (const [down, right] of before) {
        if (row + down < 0 || row + down >= side || col + right < 0 || col + right >= side) continue;
        const step = down !== 0 && right !== 0 ? Math.SQRT2 : 1;
        distance[at] = Math.min(distance[at]!, distance[at + down * side + right]! + step);
      }
    }
  };
  const forwards = Array.from(map.keys());
  pass(forwards, [
    [-1, -1],
    [-1, 0],
    [-1, 1],
    [0, -1],
  ]);
  pass(forwards.reverse(), [
    [1, 1],
    [1, 0],
    [1, -1],
    [0, 1],
  ]);
  return distance;
}

/** Pixels of ink and of the paper that it encloses, at least, to be a piece or a loop. */
const smallest = 40;

/** How many pieces ink has, and how many loops: a map's ink is what is at least half covered. */
export function piecesAndLoops(map: Float32Array): readonly [pieces: number, loops: number] {
  const side = Math.sqrt(map.length);
  const [ink, paper] = [true, false].map((inked) => {
    const mask = Uint8Array.from(map, (here) => Number(here >= 0.5 === inked));
    return componentsOf(mask, side, side, map).list.filter(({ area }) => area >= smallest);
  });
  return [ink!.length, paper!.filter(({ atBorder }) => atBorder === 0).length];
}

/** Places beyond the ends of the middle line, as far as ink of this radius had to reach to end where the stroke ended. */
export function beyondEnds(
  line: Float32Array,
  ink: Float32Array,
  depth: Float32Array,
  radius: number,
): number[] {
  const side = Math.sqrt(line.length);
  const around = [-side - 1, -side, -side + 1, -1, 1, side - 1, side, side + 1];
  const places: number[] = [];
  line.forEach((on, end) => {
    if (on === 0 || around.filter((step) => line[end + step] === 1).length !== 1) return;
    let [before, at] = [-1, end];
    for (let back = 0; back < 2 * depth[end]!; back++) {
      const next = around.map((step) => at + step).find((to) => line[to] === 1 && to !== before);
      if (next === undefined) break;
      [before, at] = [at, next];
    }
    const [x, y] = [(end % side) - (at % side), Math.floor(end / side) - Math.floor(at / side)];
    const length = Math.hypot(x, y);
    for (let far = 1; length > 0 && far <= depth[end]! - radius; far++) {
      const place = end + Math.round((far * y) / length) * side + Math.round((far * x) / length);
      if (ink[place] !== 1) break;
      places.push(place);
    }
  });
  return places;
}
