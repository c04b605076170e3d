import type { Stroke } from "../shared/protocol";

/** Share of the canvas: radius of the pen. The page draws with the same. */
const penRadius = 0.04;

/**
 * Inks the strokes of a drawing, white on black, with an edge one pixel soft.
 *
 * @param strokes points 0…1 from the upper left corner, x and y in turn
 * @param side rows and columns of the image
 * @returns side · side bytes
 */
export function inkStrokes(strokes: readonly Stroke[], side: number): Uint8Array {
  const pixels = new Uint8Array(side * side);
  for (const stroke of strokes) {
    const last = Math.max(2, stroke.length - 2);
    for (let at = 0; at < last; at += 2) {
      const [x1, y1] = [stroke[at]!, stroke[at + 1]!];
      inkLine(pixels, side, [x1, y1, stroke[at + 2] ?? x1, stroke[at + 3] ?? y1]);
    }
  }
  return pixels;
}

/** Every pixel keeps the brightest ink that reaches its middle. */
function inkLine(pixels: Uint8Array, side: number, line: readonly [number, number, number, number]): void {
  const [x1, y1, x2, y2] = line.map((place) => place * side - 0.5) as [number, number, number, number];
  const reach = penRadius * side + 0.5;
  const first = (a: number, b: number): number => Math.max(0, Math.ceil(Math.min(a, b) - reach));
  const last = (a: number, b: number): number => Math.min(side - 1, Math.floor(Math.max(a, b) + reach));
  for (let row = first(y1, y2); row <= last(y1, y2); row++) {
    for (let col = first(x1, x2); col <= last(x1, x2); col++) {
      const distance = distanceToLine(col, row, x1, y1, x2, y2);
      const brightness = Math.round(255 * Math.max(0, Math.min(1, reach - distance)));
      if (brightness > pixels[row * side + col]!) pixels[row * side + col] = brightness;
    }
  }
}

function distanceToLine(x: number, y: number, x1: number, y1: number, x2: number, y2: number): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / squared));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}
