import type { Stroke } from "./glyphs";
import { grow, type Random, wave } from "./random";

/** How much writers differ; the figures were tuned against real handwriting. */
const jitter = 3;
const jitterAtEnds = 1.3;
const lazyCorners = 0.08;
const wobble = 4.5;
const sloppiness = 0.35;
const widening = { mean: -0.2, deviation: 0.26 };
const slanting = { mean: 0.1, deviation: 0.25 };
const turning = 0.11;
const stepsPerCurve = 5;

/** A line through points; NaN lifts the pen. */
export interface PenPath {
  readonly xs: number[];
  readonly ys: number[];
}

/** Lets one writer, drawn at random, write a glyph. The path has no fixed place or size yet. */
export function write(glyph: readonly Stroke[], random: Random, hand: Hand): PenPath {
  const path: PenPath = { xs: [], ys: [] };
  for (const stroke of glyph) {
    const points = jittered(stroke, random, hand.sloppy);
    if (path.xs.length > 0) put(path, hand, Number.NaN, Number.NaN);
    follow(points, (x, y) => put(path, hand, x, y));
  }
  return path;
}

/** One writer: how sloppy, wide, slanted and turned, and how the lines wobble. */
export interface Hand {
  readonly sloppy: number;
  readonly width: number;
  readonly slant: number;
  readonly cos: number;
  readonly sin: number;
  readonly wobbleX: number;
  readonly wobbleY: number;
  readonly frequencyX: number;
  readonly frequencyY: number;
  readonly phaseX: number;
  readonly phaseY: number;
}

export function drawHand(random: Random): Hand {
  const sloppy = grow(random.bell(sloppiness));
  const width = grow(random.bell(widening.deviation, widening.mean));
  const slant = random.bell(slanting.deviation, slanting.mean);
  const turn = random.bell(turning);
  const cos = 1 / Math.sqrt(1 + turn * turn);
  return {
    sloppy,
    width,
    slant,
    cos,
    sin: turn * cos,
    wobbleX: random.bell(wobble * sloppy),
    wobbleY: random.bell(wobble * sloppy),
    frequencyX: random.between(0.005, 0.011),
    frequencyY: random.between(0.005, 0.011),
    phaseX: random.next(),
    phaseY: random.next(),
  };
}

function put({ xs, ys }: PenPath, hand: Hand, x: number, y: number): void {
  const u = (x + hand.wobbleX * wave(hand.frequencyX * y + hand.phaseX) - 50) * hand.width;
  const v = y + hand.wobbleY * wave(hand.frequencyY * x + hand.phaseY) - 50;
  const w = u - hand.slant * v;
  xs.push(hand.cos * w - hand.sin * v);
  ys.push(hand.sin * w + hand.cos * v);
}

/** The control points where this writer happens to put them. */
function jittered(stroke: Stroke, random: Random, sloppy: number): [number, number][] {
  const lazy = random.next() < lazyCorners;
  const last = stroke.length - 1;
  const points: [number, number][] = [];
  stroke.forEach(([x, y], i) => {
    const before = stroke[i - 1];
    const corner = before !== undefined && !lazy && x === before[0] && y === before[1];
    if (corner) {
      points.push(points[i - 1]!);
      return;
    }
    const deviation = jitter * sloppy * (i > 0 && i < last ? 1 : jitterAtEnds);
    points.push([x + random.bell(deviation), y + random.bell(deviation)]);
  });
  if (last === 1) {
    const [[x0, y0], [x1, y1]] = points as [[number, number], [number, number]];
    points.splice(1, 0, [(x0 + x1) / 2 + random.bell(3), (y0 + y1) / 2]);
  }
  return points;
}

/** Walks along the quadratic spline of some control points. */
function follow(points: readonly [number, number][], visit: (x: number, y: number) => void): void {
  let [x0, y0] = points[0]!;
  visit(x0, y0);
  for (let i = 1; i < points.length - 1; i++) {
    const [cx, cy] = points[i]!;
    const [nx, ny] = points[i + 1]!;
    const ends = i === points.length - 2;
    const x1 = ends ? nx : (cx + nx) / 2;
    const y1 = ends ? ny : (cy + ny) / 2;
    for (let k = 1; k <= stepsPerCurve; k++) {
      const t = k / stepsPerCurve;
      const a = (1 - t) * (1 - t);
      const b = 2 * t * (1 - t);
      const c = t * t;
      visit(a * x0 + b * cx + c * x1, a * y0 + b * cy + c * y1);
    }
    x0 = x1;
    y0 = y1;
  }
}
