import { colour } from "../style/colours";
import type { DrawnLayer } from "./drawn-layer";
import type { LayerFacts } from "./layer-facts";
import { type Point, rectangle } from "./svg";

/** More maps than these are not told apart by eye; the shape below gives their number. */
const MOST_SHEETS = 16;

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
