import { makeFigure } from "../figure";
import { HIDDEN_AXIS, SHEET_WIDTH } from "../style/base-layout";
import { plainText } from "../style/plain-text";
import type { Figure, Titled } from "../types";
import { checkCount } from "./check-values";
import { wrapWords } from "./wrap-words";

/** One small picture of a grid. */
export interface Tile {
  readonly source: string;
  readonly caption: string;
  /** What the pointer shows over the tile. */
  readonly hover: string;
}

export interface TileGrid extends Titled {
  readonly title: string;
  readonly subtitle?: string;
  /** Row by row; undefined leaves a place empty. */
  readonly tiles: readonly (Tile | undefined)[];
  readonly columns: number;
  readonly text: string;
}

const CAPTION_PIXELS = 22;
const LINE_PIXELS = 15;
const LETTER_PIXELS = 6.2;
const SIDE_PIXELS = 16;
const LARGEST_TILE_PIXELS = 130;

/** Lays small pictures out in rows with a caption below each. */
export function tileGrid({ tiles, columns, text, ...titles }: TileGrid): Figure {
  checkCount("a grid of pictures", "columns", columns);
  const rows = Math.ceil(tiles.length / columns);
  const tilePixels = Math.min(LARGEST_TILE_PIXELS, (SHEET_WIDTH - 2 * SIDE_PIXELS) / columns);
  const captions = tiles.map((tile) => wrapWords(tile?.caption ?? "", tilePixels / LETTER_PIXELS));
  const lines = Math.max(1, ...captions.map(({ length }) => length));
  const cellHeight = 1 + (CAPTION_PIXELS + (lines - 1) * LINE_PIXELS) / tilePixels;
  const places = tiles.flatMap((tile, index) => {
    if (tile === undefined) return [];
    const [x, y] = [index % columns, Math.floor(index / columns) * cellHeight];
    return [{ tile, x, y, caption: captions[index]! }];
  });
  return makeFigure({
    ...titles,
    text,
    data: [
      {
        type: "scatter",
        mode: "markers",
        x: places.map(({ x }) => x + 0.5),
        y: places.map(({ y }) => y + 0.5),
        marker: { size: 30, opacity: 0 },
        text: places.map(({ tile }) => tile.hover),
        hovertemplate: "%{text}<extra></extra>",
        showlegend: false,
      },
    ],
    layout: {
      height: Math.round(rows * cellHeight * tilePixels) + 80,
      margin: { l: SIDE_PIXELS, r: SIDE_PIXELS, t: 68, b: 12 },
      xaxis: { ...HIDDEN_AXIS, range: [0, columns], constrain: "domain", constraintoward: "left" },
      yaxis: {
        ...HIDDEN_AXIS,
        range: [rows * cellHeight, 0],
        scaleanchor: "x",
        constrain: "domain",
        constraintoward: "top",
      },
      images: places.map(({ tile, x, y }) => ({
        source: tile.source,
        xref: "x",
        yref: "y",
        x: x + 0.5,
        y: y + 0.02,
        sizex: 0.92,
        sizey: 0.92,
        xanchor: "center",
        yanchor: "top",
        sizing: "contain",
      })),
      annotations: places.map(({ x, y, caption }) => ({
        text: caption.map(plainText).join("<br>"),
        x: x + 0.5,
        y: y + 0.95,
        yanchor: "top",
        showarrow: false,
        font: { size: 12 },
      })),
    } as Record<string, unknown>,
  });
}
