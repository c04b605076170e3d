import type { ConvolutionData, PreprocessingData } from "./protocol";

/** The number furthest from zero on a map, and where it is. */
export function peak(
  values: readonly number[],
  cols: number,
): { readonly row: number; readonly col: number; readonly value: number } {
  let best = 0;
  values.forEach((value, at) => {
    if (Math.abs(value) > Math.abs(values[best]!)) best = at;
  });
  return { row: Math.floor(best / cols), col: best % cols, value: values[best] ?? 0 };
}

/** Where a pixel's number stands once the image is one row: (row · cols + col) · channels + channel. */
export function flatPlace(
  [, cols, channels]: readonly [number, number, number],
  row: number,
  col: number,
  channel = 0,
): number {
  return (row * cols + col) * channels + channel;
}

/** A window of an image, multiplied with a filter. All arrays run row by row, channel last. */
export interface Products {
  readonly patch: readonly number[];
  readonly weights: readonly number[];
  readonly products: readonly number[];
  readonly sum: number;
  readonly bias: number;
  /** sum + bias. */
  readonly total: number;
  /** The activation of the total. */
  readonly output: number;
}

type Convolved = Omit<ConvolutionData, "title">;

/** Rows and columns of the outputs. */
export function outputSize({ rows, cols, filters, padding }: Convolved): [rows: number, cols: number] {
  if (padding === "same") return [rows, cols];
  return [rows - filters.rows + 1, cols - filters.cols + 1];
}

/** First row and column of the window that gives the output at (row, col); negative in the padding. */
export function windowStart(
  { filters, padding }: Convolved,
  row: number,
  col: number,
): [row: number, col: number] {
  if (padding === "valid") return [row, col];
  return [row - Math.floor((filters.rows - 1) / 2), col - Math.floor((filters.cols - 1) / 2)];
}

/** The arithmetic of one filter at one place; outside the image there are zeros. */
export function productsAt(data: Convolved, filter: number, row: number, col: number): Products {
  const { rows, cols, channels, filters, image } = data;
  const [top, left] = windowStart(data, row, col);
  const patch: number[] = [];
  for (let y = top; y < top + filters.rows; y++) {
    for (let x = left; x < left + filters.cols; x++) {
      const inside = y >= 0 && y < rows && x >= 0 && x < cols;
      for (let channel = 0; channel < channels; channel++) {
        patch.push(inside ? image[(y * cols + x) * channels + channel]! : 0);
      }
    }
  }
  const weights = filters.values[filter]!;
  const products = patch.map((value, at) => value * weights[at]!);
  const sum = products.reduce((all, product) => all + product, 0);
  const bias = data.biases[filter]!;
  const total = sum + bias;
  return { patch, weights, products, sum, bias, total, output: activate(data.activation, total) };
}

/** One filter's outputs everywhere, row by row. */
export function outputsOf(data: Convolved, filter: number): number[] {
  const [rows, cols] = outputSize(data);
  return Array.from({ length: rows * cols }, (_, at) => {
    return productsAt(data, filter, Math.floor(at / cols), at % cols).output;
  });
}

function activate(name: string, value: number): number {
  if (name === "relu") return Math.max(0, value);
  if (name === "tanh") return Math.tanh(value);
  if (name === "sigmoid") return 1 / (1 + Math.exp(-value));
  return value;
}

/** A pixel worth looking at first: the brightest, the first of them from the top. */
export function brightest({
  pixels,
  shape: [, cols, channels],
}: Pick<PreprocessingData, "pixels" | "shape">): [row: number, col: number] {
  const best = pixels.reduce((most, byte, at) => (byte > pixels[most]! ? at : most), 0);
  const pixel = Math.floor(best / channels);
  return [Math.floor(pixel / cols), pixel % cols];
}

/** The index of the largest value, the first of them where several are equal; 0 for no values. */
export function argMax(values: readonly number[]): number {
  return values.reduce((best, value, index) => (value > values[best]! ? index : best), 0);
}

/** The cell off the diagonal with most images, counted row by row. */
export function mostConfused(counts: readonly (readonly number[])[]): number {
  let [best, most] = [0, -1];
  counts.forEach((row, truth) => {
    row.forEach((count, predicted) => {
      if (truth !== predicted && count > most) [best, most] = [truth * row.length + predicted, count];
    });
  });
  return best;
}
