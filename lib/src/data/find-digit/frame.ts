import type { Component } from "./components";

/** A side of a frame is covered by ink over this share of its length, within this share of the frame's size. */
const [covered, band] = [0.85, 0.09];
/** Sides of a frame that have to be there, its shorter side as a share of the longer, and what of it may be ink. */
const [least, narrowest, fullest] = [3, 0.5, 0.45];

/**
 * Takes the frame away from a piece of ink that is a frame and a digit that touches it: from each of its sides inwards
 * as far as the frame is thick.
 *
 * @param mask 1 for ink; the frame is erased from it
 * @returns whether there was a frame
 */
export function eraseFrame(mask: Uint8Array, labels: Int32Array, cols: number, piece: Component): boolean {
  const [height, width] = [piece.bottom - piece.top + 1, piece.right - piece.left + 1];
  if (Math.min(height, width) < narrowest * Math.max(height, width)) return false;
  if (piece.area > fullest * height * width) return false;
  const sides = sidesOf(piece, cols);
  const depth = Math.max(2, Math.round(band * Math.max(height, width)));
  const runs = sides.map((side) => side.map((line) => runAlong(labels, piece.label, line, depth)));
  const present = runs.filter(
    (side) => side.filter(({ length }) => length > 0).length >= covered * side.length,
  );
  if (present.length < least) return false;
  const lengths = present.flat().map(({ length }) => length);
  const thickness = lengths.sort((a, b) => a - b)[lengths.length >> 1]!;
  for (const { at, step, first, length } of runs.flat()) {
    for (let i = 0; i < Math.min(length, 1.5 * thickness + 1); i++) mask[at + (first + i) * step] = 0;
  }
  return true;
}

/** A line of pixels from a side of the box inwards. */
interface Line {
  readonly at: number;
  readonly step: number;
}

/** The lines that start at each pixel of the four sides: top, bottom, left, right. */
function sidesOf({ top, left, bottom, right }: Component, cols: number): Line[][] {
  const across = Array.from({ length: right - left + 1 }, (_, i) => left + i);
  const down = Array.from({ length: bottom - top + 1 }, (_, i) => top + i);
  return [
    across.map((col) => ({ at: top * cols + col, step: cols })),
    across.map((col) => ({ at: bottom * cols + col, step: -cols })),
    down.map((row) => ({ at: row * cols + left, step: 1 })),
    down.map((row) => ({ at: row * cols + right, step: -1 })),
  ];
}

/** The first ink on a line, if it begins within `depth`. */
function runAlong(
  labels: Int32Array,
  label: number,
  { at, step }: Line,
  depth: number,
): Line & { first: number; length: number } {
  let first = 0;
  while (first < depth && labels[at + first * step] !== label) first++;
  let length = 0;
  while (first < depth && length <= 2 * depth && labels[at + (first + length) * step] === label) length++;
  return { at, step, first, length };
}
