import { beyondEnds, distanceTo, piecesAndLoops } from "./shape";

/** Pixels of an ink map for each pixel of a digit of 28×28. */
const finer = 8;
/** Rows and columns of an ink map. */
const mapSide = 28 * finer;

/** How much of each point of a digit is ink, 0…1: `mapSide` rows of as many columns. */
export type InkMap = Float32Array;

/**
 * A digit as a pen would have written it, at eight times its size. Whoever writes with another pen ends strokes where they
 * ended, fills what was filled, and leaves loops and bays open: where a pen would close one, one is taken that does not.
 *
 * @param digit 784 bytes, white on black
 * @param width of the pen in pixels of the digit; left out, strokes stay as wide as they are
 */
export function penStrokes(digit: Uint8Array, width?: number): InkMap {
  const smooth = enlarge(digit);
  const edge = (value: number): number => clamp((value - 0.5) * finer * 0.5 + 0.5);
  if (width === undefined) return smooth.map(edge);
  const ink = smooth.map((value) => (value > 0.4 ? 1 : 0));
  const written: Written = { ink, line: skeleton(ink.slice()), depth: distanceTo(ink, 0) };
  const [asked, own] = [(width * finer) / 2, ownRadius(written)];
  const shape = piecesAndLoops(ink).join();
  let radius = asked;
  let drawn = drawWith(radius, own, written);
  while (radius > own && piecesAndLoops(drawn).join() !== shape) {
    radius = Math.max(own, 0.92 * radius);
    drawn = drawWith(radius, own, written);
  }
  return drawn;
}

/** A digit's ink, the middle line of its strokes, and how deep in the ink each pixel lies. */
interface Written {
  readonly ink: Float32Array;
  readonly line: Float32Array;
  readonly depth: Float32Array;
}

/** Half the width of its strokes: a quarter of the middle line lies less deep; where loops are filled it lies deeper. */
function ownRadius({ line, depth }: Written): number {
  const depths = depth.filter((_, at) => line[at] === 1).sort();
  return depths[depths.length >> 2] ?? 0;
}

/** Ink is a blot where it is deeper than this many times the half of a stroke's width. */
const blot = 1.6;

function drawWith(radius: number, own: number, { ink, line, depth }: Written): InkMap {
  const radii = new Map<number, number>();
  line.forEach((on, at) => {
    if (on === 1) radii.set(at, radius + Math.max(0, depth[at]! - blot * own));
  });
  for (const at of beyondEnds(line, ink, depth, radius)) radii.set(at, radius);
  return drawAlong(radii);
}

function clamp(value: number): number {
  return Math.max(0, Math.min(1, value));
}

/** Between pixels a cubic curve runs through their values (Catmull and Rom). */
function enlarge(digit: Uint8Array): Float32Array {
  const wide = new Float32Array(28 * mapSide);
  for (let row = 0; row < 28; row++) {
    for (let x = 0; x < mapSide; x++) {
      wide[row * mapSide + x] = cubic((x + 0.5) / finer - 0.5, (col) => digit[row * 28 + col]! / 255);
    }
  }
  const map = new Float32Array(mapSide * mapSide);
  for (let y = 0; y < mapSide; y++) {
    for (let x = 0; x < mapSide; x++) {
      map[y * mapSide + x] = cubic((y + 0.5) / finer - 0.5, (row) => wide[row * mapSide + x]!);
    }
  }
  return map;
}

function cubic(at: number, value: (index: number) => number): number {
  const first = Math.floor(at);
  const t = at - first;
  const [a, b, c, d] = [-1, 0, 1, 2].map((step) => {
    const index = first + step;
    return index < 0 || index > 27 ? 0 : value(index);
  }) as [number, number, number, number];
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

/** The middle line of strokes: Zhang and Suen, "A fast parallel algorithm for thinning digital patterns", 1984. */
function skeleton(ink: Float32Array): Float32Array {
  const around = [-mapSide, -mapSide + 1, 1, mapSide + 1, mapSide, mapSide - 1, -1, -mapSide - 1];
  for (let changed = true; changed; ) {
    changed = false;
    for (const half of [0, 1]) {
      const gone: number[] = [];
      for (let at = mapSide + 1; at < ink.length - mapSide - 1; at++) {
        if (ink[at] === 0) continue;
        const p = around.map((step) => ink[at + step]!);
        const count = p.reduce((sum, value) => sum + value, 0);
        if (count < 2 || count > 6) continue;
        const turns = p.filter((value, index) => value === 0 && p[(index + 1) % 8] === 1).length;
        if (turns !== 1) continue;
        const [north, east, south, west] = [p[0]!, p[2]!, p[4]!, p[6]!];
        const edge =
          half === 0
            ? north * east * south === 0 && east * south * west === 0
            : north * east * west === 0 && north * south * west === 0;
        if (edge) gone.push(at);
      }
      for (const at of gone) ink[at] = 0;
      changed ||= gone.length > 0;
    }
  }
  return ink;
}

function drawAlong(radii: ReadonlyMap<number, number>): InkMap {
  const map = new Float32Array(mapSide * mapSide);
  for (const [at, radius] of radii) {
    const reach = Math.ceil(radius + 1);
    const [x, y] = [at % mapSide, Math.floor(at / mapSide)];
    for (let row = Math.max(0, y - reach); row <= Math.min(mapSide - 1, y + reach); row++) {
      for (let col = Math.max(0, x - reach); col <= Math.min(mapSide - 1, x + reach); col++) {
        const cover = clamp(radius + 0.5 - Math.hypot(col - x, row - y));
        map[row * mapSide + col] = Math.max(map[row * mapSide + col]!, cover);
      }
    }
  }
  return map;
}

/** Ink at a point of the digit's 28×28 pixels, between the map's points in proportion. */
export function inkAt(map: InkMap, x: number, y: number): number {
  const [u, v] = [x * finer - 0.5, y * finer - 0.5];
  const [left, top] = [Math.floor(u), Math.floor(v)];
  if (left < 0 || top < 0 || left >= mapSide - 1 || top >= mapSide - 1) return 0;
  const [s, t] = [u - left, v - top];
  const at = top * mapSide + left;
  const upper = map[at]! * (1 - s) + map[at + 1]! * s;
  const lower = map[at + mapSide]! * (1 - s) + map[at + mapSide + 1]! * s;
  return upper * (1 - t) + lower * t;
}
