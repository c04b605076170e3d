import type { GreyImage } from "../pixels";
import { type Box, sideOf } from "./box";

/** Rows and columns of a cut-out digit at most: eight for each of the twenty that it will have. */
const most = 160;
/**
 * Strokes of MNIST's test images, measured in the same way, are 2.7 pixels wide in the median where the digit has twenty,
 * one in twenty is thinner than 1.85; below this width they are made broader.
 */
const thinnest = 2.1;

/** How much of each pixel is ink, as a byte: contrast from `low` to `high` becomes 0…255. */
export function inkOf(contrast: Float32Array, low: number, high: number): Uint8Array {
  const range = Math.max(1e-6, high - low);
  const ink = new Uint8Array(contrast.length);
  for (let at = 0; at < ink.length; at++) {
    ink[at] = Math.round(255 * Math.max(0, Math.min(1, (contrast[at]! - low) / range)));
  }
  return ink;
}

/**
 * Strokes made as broad as a thin pen of MNIST's, where they are thinner: what is thin would be pale at 20×20.
 *
 * @param box of the digit in the image
 * @param width of its strokes in pixels
 * @returns the digit cut out, perhaps smaller; undefined where strokes are broad enough
 */
export function broadened(image: GreyImage, box: Box, width: number): GreyImage | undefined {
  const side = sideOf(box);
  if ((20 * width) / side >= thinnest) return undefined;
  const small = cutOut(image, box);
  const scale = sideOf({ top: 0, left: 0, bottom: small.rows - 1, right: small.cols - 1 }) / side;
  const reach = ((thinnest * side) / 20 - width) * scale * 0.5;
  const margin = Math.ceil(reach);
  const [rows, cols] = [small.rows + 2 * margin, small.cols + 2 * margin];
  const pixels = new Uint8Array(rows * cols);
  const brightest = small.pixels.reduce((high, pixel) => Math.max(high, pixel), 1);
  for (let row = 0; row < small.rows; row++) {
    for (let col = 0; col < small.cols; col++) {
      const level = (255 * small.pixels[row * small.cols + col]!) / brightest;
      if (level > 8) stamp(pixels, cols, row + margin, col + margin, reach, level);
    }
  }
  return { pixels, rows, cols };
}

function stamp(
  pixels: Uint8Array,
  cols: number,
  row: number,
  col: number,
  reach: number,
  level: number,
): void {
  const whole = Math.ceil(reach);
  for (let y = -whole; y <= whole; y++) {
    for (let x = -whole; x <= whole; x++) {
      const cover = Math.max(0, Math.min(1, reach + 0.5 - Math.hypot(x, y)));
      const at = (row + y) * cols + col + x;
      if (cover * level > pixels[at]!) pixels[at] = cover * level;
    }
  }
}

/** The box alone, made smaller where it is larger than needed; each new pixel is the brightest mean of its square. */
function cutOut({ pixels, cols }: GreyImage, box: Box): GreyImage {
  const factor = Math.ceil(sideOf(box) / most);
  const [height, width] = [box.bottom - box.top + 1, box.right - box.left + 1];
  const [rows, outCols] = [Math.ceil(height / factor), Math.ceil(width / factor)];
  const small = new Uint8Array(rows * outCols);
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < outCols; col++) {
      let sum = 0;
      for (let y = row * factor; y < Math.min(height, (row + 1) * factor); y++) {
        for (let x = col * factor; x < Math.min(width, (col + 1) * factor); x++) {
          sum += pixels[(box.top + y) * cols + box.left + x]!;
        }
      }
      small[row * outCols + col] = sum / factor ** 2;
    }
  }
  return { pixels: small, rows, cols: outCols };
}
