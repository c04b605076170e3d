import { escapeMarkup } from "../../jupyter/markup";
import { dataUri } from "../render/still";
import { FONT_FAMILY } from "../style/base-layout";
import { INK } from "../style/colours";

export type Point = readonly [x: number, y: number];

type Attributes = Readonly<Record<string, string | number>>;

function element(name: string, attributes: Attributes, content = ""): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${typeof value === "number" ? round(value) : value}"`,
  );
  return `<${name}${written.join("")}>${content}</${name}>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

export function line([x1, y1]: Point, [x2, y2]: Point, attributes: Attributes): string {
  return element("line", { x1, y1, x2, y2, ...attributes });
}

export function circle([cx, cy]: Point, r: number, attributes: Attributes): string {
  return element("circle", { cx, cy, r, ...attributes });
}

export function rectangle([x, y]: Point, width: number, height: number, attributes: Attributes): string {
  return element("rect", { x, y, width, height, ...attributes });
}

/** A picture from a `data:` URI, its pixels crisp. */
export function picture([x, y]: Point, width: number, height: number, uri: string): string {
  const style = "image-rendering:pixelated";
  return element("image", { x, y, width, height, href: uri, preserveAspectRatio: "none", style });
}

export function polyline(points: readonly Point[], attributes: Attributes): string {
  return element("polyline", {
    points: points.map((point) => point.map(round).join(",")).join(" "),
    ...attributes,
  });
}

interface TextStyle {
  readonly size: number;
  readonly bold?: boolean;
  readonly colour?: string;
  readonly anchor?: "start" | "middle" | "end";
}

export function label(
  [x, y]: Point,
  text: string,
  { size, bold, colour = INK, anchor = "middle" }: TextStyle,
): string {
  return element(
    "text",
    { x, y, "font-size": size, "font-weight": bold ? "bold" : "normal", fill: colour, "text-anchor": anchor },
    escapeMarkup(text),
  );
}

/** A whole picture as the `data:` URI of an SVG. */
export function sheet(width: number, height: number, parts: readonly string[]): string {
  const svg = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      "font-family": FONT_FAMILY,
    },
    parts.join(""),
  );
  return dataUri(svg);
}
