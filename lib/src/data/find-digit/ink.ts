import type { GreyImage } from "../pixels";
import { type Box, heightOf, sideOf, widthOf } from "./box";
import { componentsOf } from "./components";

/** Rows and columns of a cut-out digit at most: eight for each of the twenty that it will have. */
const most = 160;
/** Rows or columns below which edges are no more than the greys of single pixels, and strokes stay as broad as they are. */
const fewest = 60;
/**
 * Widths of strokes where the digit has twenty pixels. In MNIST's test images, measured in the same way, they are 2.7 in the
 * median, one in twenty is below 1.85, one in four above 3.2, one in ten above 3.85. Thinner ones than `thinnest` are made
 * as broad as that, and broader ones than `broadest` as thin as `usual`: of 300 digits written with a pen of 4.5, without a
 * camera, LeNet-5 read 98.4 instead of 96.9 % of what it read of the clean ones, and nothing less of digits as they are.
 */
const [thinnest, usual, broadest] = [2.1, 3.2, 3.85];

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
  const small = cutOut(image, box, Math.ceil(side / most));
  const scale = Math.max(small.rows, small.cols) / side;
  const reach = ((thinnest * side) / 20 - width) * scale * 0.5;
  const brightest = small.pixels.reduce((high, pixel) => Math.max(high, pixel), 1);
  const bright = small.pixels.map((pixel) => (255 * pixel) / brightest);
  return spread({ ...small, pixels: bright }, Math.ceil(reach), reach);
}

/**
 * Strokes made as thin as those of a broad pen of MNIST's, where they are broader: what is thick closes loops at 20×20.
 *
 * @param box of the digit in the image
 * @param width of its strokes in pixels
 * @returns the digit cut out, perhaps smaller; undefined where strokes are thin enough, or would fall apart
 */
export function thinned(image: GreyImage, box: Box, width: number): GreyImage | undefined {
  const side = sideOf(box);
  if ((20 * width) / side <= broadest || side < fewest) return undefined;
  const small = cutOut(image, box, Math.ceil(side / most));
  const scale = Math.max(small.rows, small.cols) / side;
  const reach = (width - (usual * side) / 20) * scale * 0.5;
  const inverse = (image: GreyImage): GreyImage => ({
    ...image,
    pixels: image.pixels.map((pixel) => 255 - pixel),
  });
  // a margin of nothing on all sides, which spreads inwards as well
  const thin = inverse(spread(inverse(spread(small, 1, 0)), 0, reach));
  return piecesOf(thin) > piecesOf(small) ? undefined : thin;
}

/** Each pixel as bright as the brightest within reach, of an image with a margin of black around it. */
function spread({ pixels, rows, cols }: GreyImage, margin: number, reach: number): GreyImage {
  const [outRows, outCols] = [rows + 2 * margin, cols + 2 * margin];
  const result = new Uint8Array(outRows * outCols);
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      const level = pixels[row * cols + col]!;
      if (level > 8) stamp(result, outRows, outCols, row + margin, col + margin, reach, level);
    }
  }
  return { pixels: result, rows: outRows, cols: outCols };
}

function stamp(
  pixels: Uint8Array,
  rows: number,
  cols: number,
  row: number,
  col: number,
  reach: number,
  level: number,
): void {
  const whole = Math.ceil(reach);
  for (let y = Math.max(0, row - whole); y <= Math.min(rows - 1, row + whole); y++) {
    for (let x = Math.max(0, col - whole); x <= Math.min(cols - 1, col + whole); x++) {
      const at = y * cols + x;
      const isItself = x === col && y === row; // whole, also where the reach is less than half a pixel
      const cover = isItself ? 1 : Math.min(1, reach + 0.5 - Math.hypot(x - col, y - row));
      if (cover * level > pixels[at]!) pixels[at] = cover * level;
    }
  }
}

/** How many connected pieces there are, crumbs left out. */
function piecesOf({ pixels, rows, cols }: GreyImage): number {
  const mask = pixels.map((pixel) => (pixel > 128 ? 1 : 0));
  const { list } = componentsOf(mask, rows, cols, new Float32Array(pixels.length));
  const largest = Math.max(0, ...list.map(({ area }) => area));
  return list.filter(({ area }) => area > 0.02 * largest).length;
}

/** The box alone, made smaller where the factor is not 1; each new pixel is the mean of a square of so many pixels a side. */
export function cutOut({ pixels, cols }: GreyImage, box: Box, factor: number): GreyImage {
  const [height, width] = [heightOf(box), widthOf(box)];
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
