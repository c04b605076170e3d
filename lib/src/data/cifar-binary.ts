import { alignedBytes } from "./aligned-bytes";
import { DataError } from "./errors";
import { fileKind } from "./file-kind";
import { expectLabels } from "./idx";

/**
 * CIFAR's binary formats: records of one label (CIFAR-10) or two, the coarse one first (CIFAR-100), and then 1,024 bytes
 * each of red, green and blue, row by row. Source: Krizhevsky, "The CIFAR-10 dataset", description of the binary version.
 */
const plane = 32 * 32;

/** How the records of a set begin. */
export interface CifarLabels {
  /** For each byte before the pixels, how many classes it tells apart. */
  readonly classes: readonly number[];
  /** Which of them is the label. */
  readonly at: number;
}

const cifar10Labels: CifarLabels = { classes: [10], at: 0 };

/** Bytes of an image of CIFAR-10 with its label. */
export const recordBytes: number = 1 + 3 * plane;

/** Images of a batch file, colour last. */
export interface CifarBatch {
  readonly labels: Uint8Array;
  /** labels.length · 32 · 32 · 3 bytes, image by image, row by row, red, green and blue of each pixel together. */
  readonly pixels: Uint8Array;
}

/** A batch file's bytes, and its name for errors. */
export interface CifarFile {
  readonly bytes: Uint8Array;
  readonly file: string;
}

/**
 * Reads a batch file.
 *
 * @param file named in errors
 * @throws DataError when the bytes are no whole number of records, or a label is above 9
 */
export function readCifarBatch(bytes: Uint8Array, file: string): CifarBatch {
  return readCifarBatches([{ bytes, file }]);
}

/**
 * Reads several batch files as one, in their order, straight into one array.
 *
 * @param format CIFAR-10's if left out
 * @throws DataError when the bytes of a file are no whole number of records, or a label is out of range
 */
export function readCifarBatches(
  files: readonly CifarFile[],
  format: CifarLabels = cifar10Labels,
): CifarBatch {
  const labelBytes = format.classes.length;
  const record = labelBytes + 3 * plane;
  const counts = files.map((file) => countRecords(file, record));
  const count = counts.reduce((total, next) => total + next, 0);
  const labels = new Uint8Array(count);
  const pixels = alignedBytes(count * 3 * plane);
  let first = 0;
  files.forEach(({ bytes, file }, number) => {
    format.classes.forEach((classes, at) => {
      const told = Uint8Array.from({ length: counts[number]! }, (_, image) => bytes[image * record + at]!);
      expectLabels(told, classes, file);
      if (at === format.at) labels.set(told, first);
    });
    interleave(bytes, labelBytes, new Uint32Array(pixels.buffer, pixels.byteOffset + first * 3 * plane));
    first += counts[number]!;
  });
  return { labels, pixels };
}

function countRecords({ bytes, file }: CifarFile, record: number): number {
  const count = bytes.length / record;
  if (Number.isInteger(count) && count > 0) return count;
  const kind =
    bytes.length > 0 && bytes.length % otherRecord(record) === 0 ? recordsOf(record) : fileKind(bytes);
  throw new DataError(
    file,
    `records of ${record} bytes`,
    `${bytes.length} bytes, which is ${count.toFixed(2)} records${kind === undefined ? "" : `: ${kind}`}`,
    "put the file of CIFAR's binary version in its place, or delete it and load the data again",
  );
}

/** Bytes of a record of the other set: CIFAR-100's has one label more than CIFAR-10's. */
const otherRecord = (record: number): number => (record === 1 + 3 * plane ? record + 1 : record - 1);
const recordsOf = (record: number): string =>
  `whole records of ${otherRecord(record)}, as CIFAR-10${record === 1 + 3 * plane ? "0" : ""} has`;

/**
 * Turns planes into pixels. Four pixels, twelve bytes, are read and written as three words: with single bytes, loading
 * the set takes a third longer. Words are little-endian on every machine that TensorFlow's packages exist for, and a
 * record is copied to where its words can be read: in the file they begin at any byte.
 */
function interleave(bytes: Uint8Array, labelBytes: number, words: Uint32Array): void {
  const planes = new Uint32Array((3 * plane) / 4);
  const image = new Uint8Array(planes.buffer);
  const record = labelBytes + 3 * plane;
  let to = 0;
  for (let start = 0; start < bytes.length; start += record) {
    image.set(bytes.subarray(start + labelBytes, start + record));
    for (let at = 0; at < plane / 4; at++) {
      const r = planes[at]!;
      const g = planes[at + plane / 4]!;
      const b = planes[at + plane / 2]!;
      words[to++] = (r & 0xff) | ((g & 0xff) << 8) | ((b & 0xff) << 16) | ((r & 0xff00) << 16);
      words[to++] = ((g >>> 8) & 0xff) | (b & 0xff00) | (r & 0xff0000) | ((g & 0xff0000) << 8);
      words[to++] = ((b >>> 16) & 0xff) | ((r >>> 16) & 0xff00) | ((g >>> 8) & 0xff0000) | (b & 0xff000000);
    }
  }
}
