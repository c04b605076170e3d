import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { extract } from "tar";
import { md5Of } from "../files/md5";
import { partFile, removePartFiles } from "../files/part-file";
import { writeStandInScenes } from "../stand-in/write";
import { type CifarFile, readCifarBatches, recordBytes } from "./cifar-binary";
import type { Dataset, Origin } from "./dataset";
import { showInOneLine } from "./describe";
import { download, type RemoteFile } from "./download";
import { DataError } from "./errors";
import { findFile } from "./find-file";
import type { DatasetPair, PublishedSet } from "./published-set";
import { readBytes } from "./read-bytes";
import { type LoadOptions, resolveDataset } from "./resolve-dataset";

const archive = "cifar-10-binary.tar.gz";
const mirrors = [
  `https://www.cs.toronto.edu/~kriz/${archive}`,
  `https://web.archive.org/web/2024id_/https://www.cs.toronto.edu/~kriz/${archive}`,
];
const md5 = "c32a1d4ab5d03f1284b67883e8d87530";

const trainingFiles = [1, 2, 3, 4, 5].map((number) => `data_batch_${number}.bin`);
const testFile = "test_batch.bin";
/** Images in each published file. */
const published = 10_000;
const classNames = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

/** CIFAR-10 as a published set; `addresses` and `checksum` replace those of the archive. */
export function cifar10Set(addresses: readonly string[] = mirrors, checksum: string = md5): PublishedSet {
  return {
    name: "CIFAR-10",
    folder: "cifar-10",
    folders: ["cifar-10-batches-bin", "cifar-10", "."],
    otherFolders: [
      "cifar-10/cifar-10-batches-bin",
      "cifar-10-binary",
      "cifar-10-binary/cifar-10-batches-bin",
      "data",
    ],
    files: [...trainingFiles, testFile],
    archive,
    read(folder, origin) {
      const train = readPart(folder, trainingFiles, "CIFAR-10 training images", origin);
      const whole = train.labels.length === published * trainingFiles.length;
      const test = readPart(folder, [testFile], "CIFAR-10 test images", origin, whole);
      return { train, test };
    },
    async unpack(folder) {
      const packed = join(folder, archive);
      if (existsSync(packed) && (await md5Of(packed)) === checksum) await unpack(packed, folder);
    },
    async fetch(folder, progress, patience) {
      const file: RemoteFile = { name: archive, md5: checksum, mirrors: addresses };
      const packed = join(folder, archive);
      await download(file, packed, progress, patience);
      await unpack(packed, folder);
    },
    drawStandIn: writeStandInScenes,
  };
}

/** Unpacks the batch files beside the archive, each in one move, then removes the archive. */
async function unpack(packed: string, folder: string): Promise<void> {
  const target = join(folder, "unpacking");
  removePartFiles(target);
  const temporary = partFile(target);
  mkdirSync(temporary);
  try {
    await extract({ file: packed, cwd: temporary, strip: 1, filter: (path) => path.endsWith(".bin") });
    for (const name of [...trainingFiles, testFile]) renameSync(join(temporary, name), join(folder, name));
    rmSync(packed, { force: true });
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function readPart(
  folder: string,
  names: readonly string[],
  name: string,
  origin: Origin,
  whole = false,
): Dataset {
  const paths = names.map((file) => findFile(join(folder, file))!);
  const files = paths.map((file) => ({ bytes: readBytes(file), file }));
  expectWhole(files, whole);
  expectDistinct(files);
  const { pixels, labels } = readCifarBatches(files);
  return showInOneLine({ name, images: pixels, labels, shape: [32, 32, 3], classNames, origin });
}

/**
 * Refuses a file that was cut after a whole record, or has too many. A smaller set of one's own has fewer images in all
 * of its files.
 *
 * @param whole whether other files of the set have all their images
 */
function expectWhole(files: readonly CifarFile[], whole: boolean): void {
  const counts = files.map(({ bytes }) => bytes.length / recordBytes);
  const at = counts.findIndex((count) => Number.isInteger(count) && count !== published);
  if (at < 0 || !(whole || counts.includes(published))) return;
  throw new DataError(
    files[at]!.file,
    `${published} images, as other files of the set have`,
    `${counts[at]}`,
    "put the published file in its place; a smaller set of your own has fewer images in every file",
  );
}

/** Refuses a batch file that is a copy of another one. */
function expectDistinct(files: readonly CifarFile[]): void {
  for (const [at, { file, bytes }] of files.entries()) {
    const same = files.slice(0, at).find((other) => Buffer.compare(other.bytes, bytes) === 0);
    if (same === undefined) continue;
    throw new DataError(
      file,
      "other images than those of the other files",
      `the same bytes as in ${basename(same.file)}`,
      "put the published file in its place",
    );
  }
}

/**
 * CIFAR-10: 50,000 training and 10,000 test photographs of 32×32 pixels, red, green and blue bytes 0…255, in ten
 * classes. Source: Krizhevsky, "Learning multiple layers of features from tiny images" (2009).
 *
 * @returns training and test images, colour last; `origin` says whether they are the real ones.
 * @throws DataError when files on disk cannot be used, or with LAB_DATA=real when there are none.
 * @example
 * const { train } = await loadCifar10();
 * train.classNames[train.labels[0]!];
 */
export function loadCifar10(options: LoadOptions = {}): Promise<DatasetPair> {
  return resolveDataset(cifar10Set(), options);
}
