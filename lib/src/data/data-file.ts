import { join } from "node:path";
import { cifar10Set } from "./cifar10";
import { findFile } from "./find-file";
import { mnistSet } from "./mnist";
import { readBytes } from "./read-bytes";
import { type LoadOptions, resolveDataset } from "./resolve-dataset";

/**
 * The bytes of one of the published files, unpacked, from the same place that the datasets are read from.
 *
 * @param name the file's own name: `train-images-idx3-ubyte`, `train-labels-idx1-ubyte`, `t10k-images-idx3-ubyte` or
 *   `t10k-labels-idx1-ubyte` of MNIST; `data_batch_1.bin` to `data_batch_5.bin` or `test_batch.bin` of CIFAR-10.
 * @throws RangeError when no dataset has a file of that name.
 * @throws DataError when the file on disk cannot be used.
 * @example
 * const bytes = await readDataFile("t10k-labels-idx1-ubyte");
 * bytes.length; // 10008: a header of 8 bytes, then 10,000 labels
 */
export async function readDataFile(name: string, options: LoadOptions = {}): Promise<Uint8Array> {
  const sets = [mnistSet(), cifar10Set()];
  const set = sets.find(({ files }) => files.includes(name));
  if (set === undefined) {
    const known = sets.flatMap(({ files }) => files).join(", ");
    throw new RangeError(`readDataFile knows no file "${name}"; the files are: ${known}.`);
  }
  let bytes = new Uint8Array();
  await resolveDataset(
    {
      ...set,
      read(folder, origin) {
        const file = findFile(join(folder, name)) as string;
        bytes = Uint8Array.from(readBytes(file));
        return set.read(folder, origin);
      },
    },
    options,
  );
  return bytes;
}
