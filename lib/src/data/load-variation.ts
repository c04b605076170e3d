import { join, resolve } from "node:path";
import { readCifarBatches } from "./cifar-binary";
import { dataFolder } from "./data-folder";
import type { Dataset } from "./dataset";
import { showInOneLine } from "./describe";
import { DataError } from "./errors";
import { expectCounts, expectNoBlackEnd, expectParts } from "./expect-parts";
import { findFile, findFolder, folderKey, missingFrom } from "./find-file";
import { readIdxPart } from "./idx-part";
import { nearMisses } from "./near-misses";
import type { DatasetPair } from "./published-set";
import { readBytes } from "./read-bytes";
import type { LoadOptions } from "./resolve-dataset";
import { type Variation, type VariationName, variations } from "./variations";

/**
 * A set in place of MNIST or CIFAR-10: Fashion-MNIST, KMNIST, QMNIST, a split of EMNIST, CIFAR-100 with its 100 classes or
 * its 20 coarse ones. Its published files, gzipped or not, are put below `LAB_DATA_DIR` or into the lab's `data/`; nothing
 * is downloaded and nothing stands in for them. EMNIST's images are turned upright and its letters counted from 0.
 *
 * @returns training and test images: 28×28×1, of CIFAR-100 32×32×3, bytes 0…255
 * @throws DataError when files are missing or cannot be used
 * @throws RangeError for another name
 * @example
 * const { train, test } = await loadVariation("fashion-mnist"); // data/fashion-mnist/train-images-idx3-ubyte.gz, …
 */
export async function loadVariation(
  name: VariationName,
  { folder = dataFolder() }: Pick<LoadOptions, "folder"> = {},
): Promise<DatasetPair> {
  if (!Object.hasOwn(variations, name)) {
    throw new RangeError(
      `loadVariation knows no set "${name}"; the sets are: ${Object.keys(variations).join(", ")}.`,
    );
  }
  const set: Variation = variations[name];
  const given = process.env.LAB_DATA_DIR;
  const roots = [...(given ? [resolve(given)] : []), folder];
  const place = roots
    .flatMap((root) => placesBelow(root, set))
    .find((place) => missingFrom(place, filesOf(set)).length === 0);
  if (place === undefined) refuseMissing(set, roots);
  const origin = place.startsWith(folder) ? "downloaded" : "folder";
  const train = readPart(set, "train", place, `${set.name} training images`, origin);
  const test = readPart(set, "test", place, `${set.name} test images`, origin);
  const files = { train: fileAt(place, set.train.images), test: fileAt(place, set.test.images) };
  const published = { train: set.kind === "idx" ? 60_000 : 50_000, test: 10_000 };
  expectParts({ train, test }, files, published);
  if (set.kind === "cifar")
    expectCounts([
      { file: files.train, count: train.labels.length, published: published.train },
      { file: files.test, count: test.labels.length, published: published.test },
    ]);
  return { train, test };
}

/** The set's folders, and the root itself where it is one of them. */
function placesBelow(root: string, { folders }: Variation): string[] {
  const own = folders.some((name) => folderKey(root).endsWith(folderKey(name.replaceAll("/", ""))));
  const below = folders.flatMap((name) => findFolder(root, name) ?? []);
  return own ? [root, ...below] : below;
}

function filesOf(set: Variation): string[] {
  return [set.train, set.test].flatMap((part) => Object.values(part));
}

function refuseMissing(set: Variation, roots: readonly string[]): never {
  const files = filesOf(set);
  const places = roots.flatMap((root) => placesBelow(root, set));
  const begun = places.find((place) => missingFrom(place, files).length < files.length) ?? places[0];
  const sought = {
    name: set.kind === "cifar" ? "CIFAR-100" : set.name,
    files,
    ownFolders: set.folders,
    ...(set.kind === "cifar" && { archive: "cifar-100-binary.tar.gz" }),
  };
  const misses = roots.flatMap((root) => nearMisses(sought, root));
  const missing = begun === undefined ? ["no such folder"] : missingFrom(begun, files);
  throw new DataError(
    begun ?? join(roots[0]!, set.folders[0]!),
    `the files of ${set.name}: ${files.join(", ")}, each gzipped or not`,
    [missing.join(", "), ...misses].join("; "),
    "put the published files there",
  );
}

function fileAt(place: string, name: string): string {
  return findFile(join(place, name))!;
}

function readPart(
  set: Variation,
  part: "train" | "test",
  place: string,
  name: string,
  origin: Dataset["origin"],
): Dataset {
  const { classNames } = set;
  if (set.kind === "idx") {
    const { images, labels } = set[part];
    const { firstLabel = 0, transposed = false } = set;
    const files = { imagesFile: fileAt(place, images), labelsFile: fileAt(place, labels) };
    return readIdxPart({ name, ...files, classNames, origin, firstLabel, transposed });
  }
  const file = fileAt(place, set[part].images);
  const { pixels, labels } = readCifarBatches([{ bytes: readBytes(file), file }], set.labels);
  expectNoBlackEnd({ images: pixels, labels }, file);
  return showInOneLine({ name, images: pixels, labels, shape: [32, 32, 3], classNames, origin });
}
