import { readFileSync } from "node:fs";
import { platform } from "../platform/platform";
import type { Bitmap } from "./bitmap";
import type { ImageShape } from "./dataset";
import { decodeLargeJpeg, isLargeJpeg } from "./decode-large-jpeg";
import { DataError } from "./errors";
import { upright } from "./exif-orientation";
import { fileKind, isReadable } from "./file-kind";
import { fillTransparency, flattenAlpha } from "./flatten-alpha";
import { jpegHeader } from "./jpeg-header";
import { plainPng } from "./plain-png";
import { shrinkBitmap } from "./shrink-bitmap";

/** What is used of a picture of jimp's; its own type would have every cell that imports the lab read all of jimp's. */
interface Picture {
  readonly bitmap: Bitmap;
  clone(): { cover(size: { w: number; h: number }): { readonly bitmap: Bitmap } };
}

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
 * Reads a picture: PNG (of an animation the first picture), JPEG, GIF, BMP or TIFF, turned as its EXIF says. What is
 * transparent is laid on white, or on black where it is bright itself.
 *
 * @throws DataError when there is no such file or it is no such picture
 */
export async function readPicture(file: string): Promise<Photograph> {
  const bytes = readFile(file);
  try {
    const bitmap = await decode(bytes);
    fillTransparency(bitmap);
    const { Jimp } = await platform().jimp();
    return { picture: new Jimp(shrinkBitmap(bitmap)), ...sizeOf(bitmap, bytes) };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    const kind = fileKind(bytes);
    throw new DataError(
      file,
      "a PNG or JPEG picture",
      isReadable(kind) || kind === undefined
        ? `${kind ?? "something"} that cannot be read (${reason})`
        : kind,
      kind?.includes("HEIC")
        ? "export it as JPEG; an iPhone takes JPEGs after Settings, Camera, Formats, Most Compatible"
        : "save the picture as PNG or JPEG and try again",
    );
  }
}

function readFile(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const found =
      code === "ENOENT"
        ? "nothing there"
        : code === "EISDIR"
          ? "a folder"
          : `a file that cannot be read (${code})`;
    throw new DataError(
      file,
      "a PNG or JPEG picture",
      found,
      "check the path; it starts where the notebook lies",
    );
  }
}

/** Rows and columns as they were taken; of a large JPEG, whose bitmap is smaller, they stand in its header. */
function sizeOf({ width, height }: Bitmap, bytes: Buffer): { rows: number; cols: number } {
  const header = jpegHeader(bytes);
  if (header === undefined || !isLargeJpeg(header)) return { rows: height, cols: width };
  const { rows, cols, orientation } = header;
  return orientation > 4 ? { rows: cols, cols: rows } : { rows, cols };
}

async function decode(bytes: Buffer): Promise<Bitmap> {
  const header = jpegHeader(bytes);
  if (header !== undefined && isLargeJpeg(header)) {
    return upright(decodeLargeJpeg(bytes, header), header.orientation);
  }
  const png = plainPng(bytes);
  const { Jimp } = await platform().jimp();
  const { bitmap } = await Jimp.read(png?.bytes ?? bytes);
  return upright(bitmap, png?.orientation ?? 1);
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

/** One colour's brightness, in the picture's own size: 0 red, 1 green, 2 blue. */
export function toChannel({ picture }: Photograph, channel: 0 | 1 | 2): GreyImage {
  const { width, height, data } = picture.bitmap;
  const pixels = new Uint8Array(width * height);
  for (let pixel = 0; pixel < pixels.length; pixel++) pixels[pixel] = flattenAlpha(data, pixel, channel);
  return { pixels, rows: height, cols: width };
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
