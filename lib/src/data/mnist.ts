import { join } from "node:path";
import { writeStandInDigits } from "../stand-in/write";
import type { Dataset, Origin } from "./dataset";
import { download, type RemoteFile } from "./download";
import { expectParts } from "./expect-parts";
import { findFile } from "./find-file";
import { readIdxPart } from "./idx-part";
import type { DatasetPair, PublishedSet } from "./published-set";
import { type LoadOptions, resolveDataset } from "./resolve-dataset";

const mirrors = [
  "https://ossci-datasets.s3.amazonaws.com/mnist/",
  "https://storage.googleapis.com/cvdf-datasets/mnist/",
];

/** The four files as published, with the md5 of their gzipped form. */
const checksums: { readonly [file: string]: string } = {
  "train-images-idx3-ubyte": "f68b3c2dcbeaaa9fbdd348bbdeb94873",
  "train-labels-idx1-ubyte": "d53e105ee54ea40749a09fcbcd1e9432",
  "t10k-images-idx3-ubyte": "9fb629c4189551a2d022fa330f9573f3",
  "t10k-labels-idx1-ubyte": "ec29112dd5afa0611ce80d1b7f02629c",
};

const classNames = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** MNIST as a published set; `addresses` replaces the mirrors. */
export function mnistSet(addresses: readonly string[] = mirrors): PublishedSet {
  return {
    name: "MNIST",
    folder: "mnist",
    folders: ["mnist", "."],
    otherFolders: ["mnist/raw", "raw", "data", "data/mnist", "data/mnist/raw"],
    files: Object.keys(checksums),
    read(folder, origin) {
      const [train, test] = [readPart(folder, "train", origin), readPart(folder, "t10k", origin)];
      const files = { train: imagesFile(folder, "train"), test: imagesFile(folder, "t10k") };
      expectParts({ train, test }, files, { train: 60_000, test: 10_000 });
      return { train, test };
    },
    async fetch(folder, progress, patience) {
      for (const [name, md5] of Object.entries(checksums)) {
        if (findFile(join(folder, name)) !== undefined) continue;
        const file: RemoteFile = {
          name: `${name}.gz`,
          md5,
          mirrors: addresses.map((at) => `${at}${name}.gz`),
        };
        await download(file, join(folder, file.name), progress, patience);
      }
    },
    drawStandIn: writeStandInDigits,
  };
}

function imagesFile(folder: string, part: "train" | "t10k"): string {
  return findFile(join(folder, `${part}-images-idx3-ubyte`))!;
}

function readPart(folder: string, part: "train" | "t10k", origin: Origin): Dataset {
  return readIdxPart({
    name: part === "train" ? "MNIST training images" : "MNIST test images",
    imagesFile: imagesFile(folder, part),
    labelsFile: findFile(join(folder, `${part}-labels-idx1-ubyte`))!,
    classNames,
    origin,
  });
}

/**
 * MNIST: 60,000 training and 10,000 test images of handwritten digits, 28×28 grey bytes 0…255, white on black.
 * Source: LeCun, Cortes and Burges, "The MNIST database of handwritten digits" (1998).
 *
 * @returns training and test images; `origin` says whether they are the real ones.
 * @throws DataError when files on disk cannot be used, or with LAB_DATA=real when there are none.
 * @example
 * const { train, test } = await loadMnist();
 * train.labels.length; // 60000
 */
export function loadMnist(options: LoadOptions = {}): Promise<DatasetPair> {
  return resolveDataset(mnistSet(), options);
}
