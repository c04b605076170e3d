import { agrees } from "../agrees";
import type { Random } from "../random";

/** The IDX magic numbers: unsigned bytes in three dimensions (images) and in one (labels). */
const magic = { images: 2051, labels: 2049 };

/** The bytes of an IDX image file: a header of four big-endian 32-bit numbers, then the pixels. */
export function idxImages(pixels: Uint8Array, count: number, rows: number, cols: number): Uint8Array {
  return withHeader([magic.images, count, rows, cols], pixels);
}

/** The bytes of an IDX label file: a header of two big-endian 32-bit numbers, then the labels. */
export function idxLabels(labels: Uint8Array): Uint8Array {
  return withHeader([magic.labels, labels.length], labels);
}

function withHeader(header: readonly number[], body: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(4 * header.length + body.length);
  header.forEach((value, i) => {
    bytes.writeUInt32BE(value, 4 * i);
  });
  bytes.set(body, 4 * header.length);
  return new Uint8Array(bytes);
}

/** The fields of an image file's header after its magic number, four bytes each. */
export const headerFields = ["count", "rows", "cols"] as const;

/** The whole number that some bytes of a file make, the most significant first unless `littleEndian`. */
export function wholeNumber(file: Uint8Array, from: number, length = 4, littleEndian = false): number {
  const bytes = Array.from(file.subarray(from, from + length));
  return (littleEndian ? bytes.reverse() : bytes).reduce((sum, byte) => 256 * sum + byte, 0);
}

/** Labels 0 … 9 in random order, some of them several times. */
export function randomLabels(random: Random, count: number): Uint8Array {
  return Uint8Array.from({ length: count }, () => random.integer(0, 9));
}

/** The number that four bytes make when the least significant comes first, unsigned. */
export function littleEndian(value: number): number {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes.readUInt32LE();
}

/** Where in the file `received` starts: the offset other than `right` at which its bytes are found. */
export function foundAt(file: Uint8Array, received: ArrayLike<number>, right: number): number | undefined {
  for (let offset = 0; offset < file.length; offset++) {
    if (offset === right) continue;
    const compared = Math.min(received.length, file.length - offset);
    if (compared < 8) return undefined;
    let same = true;
    for (let i = 0; i < compared && same; i++) same = received[i] === file[offset + i];
    if (same) return offset;
  }
  return undefined;
}

/** Whether all of `right` is followed by bytes from behind the file, where another file's lie in the same buffer. */
export function runsPastFile(received: ArrayLike<number>, right: ArrayLike<number>): boolean {
  const behind = Array.from(received).slice(right.length);
  return (
    behind.length > 0 &&
    behind.every((byte) => byte === 255) &&
    agrees(Array.from(received).slice(0, right.length), right)
  );
}

/** Whether bytes from before the file, where another file's bytes lie in the same buffer, got into `received`. */
export function startsBeforeFile(file: Uint8Array, received: ArrayLike<number>): boolean {
  const begin = Array.from(received).findIndex((byte) => byte !== 255);
  return begin > 0 && [0, 1, 2, 3].every((i) => received[begin + i] === file[i]);
}
