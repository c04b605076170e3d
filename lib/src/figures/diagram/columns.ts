import { textWidth } from "../static/text-metrics";
import { colour, FAINT_INK, INK } from "../style/colours";
import { grouped } from "../style/numbers";
import type { LayerFacts } from "./layer-facts";
import { circle, label, line, type Point, rectangle } from "./svg";

/** The middle of a drawn layer, and the places where lines to its neighbours start and end. */
export interface DrawnLayer {
  readonly facts: LayerFacts;
  readonly parts: readonly string[];
  readonly centre: Point;
  readonly left: readonly Point[];
  readonly right: readonly Point[];
}

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

/** Name, what it does, shape and parameter count, below a layer. */
export function layerLabels(facts: LayerFacts, [x, y]: Point): string[] {
  const rows = [
    { text: facts.name, bold: true, size: 16 },
    { text: facts.does, size: 13 },
    { text: facts.shape.join("×"), size: 14 },
    { text: facts.parameters > 0 ? `${grouped(facts.parameters)} par.` : "", size: 13 },
  ];
  return rows.map(({ text, size, bold }, row) =>
    label([x, y + row * 19], text, { size, bold: bold ?? false, colour: row === 0 ? INK : FAINT_INK }),
  );
}

/** Keeps labels of neighbouring layers apart. */
export function labelWidth(facts: LayerFacts): number {
  return Math.max(
    textWidth(facts.name, 17),
    textWidth(facts.does, 13),
    textWidth(facts.shape.join("×"), 14),
    textWidth(`${grouped(facts.parameters)} par.`, 13),
  );
}

/** A stack of feature maps as sheets that lie behind one another, the first in front. */
export function sheetStack(facts: LayerFacts, [x, y]: Point, scale: number, colourIndex: number): DrawnLayer {
  const [rows, cols, maps] = facts.shape as [number, number, number];
  const width = cols * scale;
  const height = rows * scale;
  const shift = stackShift(maps);
  const sheets = Math.min(maps, MOST_SHEETS);
  const left = x - (width + shift * (sheets - 1)) / 2;
  const top = y - (height + shift * (sheets - 1)) / 2;
  const parts = Array.from({ length: sheets }, (_, back) => sheets - 1 - back).map((place) =>
    rectangle([left + place * shift, top + (sheets - 1 - place) * shift], width, height, {
      fill: lighten(colour(colourIndex)),
      stroke: colour(colourIndex),
      "stroke-width": 1.2,
    }),
  );
  const frontTop = top + (sheets - 1) * shift;
  return {
    facts,
    parts,
    centre: [x, y],
    left: [
      [left, frontTop],
      [left, frontTop + height],
    ],
    right: [
      [left + (sheets - 1) * shift + width, top],
      [left + (sheets - 1) * shift + width, top + height],
    ],
  };
}

const MOST_SHEETS = 16;

function stackShift(maps: number): number {
  return maps > 8 ? 3.5 : 6;
}

/** Width that a stack takes, all sheets included. */
export function stackWidth(facts: LayerFacts, scale: number): number {
  const [, cols, maps] = facts.shape as [number, number, number];
  return cols * scale + stackShift(maps) * (Math.min(maps, MOST_SHEETS) - 1);
}

function lighten(hex: string): string {
  const channel = (from: number): string =>
    Math.round(255 - (255 - Number.parseInt(hex.slice(from, from + 2), 16)) * 0.28)
      .toString(16)
      .padStart(2, "0");
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}
