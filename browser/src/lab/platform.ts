import type { Platform } from "image-lab/internal/platform/types";

/** From the worker to the page: a figure to be drawn before the messages that follow are shown. */
export interface FigureMessage {
  readonly kind: "figure";
  readonly number: number;
  readonly figure: { readonly data: unknown[]; readonly layout: object };
  readonly width: number;
}

let drawn = 0;

/**
 * A worker has no document to draw in. The page draws each figure, and puts the picture where the worker's empty one
 * stands (page/drawn-figures.ts).
 */
export const pagePlatform: Platform = {
  drawSvg({ data, layout }, width) {
    const number = ++drawn;
    const figure = JSON.parse(JSON.stringify({ data, layout }, plainNumbers));
    self.postMessage({ kind: "figure", number, figure, width } satisfies FigureMessage);
    return `<svg data-figure="${number}" style=""></svg>`;
  },
  openWindow: () => {},
  jimp: async () => (await import("jimp")) as never,
};

/** Typed arrays become lists, which is what plotly is given in a notebook. */
function plainNumbers(_key: string, value: unknown): unknown {
  return ArrayBuffer.isView(value) ? Array.from(value as Float32Array) : value;
}
