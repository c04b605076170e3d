import type { Figure } from "../figures/figure";
import { toSvg } from "../figures/static/to-svg";

/** A static picture and its text equivalent. */
export interface Still {
  /** A `data:` URI. */
  readonly picture: string;
  readonly text: string;
}

export function stillOf(figure: Figure): Still {
  const svg = Buffer.from(toSvg(figure)).toString("base64");
  return { picture: `data:image/svg+xml;base64,${svg}`, text: figure.text };
}

/** The picture in a place that a page finds by its class name, which Jupyter's cleaning of HTML keeps. */
export function stillHtml({ picture, text }: Still, slot: string): string {
  const alt = text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  return `<div class="${slot}"><img alt="${alt}" src="${picture}" style="max-width:100%;height:auto"></div>`;
}
