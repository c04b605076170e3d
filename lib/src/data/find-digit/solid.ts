import type { Component } from "./components";
import { convexHull } from "./convex-hull";

/** Share of its box that a blot fills, of the rectangle around it a sheet, of its hull what has straight sides. */
const [blot, sheet, straight] = [0.75, 0.8, 0.95];
/** Share of its hull that a corner of a sheet fills that the picture's border cuts. */
const corner = 0.9;
/** How broad a sheet is at least, against its length, and a corner of one. */
const [broad, broadCorner] = [0.55, 0.45];
/** Degrees from one direction to the next in which a sheet may lie. */
const turn = 5;

/**
 * Whether a piece is a sheet, a blot or a hole, and not made of strokes. A sheet with a digit on it fills the rectangle
 * around it but for the digit, however it is turned; a broad "1" does so, too, and is narrow. A corner of a sheet that the
 * picture or a shadow cuts fills its hull. A thick digit has a waist or a bay, and fills less of it.
 */
export function isSolid(piece: Component, labels: Int32Array, cols: number): boolean {
  const [height, width] = [piece.bottom - piece.top + 1, piece.right - piece.left + 1];
  if (piece.area > blot * height * width && width > broad * height) return true;
  if (piece.area < (sheet / 2) * height * width) return false; // a turned rectangle fills half of its box at least
  const ends = endsOf(piece, labels, cols);
  const convex = piece.area > (piece.atBorder > 0 ? corner : straight) * hullOf(ends, piece);
  for (let angle = 0; angle < 90; angle += turn) {
    const [long, across] = sidesOf(ends, (angle * Math.PI) / 180);
    const breadth = Math.min(long, across) / Math.max(long, across);
    if (convex && breadth < broadCorner) return false;
    if (!convex && breadth > broad && piece.area > sheet * long * across) return true;
  }
  return convex;
}

/** Share of the rectangle around it, however it is turned, that the hull of a sheet fills, seen at an angle, too. */
const rectangular = 0.85;

/** Whether the outline of a piece is a sheet's: a rectangle's, or cut by the picture. */
export function isSheet(piece: Component, labels: Int32Array, cols: number): boolean {
  if (piece.atBorder > 0) return true;
  const ends = endsOf(piece, labels, cols);
  const hull = hullOf(ends, piece);
  for (let angle = 0; angle < 90; angle += turn) {
    const [long, across] = sidesOf(ends, (angle * Math.PI) / 180);
    if (hull > rectangular * long * across) return true;
  }
  return false;
}

/** Pixels of a piece's convex hull. */
function hullOf(ends: readonly [number, number][], { top, left, bottom, right }: Component): number {
  const [rows, cols] = [bottom - top + 1, right - left + 1];
  const own = ends.map(([x, y]) => (y - top) * cols + x - left);
  return convexHull(own, { rows, cols }).reduce((sum, inside) => sum + inside, 0);
}

/** The first and the last pixel of each row: no other one is a corner. */
function endsOf(
  { label, top, left, bottom, right }: Component,
  labels: Int32Array,
  cols: number,
): [x: number, y: number][] {
  const ends: [number, number][] = [];
  for (let row = top; row <= bottom; row++) {
    let [first, last] = [left, right];
    while (first < right && labels[row * cols + first] !== label) first++;
    while (last > left && labels[row * cols + last] !== label) last--;
    ends.push([first, row], [last, row]);
  }
  return ends;
}

/** The sides of the smallest rectangle around some pixels that is turned by an angle. */
function sidesOf(ends: readonly [number, number][], angle: number): [number, number] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [left, right, top, bottom] = [Number.MAX_VALUE, -Number.MAX_VALUE, Number.MAX_VALUE, -Number.MAX_VALUE];
  for (const [x, y] of ends) {
    const [along, down] = [x * cos + y * sin, y * cos - x * sin];
    [left, right] = [Math.min(left, along), Math.max(right, along)];
    [top, bottom] = [Math.min(top, down), Math.max(bottom, down)];
  }
  return [right - left + 1, bottom - top + 1];
}
