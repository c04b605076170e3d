import type { Jimp } from "jimp";
import { DataError } from "./data-error";
import type { ImageShape } from "./dataset";

/** What Jimp.read gives. */
type Picture = Awaited<ReturnType<(typeof Jimp)["read"]>>;

/** A grey image of any size: one byte for each pixel, row by row. */
export interface GreyImage {
  readonly pixels: Uint8Array;
  readonly rows: number;
  readonly cols: number;
}

/**
 * Reads a PNG or JPEG.
 *
 * @throws DataError when there is no such file or it is no picture
 */
export async function readPicture(file: string): Promise<Picture> {
  const { Jimp: reader } = require("jimp") as typeof import("jimp");
  try {
    return await reader.read(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new DataError(
      file,
      "a PNG or JPEG picture",
      `something that cannot be read (${reason})`,
      "save the picture as PNG or JPEG and try again",
    );
  }
}

/** The picture cut and resized to a shape, channel last; grey where the shape has one channel. */
export function toShape(picture: Picture, [rows, cols, channels]: ImageShape): Uint8Array {
  const fitted = picture.clone().cover({ w: cols, h: rows });
  const rgba = fitted.bitmap.data;
  const pixels = new Uint8Array(rows * cols * channels);
  for (let i = 0; i < rows * cols; i++) {
    const [red, green, blue] = onWhite(rgba, i);
    if (channels === 1) pixels[i] = luminance(red, green, blue);
    else pixels.set([red, green, blue], 3 * i);
  }
  return pixels;
}

/** The picture's brightness, in its own size. */
export function toGrey(picture: Picture): GreyImage {
  const { data, width, height } = picture.bitmap;
  const pixels = Uint8Array.from({ length: width * height }, (_, i) => luminance(...onWhite(data, i)));
  return { pixels, rows: height, cols: width };
}

/** Red, green and blue of a pixel; where the picture is transparent, paper shows through. */
function onWhite(rgba: ArrayLike<number>, pixel: number): [number, number, number] {
  const alpha = rgba[4 * pixel + 3]! / 255;
  const blend = (channel: number): number => rgba[4 * pixel + channel]! * alpha + 255 * (1 - alpha);
  return [blend(0), blend(1), blend(2)];
}

/** Brightness as the eye weighs colours, ITU-R BT.601. */
function luminance(red: number, green: number, blue: number): number {
  return Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
}
