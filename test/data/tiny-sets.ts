import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** MNIST's files, in the order of `writeTinyMnist`. */
export const mnistFiles = [
  "train-images-idx3-ubyte",
  "train-labels-idx1-ubyte",
  "t10k-images-idx3-ubyte",
  "t10k-labels-idx1-ubyte",
];

export const cifarFiles = [...[1, 2, 3, 4, 5].map((number) => `data_batch_${number}.bin`), "test_batch.bin"];

/** Two training and one test image, each file in its published form. */
export function writeTinyMnist(folder: string, { gzipped = false, labels = [3, 4] } = {}): void {
  mkdirSync(folder, { recursive: true });
  const imageFile = (count: number): Buffer =>
    Buffer.concat([
      Buffer.from([0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, 28, 0, 0, 0, 28]),
      Buffer.alloc(784 * count, 5),
    ]);
  const labelFile = (...values: number[]): Buffer =>
    Buffer.from([0, 0, 8, 1, 0, 0, 0, values.length, ...values]);
  const files = [imageFile(2), labelFile(...labels), imageFile(1), labelFile(9)];
  mnistFiles.forEach((name, i) => {
    const file = join(folder, gzipped ? `${name}.gz` : name);
    writeFileSync(file, gzipped ? gzipSync(files[i]!) : files[i]!);
  });
}

/** One image in each batch file, of classes 0 to 5. */
export function writeTinyCifar(folder: string): void {
  mkdirSync(folder, { recursive: true });
  cifarFiles.forEach((name, i) => {
    writeFileSync(join(folder, name), Buffer.concat([Buffer.from([i]), Buffer.alloc(3072, i)]));
  });
}

/** The same as published: an archive with a folder in it. */
export function tinyCifarArchive(folder: string): { readonly bytes: Buffer; readonly md5: string } {
  writeTinyCifar(join(folder, "made", "cifar-10-batches-bin"));
  const archive = join(folder, "made", "archive.tar.gz");
  execFileSync("tar", ["-czf", archive, "-C", join(folder, "made"), "cifar-10-batches-bin"]);
  const bytes = readFileSync(archive);
  return { bytes, md5: createHash("md5").update(bytes).digest("hex") };
}
