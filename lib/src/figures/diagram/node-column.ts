import { colour, FAINT_INK } from "../style/colours";
import type { DrawnLayer } from "./drawn-layer";
import type { LayerFacts } from "./layer-facts";
import { circle, line, type Point } from "./svg";

const MOST_NODES = 9;
const RADIUS = 10;

/** A dense layer as a column of nodes; of a long one the first and last with dots between. */
export function nodeColumn(
  facts: LayerFacts,
  [x, y]: Point,
  height: number,
  colourIndex: number,
): DrawnLayer {
  const units = facts.shape[0]!;
  const places = units <= MOST_NODES + 2 ? units : MOST_NODES;
  const gap = Math.min(32, (height - 2 * RADIUS) / Math.max(1, places - 1));
  const elided = places < units;
  const middle = (places - 1) / 2;
  const ys = Array.from({ length: places }, (_, place) => y + (place - middle) * gap);
  const drawn = elided ? ys.filter((_, place) => place !== middle) : ys;
  const style = { fill: colour(colourIndex), stroke: "#ffffff", "stroke-width": 1.5 };
  const parts = drawn.map((at) => circle([x, at], RADIUS, style));
  if (elided) for (const shift of [-7, 0, 7]) parts.push(circle([x, y + shift], 2, { fill: FAINT_INK }));
  return {
    facts,
    parts,
    centre: [x, y],
    left: drawn.map((at): Point => [x - RADIUS, at]),
    right: drawn.map((at): Point => [x + RADIUS, at]),
  };
}

/** Every node joined with every node of the next column. */
export function connections(from: DrawnLayer, to: DrawnLayer): string[] {
  return from.right.flatMap((start) =>
    to.left.map((end) => line(start, end, { stroke: "#9aa5b1", "stroke-width": 0.6, "stroke-opacity": 0.7 })),
  );
}
