import { INK } from "../style/colours";
import type { DrawnLayer } from "./drawn-layer";
import { line, type Point, rectangle } from "./svg";

const INK_LINE = { stroke: INK, "stroke-width": 0.9 } as const;

/** The window of a convolution or pooling on the maps before it, with lines to the one value that it makes. */
export function slidingWindow(from: DrawnLayer, to: DrawnLayer): string[] {
  const window = to.facts.window;
  if (!window || from.facts.shape.length !== 3) return [];
  const [topLeft, bottomLeft] = from.left as [Point, Point];
  const pixel = (bottomLeft[1] - topLeft[1]) / from.facts.shape[0]!;
  const width = window[1] * pixel;
  const height = window[0] * pixel;
  const x = topLeft[0] + Math.max(0, from.facts.shape[1]! - window[1]) * 0.6 * pixel;
  const y = topLeft[1] + Math.max(0, from.facts.shape[0]! - window[0]) * 0.35 * pixel;
  const [start, end] = to.left as [Point, Point];
  const target: Point = [start[0] + 4, start[1] + (end[1] - start[1]) * 0.45];
  return [
    rectangle([x, y], width, height, { ...INK_LINE, fill: "#ffffff", "fill-opacity": 0.75 }),
    line([x + width, y], target, INK_LINE),
    line([x + width, y + height], target, INK_LINE),
  ];
}
