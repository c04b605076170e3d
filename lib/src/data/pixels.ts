import type { Jimp } from "jimp";
import type { ImageShape } from "./dataset";
import { DataError } from "./errors";
import { flattenAlpha } from "./flatten-alpha";
import { type Bitmap, shrinkBitmap } from "./shrink-bitmap";

/** What Jimp.read gives. */
type Picture = Awaited<ReturnType<(typeof Jimp)["read"]>>;

/** A picture as it was read: a large one is made smaller at once, since networks read far fewer pixels. */
export interface Photograph {
  readonly picture: Picture;
  /** Rows and columns of the file. */
  readonly rows: number;
  readonly cols: number;
}

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
export async function readPicture(file: string): Promise<Photograph> {
  const { Jimp: reader } = require("jimp") as typeof import("jimp");
  try {
    const picture = await reader.read(file);
    const { width, height } = picture.bitmap;
    const small = shrinkBitmap(picture.bitmap);
    return {
      picture: small === picture.bitmap ? picture : (reader.fromBitmap(small) as Picture),
      rows: height,
      cols: width,
    };
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
export function toShape({ picture }: Photograph, [rows, cols, channels]: ImageShape): Uint8Array {
  const fitted = picture.clone().cover({ w: cols, h: rows });
  return channels === 1 ? toLuminance(fitted) : toColours(fitted);
}

/** The picture's brightness, in its own size. */
export function toGrey({ picture }: Photograph): GreyImage {
  const { width, height } = picture.bitmap;
  return { pixels: toLuminance(picture), rows: height, cols: width };
}

/** Red, green and blue of each pixel. */
export function toColours({ bitmap: { data, width, height } }: { readonly bitmap: Bitmap }): Uint8Array {
  const pixels = new Uint8Array(width * height * 3);
  for (let at = 0; at < pixels.length; at++) pixels[at] = flattenAlpha(data, Math.floor(at / 3), at % 3);
  return pixels;
}

function toLuminance({ bitmap: { data, width, height } }: { readonly bitmap: Bitmap }): Uint8Array {
  const pixels = new Uint8Array(width * height);
  for (let pixel = 0; pixel < pixels.length; pixel++) {
    pixels[pixel] = luminance(
      flattenAlpha(data, pixel, 0),
      flattenAlpha(data, pixel, 1),
      flattenAlpha(data, pixel, 2),
    );
  }
  return pixels;
}

/** Brightness as the eye weighs colours, ITU-R BT.601. */
function luminance(red: number, green: number, blue: number): number {
  return Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
}
