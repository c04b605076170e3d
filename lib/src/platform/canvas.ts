import { PNG } from "pngjs";

/** The part of a browser's 2-D canvas that plotly paints heat maps and image traces with. */
export interface Canvas2d {
  fillStyle: string;
  fillRect(x: number, y: number, width: number, height: number): void;
  createImageData(width: number, height: number): { data: Uint8ClampedArray; width: number; height: number };
  putImageData(image: { data: Uint8ClampedArray; width: number; height: number }, x: number, y: number): void;
  toDataUri(): string;
}

/** Gives a document's canvases, whose prototype this is, what plotly paints with. */
export function paintCanvases(prototype: object): void {
  const canvases = new WeakMap<object, Canvas2d>();
  Object.assign(prototype, {
    getContext(this: HTMLCanvasElement, kind: string) {
      if (kind !== "2d") return null;
      const painted = canvases.get(this) ?? paintableCanvas(this.width, this.height);
      canvases.set(this, painted);
      return painted;
    },
    toDataURL(this: HTMLCanvasElement) {
      return canvases.get(this)?.toDataUri() ?? paintableCanvas(1, 1).toDataUri();
    },
  });
}

/** A canvas that paints into memory and encodes a real PNG. */
function paintableCanvas(width: number, height: number): Canvas2d {
  const png = new PNG({ width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) });
  return {
    fillStyle: "#000000",
    fillRect(x, y, rectWidth, rectHeight) {
      const [red, green, blue, alpha] = parseColour(this.fillStyle);
      const right = Math.min(png.width, Math.round(x + rectWidth));
      const bottom = Math.min(png.height, Math.round(y + rectHeight));
      for (let row = Math.max(0, Math.round(y)); row < bottom; row++) {
        for (let col = Math.max(0, Math.round(x)); col < right; col++) {
          png.data.set([red, green, blue, alpha], (row * png.width + col) * 4);
        }
      }
    },
    createImageData: (imageWidth, imageHeight) => ({
      data: new Uint8ClampedArray(imageWidth * imageHeight * 4),
      width: imageWidth,
      height: imageHeight,
    }),
    putImageData(image, x, y) {
      for (let row = 0; row < image.height; row++) {
        const from = row * image.width * 4;
        png.data.set(image.data.subarray(from, from + image.width * 4), ((y + row) * png.width + x) * 4);
      }
    },
    toDataUri: () => `data:image/png;base64,${PNG.sync.write(png).toString("base64")}`,
  };
}

function parseColour(style: string): [number, number, number, number] {
  const parts = style.match(/[\d.]+/g)?.map(Number) ?? [];
  if (style.startsWith("rgb") && parts.length >= 3) {
    return [parts[0]!, parts[1]!, parts[2]!, Math.round(255 * (parts[3] ?? 1))];
  }
  const hex = Number.parseInt(style.slice(1), 16);
  return [(hex >> 16) & 255, (hex >> 8) & 255, hex & 255, 255];
}
