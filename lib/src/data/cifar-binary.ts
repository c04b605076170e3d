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

/**
 * Reads a batch file.
 *
 * @param file named in errors
 * @throws DataError when the bytes are no whole number of records, or a label is above 9
 */
export function readCifarBatch(bytes: Uint8Array, file: string): CifarBatch {
  const count = bytes.length / record;
  if (!Number.isInteger(count) || count === 0) {
    throw new DataError(
      file,
      `records of ${record} bytes`,
      `${bytes.length} bytes, which is ${count.toFixed(2)} records`,
      "take the file from the binary version of CIFAR-10, or load the data again without LAB_DATA_DIR",
    );
  }
  const labels = new Uint8Array(count);
  const pixels = new Uint8Array(count * 3 * plane);
  for (let image = 0; image < count; image++) {
    const start = image * record;
    labels[image] = bytes[start]!;
    const target = image * 3 * plane;
    for (let pixel = 0; pixel < plane; pixel++) {
      const source = start + 1 + pixel;
      const to = target + 3 * pixel;
      pixels[to] = bytes[source]!;
      pixels[to + 1] = bytes[source + plane]!;
      pixels[to + 2] = bytes[source + 2 * plane]!;
    }
  }
  expectLabels(labels, 10, file);
  return { labels, pixels };
}
