import { element } from "./elements";

export type Colour = readonly [red: number, green: number, blue: number];

const white: Colour = [255, 255, 255];
const blue: Colour = [0, 114, 178];
const orange: Colour = [213, 94, 0];

/** A canvas of one pixel for each number, which the page enlarges with crisp edges. */
export function pixelCanvas(rows: number, cols: number, name: string): HTMLCanvasElement {
  return element("canvas", {
    width: cols,
    height: rows,
    class: "lab-pixels",
    role: "img",
    "aria-label": name,
  });
}

/** Colours every pixel of a canvas. */
export function paint(canvas: HTMLCanvasElement, colourAt: (row: number, col: number) => Colour): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  const image = context.createImageData(canvas.width, canvas.height);
  for (let pixel = 0; pixel < canvas.width * canvas.height; pixel++) {
    const [row, col] = [Math.floor(pixel / canvas.width), pixel % canvas.width];
    image.data.set([...colourAt(row, col), 255], 4 * pixel);
  }
  context.putImageData(image, 0, 0);
}

export function paintGrey(canvas: HTMLCanvasElement, bytes: ArrayLike<number>): void {
  paint(canvas, (row, col) => grey(bytes[row * canvas.width + col] ?? 0));
}

/** Paints signed numbers: blue above zero, white at zero, orange below, full colour at ±`limit`. */
export function paintSigned(canvas: HTMLCanvasElement, values: ArrayLike<number>, limit: number): void {
  paint(canvas, (row, col) => signedColour((values[row * canvas.width + col] ?? 0) / (limit || 1)));
}

export function grey(byte: number): Colour {
  return [byte, byte, byte];
}

/** The colour of a number −1…1. */
export function signedColour(value: number): Colour {
  return mix(white, value < 0 ? orange : blue, Math.min(1, Math.abs(value)));
}

export function mix(from: Colour, to: Colour, share: number): Colour {
  const channel = (at: 0 | 1 | 2): number => Math.round(from[at] + (to[at] - from[at]) * share);
  return [channel(0), channel(1), channel(2)];
}

/** Pixels of an image with one channel (grey) or three. */
export function imageColour(
  values: ArrayLike<number>,
  channels: number,
  scale = 1,
): (pixel: number) => Colour {
  const at = (index: number): number => (values[index] ?? 0) * scale;
  return (pixel) =>
    channels === 3 ? [at(3 * pixel), at(3 * pixel + 1), at(3 * pixel + 2)] : grey(at(pixel * channels));
}

export function largest(values: ArrayLike<number>): number {
  return Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
