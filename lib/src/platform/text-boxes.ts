import { textWidth } from "./text-metrics";

/** Left, top, right and bottom in pixels. */
type Edges = readonly [left: number, top: number, right: number, bottom: number];

/** A 2-D affine map as SVG writes it: x → a·x + c·y + e, y → b·x + d·y + f. */
type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

const LINE_HEIGHT = 1.3;
const ASCENT = 0.905;
const DESCENT = 0.212;
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
const NOTHING: Edges = [0, 0, 0, 0];

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Gives a document's SVG elements, whose prototype this is, the boxes that plotly asks for. */
export function measureText(prototype: object): void {
  Object.assign(prototype, {
    getBBox(this: Element) {
      return boxOf(this);
    },
    getComputedTextLength(this: Element) {
      return boxOf(this).width;
    },
    getBoundingClientRect(this: Element) {
      const { x, y, width, height } = boxOnPage(this);
      return { x, y, width, height, left: x, top: y, right: x + width, bottom: y + height };
    },
  });
}

/** The box of all text in an SVG element, in the element's own coordinates; a document without a browser lays nothing out. */
export function boxOf(element: Element): Box {
  return toBox(edgesWithin(element, element));
}

/** The same in the coordinates of the whole picture. */
export function boxOnPage(element: Element): Box {
  return toBox(edgesWithin(element, undefined));
}

function toBox([left, top, right, bottom]: Edges): Box {
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function edgesWithin(element: Element, frame: Element | undefined): Edges {
  const texts = isText(element) ? [element] : Array.from(element.querySelectorAll("text"));
  const all = texts
    .filter(({ textContent }) => textContent)
    .map((text) => mapped(matrixTo(text, frame), ownEdges(text)));
  if (all.length === 0) return NOTHING;
  return [
    Math.min(...all.map((edges) => edges[0])),
    Math.min(...all.map((edges) => edges[1])),
    Math.max(...all.map((edges) => edges[2])),
    Math.max(...all.map((edges) => edges[3])),
  ];
}

function isText(element: Element): boolean {
  return element.localName === "text" || element.localName === "tspan";
}

/** The edges of a text before any transformation, from its anchor, its lines and its font size. */
function ownEdges(text: Element): Edges {
  const size = Number.parseFloat(styleOf(text, "fontSize") ?? "") || 12;
  const spans = Array.from(text.querySelectorAll("tspan.line"));
  const lines = spans.length > 0 ? spans : [text];
  const width = Math.max(...lines.map((line) => textWidth(line.textContent ?? "", size)));
  const anchor = styleOf(text, "textAnchor") ?? text.getAttribute("text-anchor");
  const x = numberOf(text, "x") - (anchor === "middle" ? width / 2 : anchor === "end" ? width : 0);
  const baseline = numberOf(text, "y") + Number.parseFloat(text.getAttribute("dy") ?? "0") * size;
  const lower = baseline + (lines.length - 1) * LINE_HEIGHT * size;
  return [x, baseline - ASCENT * size, x + width, lower + DESCENT * size];
}

function styleOf(element: Element, property: "fontSize" | "textAnchor"): string | undefined {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const value = (at as SVGElement).style?.[property];
    if (value) return value;
  }
  return undefined;
}

function numberOf(element: Element, attribute: string): number {
  return Number.parseFloat(element.getAttribute(attribute) ?? "0") || 0;
}

/** The map from a text's coordinates to those of `frame`, or of the picture. */
function matrixTo(text: Element, frame: Element | undefined): Matrix {
  let matrix = IDENTITY;
  for (let at: Element | null = text; at && at !== frame && at.localName !== "svg"; at = at.parentElement) {
    matrix = product(transformOf(at), matrix);
  }
  return matrix;
}

function transformOf(element: Element): Matrix {
  let matrix = IDENTITY;
  for (const [, kind, list] of (element.getAttribute("transform") ?? "").matchAll(
    /(translate|rotate|scale)\(([^)]*)\)/g,
  )) {
    const [first = 0, second, third] = list!.split(/[\s,]+/).map(Number);
    matrix = product(matrix, step(kind!, first, second, third));
  }
  return matrix;
}

function step(kind: string, first: number, second: number | undefined, third = 0): Matrix {
  if (kind === "translate") return [1, 0, 0, 1, first, second ?? 0];
  if (kind === "scale") return [first, 0, 0, second ?? first, 0, 0];
  const cos = Math.cos((first * Math.PI) / 180);
  const sin = Math.sin((first * Math.PI) / 180);
  const x = second ?? 0;
  return [cos, sin, -sin, cos, x - cos * x + sin * third, third - sin * x - cos * third];
}

function product(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one;
  const [p, q, r, s, t, u] = other;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

function mapped([a, b, c, d, e, f]: Matrix, [left, top, right, bottom]: Edges): Edges {
  const corners = [
    [left, top],
    [right, top],
    [left, bottom],
    [right, bottom],
  ] as const;
  const xs = corners.map(([x, y]) => a * x + c * y + e);
  const ys = corners.map(([x, y]) => b * x + d * y + f);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
