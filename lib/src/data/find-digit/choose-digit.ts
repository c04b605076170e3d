import { type Box, boxAround, contains, heightOf, sideOf, widthOf } from "./box";
import type { Component, Components } from "./components";
import { gapBetween } from "./gap-between";
import { isFlat, withPieces } from "./pieces-of-digit";
import { isBar, isRepeated, isRod } from "./printed";
import { isSolid } from "./solid";

/** Components that make up the digit, and what speaks against the choice. */
export interface Choice {
  readonly parts: readonly Component[];
  /** 0…1 for what is large, in the middle, and made of strokes. */
  readonly score: number;
  /** What the score would be of strokes, where it was taken for a sheet, a blot or a hole. */
  readonly ifStrokes: number;
  /** Another one of its size stands beside it. */
  readonly second: boolean;
  /** It reaches the border of the paper or the picture. */
  readonly cut: boolean;
}

/** Longer side of a digit, as a share of the picture's, at least. */
const smallest = 0.045;
/** What a sheet, a blot or a hole counts of a digit of its size. */
const blot = 0.05;
/** Side of what does not belong to a digit where there are several alike, as a share of the digit's. */
const repeatedMost = 0.4;

/** The largest and most central component that may be a digit, with the pieces that belong to it. */
export function chooseDigit({ list, labels }: Components, rows: number, cols: number): Choice | undefined {
  const side = Math.max(rows, cols);
  const pieces = list.filter((piece) => sideOf(piece) >= 0.2 * smallest * side);
  const written = pieces.filter(
    (piece) => !isFrame(piece, pieces, labels, cols) && !isBar(piece, pieces) && !isRod(piece, pieces, cols),
  );
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
  const ifStrokes = scoreOf({ ...best, ...box }, rows, cols);
  return {
    parts,
    score: ifStrokes * (isSolid(best, labels, cols) ? blot : 1),
    ifStrokes,
    second: written.some((piece) => !parts.includes(piece) && standsBeside(piece, box)),
    cut: parts.some((part) => part.atBorder > 0),
  };
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

/** A box or a ring drawn around something. */
function isFrame(piece: Component, pieces: readonly Component[], labels: Int32Array, cols: number): boolean {
  if (piece.area > 0.4 * heightOf(piece) * widthOf(piece)) return false;
  const inside = pieces.filter((other) => other !== piece && contains(piece, other));
  if (inside.length === 0) return false;
  const inner = boxAround(inside);
  return sideOf(inner) > 0.33 * sideOf(piece) && surrounds(piece, inner, labels, cols);
}

/** Directions in which a frame is met from its middle at least, of eight: it may have a gap. */
const met = 6;

/** Whether a piece is met on nearly all sides of something, and not on two of them as a seven is. */
function surrounds(piece: Component, inner: Box, labels: Int32Array, cols: number): boolean {
  const [row, col] = [(inner.top + inner.bottom) >> 1, (inner.left + inner.right) >> 1];
  const directions = [-1, 0, 1].flatMap((down) => [-1, 0, 1].map((across) => [down, across] as const));
  const sides = directions.filter(([down, across]) => {
    if (down === 0 && across === 0) return false;
    let [y, x] = [row, col];
    while (y >= piece.top && y <= piece.bottom && x >= piece.left && x <= piece.right) {
      if (labels[y * cols + x] === piece.label) return true;
      [y, x] = [y + down, x + across];
    }
    return false;
  });
  return sides.length >= met;
}

function standsBeside(piece: Component, box: Box): boolean {
  const likeSize = heightOf(piece) > 0.6 * heightOf(box) && heightOf(piece) < 1.7 * heightOf(box);
  const across = Math.max(piece.left - box.right, box.left - piece.right);
  const down = Math.max(piece.top - box.bottom, box.top - piece.bottom);
  return likeSize && piece.atBorder === 0 && across < 3 * heightOf(box) && down < 0;
}
