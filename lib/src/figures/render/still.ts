import { escapeMarkup } from "../../jupyter/markup";
import type { Figure } from "../types";
import { toSvg } from "./to-svg";

/** A static picture and its text equivalent. */
export interface Still {
  /** A `data:` URI. */
  readonly picture: string;
  readonly text: string;
}

export function stillOf(figure: Figure): Still {
  return { picture: dataUri(toSvg(figure)), text: figure.text };
}

export function dataUri(svg: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}

/** The picture for a page: it shrinks with the window, and is read aloud as its text. */
export function imageTag({ picture, text }: Still): string {
  return `<img alt="${escapeMarkup(text)}" src="${picture}" style="max-width:100%;height:auto">`;
}
