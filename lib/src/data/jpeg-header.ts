import { orientationOf } from "./plain-png";

/** What stands before a JPEG's picture. */
export interface JpegHeader {
  readonly rows: number;
  readonly cols: number;
  /** EXIF's orientation, 1 to 8. */
  readonly orientation: number;
}

/** Reads a JPEG's size and orientation from its segments; undefined where the bytes are none. Source: ITU-T T.81. */
export function jpegHeader(bytes: Buffer): JpegHeader | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  let orientation = 1;
  for (let at = 2; at + 9 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { rows: bytes.readUInt16BE(at + 5), cols: bytes.readUInt16BE(at + 7), orientation };
    const length = bytes.readUInt16BE(at + 2);
    if (marker === 0xe1 && bytes.toString("latin1", at + 4, at + 10) === "Exif\0\0") {
      orientation = orientationOf(bytes.subarray(at + 10, at + 2 + length));
    }
    at += 2 + length;
  }
  return undefined;
}
