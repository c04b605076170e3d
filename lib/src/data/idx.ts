import { DataError } from "./errors";

/**
 * The IDX format of MNIST's files: a magic number, the sizes of each dimension as big-endian 32-bit integers,
 * then one byte for each value. Source: LeCun, Cortes and Burges, "The MNIST database of handwritten digits".
 */

const imagesMagic = 0x803;
const labelsMagic = 0x801;
const renew = "put the published file in its place, or delete it and load the data again";

/** Grey images as they stand in a file. */
export interface IdxImages {
  readonly count: number;
  readonly rows: number;
  readonly cols: number;
  /** count · rows · cols bytes, image by image, row by row. */
  readonly pixels: Uint8Array;
}

/**
 * Reads an image file.
 *
 * @param file named in errors
 * @throws DataError for another magic number or when the sizes do not match the bytes
 * @example
 * readIdxImages(Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 7, 8), "two pixels").pixels; // 7, 8
 */
export function readIdxImages(bytes: Uint8Array, file: string): IdxImages {
  const [count, rows, cols] = readHeader(bytes, file, imagesMagic, 3) as [number, number, number];
  const pixels = bytes.subarray(16);
  expectBytes(pixels, count * rows * cols, `${count} images of ${rows}×${cols}`, file);
  return { count, rows, cols, pixels };
}

/**
 * Reads a label file.
 *
 * @param classes labels must be below this number
 * @throws DataError for another magic number, a wrong count, or a label out of range
 */
export function readIdxLabels(bytes: Uint8Array, file: string, classes = 10): Uint8Array {
  const [count] = readHeader(bytes, file, labelsMagic, 1) as [number];
  const labels = bytes.subarray(8);
  expectBytes(labels, count, `${count} labels`, file);
  expectLabels(labels, classes, file);
  return labels;
}

function readHeader(bytes: Uint8Array, file: string, magic: number, sizes: number): number[] {
  const length = 4 + 4 * sizes;
  if (bytes.length < length) {
    throw new DataError(file, `a header of ${length} bytes`, `${bytes.length} bytes in all`, renew);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = view.getUint32(0);
  if (found !== magic) throw new DataError(file, `the magic number ${magic}`, String(found), renew);
  return Array.from({ length: sizes }, (_, i) => view.getUint32(4 + 4 * i));
}

function expectBytes(values: Uint8Array, expected: number, what: string, file: string): void {
  if (values.length === expected) return;
  throw new DataError(file, `${expected} bytes for ${what}`, `${values.length} bytes`, renew);
}

/** @throws DataError naming the first label that is not below `classes` */
export function expectLabels(labels: Uint8Array, classes: number, file: string): void {
  const at = labels.findIndex((label) => label >= classes);
  if (at < 0) return;
  throw new DataError(file, `labels from 0 to ${classes - 1}`, `label ${labels[at]} of image ${at}`, renew);
}
