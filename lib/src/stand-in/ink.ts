import type { PenPath } from "./handwriting";
import { grow, type Random, wave } from "./random";

const side = 28;
/** MNIST's digits have their centre of mass here, counted from the middle of the first pixel. */
const middle = 14;
/** Pixels: radius of the pen and how it varies, soft edge, how far off the centre an image may lie. */
const penRadius = 1.35;
const penDeviation = 0.3;
const pressure = 0.15;
const edge = 0.5;
const offCentre = 0.35;

/** Where a path comes to lie in the image. */
interface Frame {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Inks a path into 28×28 bytes, white on black, the way MNIST presents a digit: it fits a box of 20×20, and its
 * centre of mass lies at 14, where the two middle pixels meet.
 */
export function ink(path: PenPath, random: Random, pixels: Uint8Array): void {
  const pen = Math.max(0.6, penRadius * grow(random.bell(penDeviation)));
  const press = random.bell(pressure);
  const pulse = random.next();
  const frame = fit(path, pen, random);
  pixels.fill(0);
  for (let i = 1; i < path.xs.length; i++) {
    const reach = pen * (1 + press * wave(pulse + i * 0.05)) + edge;
    inkLine(path, i, frame, reach, pixels);
  }
}

function fit({ xs, ys }: PenPath, pen: number, random: Random): Frame {
  let [left, right, top, bottom] = [1e9, -1e9, 1e9, -1e9];
  let [mass, massX, massY] = [0, 0, 0];
  for (let i = 0; i < xs.length; i++) {
    const [x, y] = [xs[i]!, ys[i]!];
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
    const dx = x - (xs[i - 1] ?? Number.NaN);
    const dy = y - (ys[i - 1] ?? Number.NaN);
    const length = Math.sqrt(dx * dx + dy * dy);
    if (!(length > 0)) continue;
    mass += length;
    massX += length * (x - dx / 2);
    massY += length * (y - dy / 2);
  }
  const scale = (20 - 2 * pen) / Math.max(right - left, bottom - top, 20);
  const x = middle - (massX / mass) * scale + random.bell(offCentre);
  const y = middle - (massY / mass) * scale + random.bell(offCentre);
  return { scale, x, y };
}

/** Inks the line that ends at point `i`; every pixel keeps the darkest ink that reaches it. */
function inkLine({ xs, ys }: PenPath, i: number, frame: Frame, reach: number, pixels: Uint8Array): void {
  const x = xs[i - 1]! * frame.scale + frame.x;
  const y = ys[i - 1]! * frame.scale + frame.y;
  const dx = xs[i]! * frame.scale + frame.x - x;
  const dy = ys[i]! * frame.scale + frame.y - y;
  const squared = dx * dx + dy * dy || 1e-9;
  const lastColumn = Math.min(side - 1, Math.max(x, x + dx) + reach);
  const lastRow = Math.min(side - 1, Math.max(y, y + dy) + reach);
  const firstColumn = Math.max(0, Math.ceil(Math.min(x, x + dx) - reach));
  for (let row = Math.max(0, Math.ceil(Math.min(y, y + dy) - reach)); row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) {
      const along = ((column - x) * dx + (row - y) * dy) / squared;
      const t = along < 0 ? 0 : along > 1 ? 1 : along;
      const ex = column - x - t * dx;
      const ey = row - y - t * dy;
      const distance = ex * ex + ey * ey;
      if (distance >= reach * reach) continue;
      const darkness = 255 * Math.min(1, (reach - Math.sqrt(distance)) / (2 * edge));
      const pixel = row * side + column;
      if (darkness > pixels[pixel]!) pixels[pixel] = darkness;
    }
  }
}
