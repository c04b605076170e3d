import type { Component, Components } from "./components";
import { isBar, isRepeated } from "./printed";
import { isSolid } from "./solid";

/** Components that make up the digit, and what speaks against the choice. */
export interface Choice {
  readonly parts: readonly Component[];
  /** 0…1 for what is large, in the middle, and made of strokes. */
  readonly score: number;
  /** Another one of its size stands beside it. */
  readonly second: boolean;
  /** It reaches the border of the paper or the picture. */
  readonly cut: boolean;
}

export interface Box {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Longer side of a digit, as a share of the picture's, at least. */
const smallest = 0.045;
/** What a piece of a broken digit has at least, as a share of the rest's ink. */
const crumb = 0.012;
/** What a sheet, a blot or a hole counts of a digit of its size. */
const blot = 0.05;
/** Side of what does not belong to a digit where there are several alike, as a share of the digit's. */
const repeatedMost = 0.4;
/** Gaps between pieces of one digit at most, in heights of it: between tall pieces side by side, to the bar of a five, and others. */
const gaps = { tall: 0.075, bar: 0.4, other: 0.25 };

/** The largest and most central component that may be a digit, with the pieces that belong to it. */
export function chooseDigit({ list, labels }: Components, rows: number, cols: number): Choice | undefined {
  const side = Math.max(rows, cols);
  const pieces = list.filter((piece) => sideOf(piece) >= 0.2 * smallest * side);
  const written = pieces.filter((piece) => !isFrame(piece, pieces) && !isBar(piece, pieces));
  const score = (piece: Component): number =>
    scoreOf(piece, rows, cols) * (isSolid(piece, labels, cols) ? blot : 1);
  let best: Component | undefined;
  for (const piece of written) {
    if (sideOf(piece) < 0.5 * smallest * side || isFlat(piece)) continue;
    if (best === undefined || score(piece) > score(best)) best = piece;
  }
  if (best === undefined) return undefined;
  const largest = sideOf(best);
  const others = written.filter(
    (piece) =>
      (sideOf(piece) <= largest || isFlat(piece) || !isSolid(piece, labels, cols)) &&
      (sideOf(piece) > repeatedMost * largest || !isRepeated(piece, written)),
  );
  const parts = withPieces(best, others, (one, other, limit) => gapBetween(labels, cols, one, other, limit));
  const box = boxAround(parts);
  if (sideOf(box) < smallest * side) return undefined;
  return {
    parts,
    score: scoreOf({ ...best, ...box }, rows, cols) * (isSolid(best, labels, cols) ? blot : 1),
    second: written.some((piece) => !parts.includes(piece) && standsBeside(piece, box)),
    cut: parts.some((part) => part.atBorder > 0),
  };
}

export function boxAround(pieces: readonly Box[]): Box {
  return {
    top: Math.min(...pieces.map(({ top }) => top)),
    left: Math.min(...pieces.map(({ left }) => left)),
    bottom: Math.max(...pieces.map(({ bottom }) => bottom)),
    right: Math.max(...pieces.map(({ right }) => right)),
  };
}

const heightOf = ({ top, bottom }: Box): number => bottom - top + 1;
const widthOf = ({ left, right }: Box): number => right - left + 1;

export function sideOf(box: Box): number {
  return Math.max(heightOf(box), widthOf(box));
}

/** Pixels between two pieces where they are nearest, or more than `limit`. */
function gapBetween(
  labels: Int32Array,
  cols: number,
  one: Component,
  other: Component,
  limit: number,
): number {
  const across = Math.max(other.left - one.right, one.left - other.right);
  const down = Math.max(other.top - one.bottom, one.top - other.bottom);
  if (Math.max(across, down) > limit) return Number.POSITIVE_INFINITY;
  const [some, others] = [
    pixelsNear(labels, cols, one, other, limit),
    pixelsNear(labels, cols, other, one, limit),
  ];
  let nearest = Number.POSITIVE_INFINITY;
  for (const [x, y] of some) {
    for (const [u, v] of others) nearest = Math.min(nearest, (x - u) ** 2 + (y - v) ** 2);
  }
  return Math.sqrt(nearest) - 1;
}

/** Pixels at the edge of a piece that may be within `limit` of another. */
function pixelsNear(
  labels: Int32Array,
  cols: number,
  piece: Component,
  other: Box,
  limit: number,
): [number, number][] {
  const pixels: [number, number][] = [];
  const margin = Math.ceil(limit) + 1;
  for (
    let y = Math.max(piece.top, other.top - margin);
    y <= Math.min(piece.bottom, other.bottom + margin);
    y++
  ) {
    for (
      let x = Math.max(piece.left, other.left - margin);
      x <= Math.min(piece.right, other.right + margin);
      x++
    ) {
      const at = y * cols + x;
      if (labels[at] !== piece.label) continue;
      const inner = [at - 1, at + 1, at - cols, at + cols].every((next) => labels[next] === piece.label);
      if (!inner) pixels.push([x, y]);
    }
  }
  return pixels;
}

/** Mean width of its strokes, in pixels: a stroke has two edges. */
export function strokeWidth({ area, edge }: Pick<Component, "area" | "edge">): number {
  return (2 * area) / Math.max(1, edge);
}

function scoreOf(piece: Component, rows: number, cols: number): number {
  const x = (piece.left + piece.right + 1) / 2 / cols - 0.5;
  const y = (piece.top + piece.bottom + 1) / 2 / rows - 0.5;
  const central = Math.exp(-2 * (x * x + y * y));
  const size = sideOf(piece) / Math.max(rows, cols);
  // Strokes of a digit that fills the picture touch its border with an end; what comes in from outside lies along it.
  const inside = Math.max(0.15, 1 - 3 * (piece.atBorder / sideOf(piece)));
  return size * central * inside;
}

/** Lies flat: no digit does, but the bar of a five. */
function isFlat(piece: Component): boolean {
  return widthOf(piece) > 3 * heightOf(piece);
}

/** A box or a ring drawn around something. */
function isFrame(piece: Component, pieces: readonly Component[]): boolean {
  if (piece.area > 0.4 * heightOf(piece) * widthOf(piece)) return false;
  const inside = pieces.filter((other) => other !== piece && contains(piece, other));
  return inside.length > 0 && sideOf(boxAround(inside)) > 0.33 * sideOf(piece);
}

function contains(outer: Box, inner: Box): boolean {
  return (
    inner.top > outer.top &&
    inner.bottom < outer.bottom &&
    inner.left > outer.left &&
    inner.right < outer.right
  );
}

type Gap = (one: Component, other: Component, limit: number) => number;

/** Adds pieces that lie so near that they belong to the same digit. */
function withPieces(first: Component, written: readonly Component[], gap: Gap): Component[] {
  const parts = [first];
  for (let grown = true; grown; ) {
    grown = false;
    const box = boxAround(parts);
    const ink = parts.reduce((sum, { area }) => sum + area, 0);
    for (const piece of written) {
      if (parts.includes(piece) || piece.area < crumb * ink) continue;
      const isBar = isBarOfFive(piece, box, strokeWidth(first));
      const limit = isBar ? gaps.bar * sideOf(boxAround([piece, box])) : limitFor(piece, box) * sideOf(box);
      if (!parts.some((part) => gap(part, piece, limit) <= limit)) continue;
      parts.push(piece);
      grown = true;
      break;
    }
  }
  return parts;
}

/** How far a piece may be from the others, in heights; less than nothing where it is another digit or an underline. */
function limitFor(piece: Component, box: Box): number {
  const both = boxAround([piece, box]);
  if (widthOf(both) > 1.35 * Math.max(heightOf(both), heightOf(box))) return -1;
  if (isFlat(piece))
    return widthOf(piece) > 1.15 * Math.max(widthOf(box), 0.5 * heightOf(box)) ? -1 : gaps.other;
  const beside = piece.left > (box.left + box.right) / 2 || piece.right < (box.left + box.right) / 2;
  return beside && heightOf(piece) > 0.55 * heightOf(box) ? gaps.tall : gaps.other;
}

/** The bar of a five is often written apart, and longer than what is below it. */
function isBarOfFive(piece: Component, box: Box, stroke: number): boolean {
  const both = boxAround([piece, box]);
  const broad = strokeWidth(piece) / stroke;
  return (
    isFlat(piece) &&
    broad > 0.5 &&
    broad < 2 &&
    piece.bottom < (box.top + box.bottom) / 2 &&
    piece.right > (box.left + box.right) / 2 &&
    widthOf(piece) < 1.2 * heightOf(both) &&
    widthOf(both) < 1.35 * heightOf(both)
  );
}

function standsBeside(piece: Component, box: Box): boolean {
  const likeSize = heightOf(piece) > 0.6 * heightOf(box) && heightOf(piece) < 1.7 * heightOf(box);
  const across = Math.max(piece.left - box.right, box.left - piece.right);
  const down = Math.max(piece.top - box.bottom, box.top - piece.bottom);
  return likeSize && piece.atBorder === 0 && across < 3 * heightOf(box) && down < 0;
}
