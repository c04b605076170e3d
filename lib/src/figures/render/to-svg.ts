import { escapeMarkup } from "../../jupyter/markup";
import { platform } from "../../platform/platform";
import { SHEET_WIDTH } from "../style/base-layout";
import type { Figure } from "../types";

/**
 * Draws a figure as a stand-alone SVG picture that shrinks with the page, with the text equivalent as its description.
 * plotly draws these kinds of figures at once, hence no promise.
 */
export function toSvg(figure: Pick<Figure, "data" | "layout" | "text">, width: number = SHEET_WIDTH): string {
  const svg = platform().drawSvg(figure, width);
  return describe(svg, figure.text);
}

/** Adds what a screen reader says, and lets the picture shrink on narrow pages. */
function describe(svg: string, text: string): string {
  const description = escapeMarkup(text);
  return svg
    .replace(/^<svg([^>]*) style="[^"]*"/, '<svg$1 role="img" style="max-width:100%;height:auto"')
    .replace(/^(<svg[^>]*>)/, `$1<desc>${description}</desc>`);
}
