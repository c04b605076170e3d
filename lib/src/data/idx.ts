import { DataError } from "./errors";
import { fileKind } from "./file-kind";

/**
 * The IDX format of MNIST's files: a magic number, the sizes of each dimension as big-endian 32-bit integers,
 * then one byte for each value. Source: LeCun, Cortes and Burges, "The MNIST database of handwritten digits".
 */

const imagesMagic = 0x803;
const labelsMagic = 0x801;
/** QMNIST's labels: 32-bit numbers, eight for each image, of which the first is the class. */
const tableMagic = 0xc02;
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
  if (count === 0) throw new DataError(file, "at least one image", "a file of 0 images", renew);
  const pixels = bytes.subarray(16);
  expectBytes(pixels, count * rows * cols, `${count} images of ${rows}×${cols}`, file);
  return { count, rows, cols, pixels };
}

/**
 * Reads a label file; of QMNIST's, which tell eight numbers of each image, the first.
 *
 * @param classes labels must be below this number
 * @param first label of the first class: 1 in EMNIST's letters, whose labels are given back counted from 0
 * @throws DataError for another magic number, a wrong count, or a label out of range
 */
export function readIdxLabels(bytes: Uint8Array, file: string, classes = 10, first = 0): Uint8Array {
  const labels = isTable(bytes) ? firstColumn(bytes, file) : plainLabels(bytes, file);
  if (labels.length === 0) throw new DataError(file, "at least one label", "a file of 0 labels", renew);
  expectLabels(labels, classes, file, first);
  return first === 0 ? labels : labels.map((label) => label - first);
}

function plainLabels(bytes: Uint8Array, file: string): Uint8Array {
  const [count] = readHeader(bytes, file, labelsMagic, 1) as [number];
  const labels = bytes.subarray(8);
  expectBytes(labels, count, `${count} labels`, file);
  return labels;
}

function isTable(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) === tableMagic;
}

function firstColumn(bytes: Uint8Array, file: string): Uint8Array {
  const [count, columns] = readHeader(bytes, file, tableMagic, 2) as [number, number];
  const table = bytes.subarray(12);
  expectBytes(table, 4 * count * columns, `${count} rows of ${columns} numbers`, file);
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  return Uint8Array.from({ length: count }, (_, row) => Math.min(255, view.getUint32(4 * row * columns)));
}

function readHeader(bytes: Uint8Array, file: string, magic: number, sizes: number): number[] {
  const length = 4 + 4 * sizes;
  const kind = isReversed(bytes) ? reversed : fileKind(bytes);
  const other = kind === undefined ? "" : `: ${kind}`;
  if (bytes.length < length) {
    throw new DataError(file, `a header of ${length} bytes`, `${bytes.length} bytes in all${other}`, renew);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = view.getUint32(0);
  if (found !== magic) throw new DataError(file, `the magic number ${magic}`, `${found}${other}`, renew);
  const read = (little: boolean): number[] =>
    Array.from({ length: sizes }, (_, i) => view.getUint32(4 + 4 * i, little));
  if (valuesOf(read(true)) === bytes.length - length && valuesOf(read(false)) !== bytes.length - length)
    throw new DataError(file, "sizes whose most significant byte comes first", reversed, renew);
  return read(false);
}

const reversed = "numbers in the other order of bytes, the least significant first (little-endian)";
const valuesOf = (sizes: readonly number[]): number => sizes.reduce((product, size) => product * size, 1);

/** Whether the magic number stands the wrong way round. */
function isReversed([first, second, third, fourth]: Uint8Array): boolean {
  return (first === 1 || first === 3) && second === 8 && third === 0 && fourth === 0;
}

function expectBytes(values: Uint8Array, expected: number, what: string, file: string): void {
  if (values.length === expected) return;
  throw new DataError(file, `${expected} bytes for ${what}`, `${values.length} bytes`, renew);
}

/** @throws DataError naming the first label that is not one of so many, counted from `first` */
export function expectLabels(labels: Uint8Array, classes: number, file: string, first = 0): void {
  const last = first + classes - 1;
  const at = labels.findIndex((label) => label < first || label > last);
  if (at < 0) return;
  throw new DataError(file, `labels from ${first} to ${last}`, `label ${labels[at]} of image ${at}`, renew);
}
