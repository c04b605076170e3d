import type { Colour } from "./colours";
import { texture } from "./texture";

/** Side of a scene in pixels. */
export const side = 32;

/** The image being drawn: three numbers a pixel, row by row, about 0…255. One is used for all scenes in turn. */
export const canvas: Float32Array = new Float32Array(side * side * 3);

/** A soft-edged blot: an ellipse, or nearly a rectangle. */
export function blot(
  cover: number,
  centre: readonly [x: number, y: number],
  radius: readonly [x: number, y: number],
  colour: Colour,
  square = false,
): void {
  const [cx, cy] = centre;
  const [rx, ry] = radius;
  for (let y = Math.max(0, (cy - ry) | 0); y < Math.min(side, cy + ry); y++) {
    for (let x = Math.max(0, (cx - rx) | 0); x < Math.min(side, cx + rx); x++) {
      let a = ((x - cx) / rx) * ((x - cx) / rx);
      let b = ((y - cy) / ry) * ((y - cy) / ry);
      if (square) {
        a = a * (a * a * a);
        b = b * (b * b * b);
      }
      const d = a + b;
      if (d >= 1) continue;
      for (let k = 0; k < 3; k++) {
        const o = 3 * (y * side + x) + k;
        const target = colour[k]! + 25 * texture(x * 3 + k, y * 3);
        canvas[o]! += cover * Math.min(1, 4 - 4 * d) * (target - canvas[o]!);
      }
    }
  }
}
