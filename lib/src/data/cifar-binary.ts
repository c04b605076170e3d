import { DataError } from "./data-error";
import { expectLabels } from "./idx";

/**
 * CIFAR-10's binary format: records of 3,073 bytes, one label and then 1,024 bytes each of red, green and blue,
 * row by row. Source: Krizhevsky, "The CIFAR-10 dataset", description of the binary version.
 */
const plane = 32 * 32;
const record = 1 + 3 * plane;

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
 * @throws DataError when the bytes of a file are no whole number of records, or a label is above 9
 */
export function readCifarBatches(files: readonly CifarFile[]): CifarBatch {
  const counts = files.map(countRecords);
  const count = counts.reduce((total, next) => total + next, 0);
  const labels = new Uint8Array(count);
  const pixels = new Uint8Array(count * 3 * plane);
  let first = 0;
  files.forEach(({ bytes, file }, number) => {
    const end = first + counts[number]!;
    for (let image = first; image < end; image++) labels[image] = bytes[(image - first) * record]!;
    expectLabels(labels.subarray(first, end), 10, file);
    interleave(bytes, new Uint32Array(pixels.buffer, first * 3 * plane));
    first = end;
  });
  return { labels, pixels };
}

function countRecords({ bytes, file }: CifarFile): number {
  const count = bytes.length / record;
  if (Number.isInteger(count) && count > 0) return count;
  throw new DataError(
    file,
    `records of ${record} bytes`,
    `${bytes.length} bytes, which is ${count.toFixed(2)} records`,
    "put the file of CIFAR-10's binary version in its place, or delete it and load the data again",
  );
}

/**
 * Turns planes into pixels. Four pixels, twelve bytes, are written as three words: with single bytes, loading the set
 * takes a quarter longer. Words are little-endian on every machine that TensorFlow's packages exist for.
 */
function interleave(bytes: Uint8Array, words: Uint32Array): void {
  let to = 0;
  for (let start = 0; start < bytes.length; start += record) {
    for (let r = start + 1; r <= start + plane; r += 4) {
      const g = r + plane;
      const b = g + plane;
      words[to++] = bytes[r]! | (bytes[g]! << 8) | (bytes[b]! << 16) | (bytes[r + 1]! << 24);
      words[to++] = bytes[g + 1]! | (bytes[b + 1]! << 8) | (bytes[r + 2]! << 16) | (bytes[g + 2]! << 24);
      words[to++] = bytes[b + 2]! | (bytes[r + 3]! << 8) | (bytes[g + 3]! << 16) | (bytes[b + 3]! << 24);
    }
  }
}
