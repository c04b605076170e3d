import type { Box } from "./box";
import type { Component } from "./components";

/** Pixels between two pieces where they are nearest, or more than `limit`. */
export function gapBetween(
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
