import type { Bitmap } from "./bitmap";
import { flattenAlpha } from "./flatten-alpha";

/** No network of the lab reads as many pixels in a row; a telephone takes four times as many. */
const most = 1000;

/** Pixels along the longer side of a picture once it is made smaller. */
export function sideAfterShrinking(side: number): number {
  return Math.floor(side / Math.ceil(side / most));
}

/** The picture with at most 1,000 rows and columns, on white; each new pixel is the mean of a square of old ones. */
export function shrinkBitmap(bitmap: Bitmap): Bitmap {
  const side = Math.ceil(Math.max(bitmap.width, bitmap.height) / most);
  if (side === 1) return bitmap;
  const width = Math.max(1, Math.floor(bitmap.width / side));
  const height = Math.max(1, Math.floor(bitmap.height / side));
  const data = Buffer.alloc(4 * width * height, 255);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const first = side * (Math.floor(pixel / width) * bitmap.width + (pixel % width));
    for (let channel = 0; channel < 3; channel++) {
      data[4 * pixel + channel] = meanOf(bitmap, first, side, channel);
    }
  }
  return { data, width, height };
}

function meanOf({ data, width, height }: Bitmap, first: number, side: number, channel: number): number {
  const cols = Math.min(side, width);
  const rows = Math.min(side, height);
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const start = first + row * width;
    for (let pixel = start; pixel < start + cols; pixel++) sum += flattenAlpha(data, pixel, channel);
  }
  return Math.round(sum / (rows * cols));
}
