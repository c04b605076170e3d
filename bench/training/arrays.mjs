import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/**
 * Writes the images (float32, 0…1, channel last) and labels (bytes) that all contenders read, so that they work on the
 * same numbers: the first `count` of each set. The sets are looked for in `LAB_DATA_DIR`, in MNIST's and CIFAR-10's own formats.
 *
 * @returns for each set its files and the shape of an image, or nothing when the set is not there
 */
export function writeArrays(folder, count) {
  const source = process.env.LAB_DATA_DIR ?? join(import.meta.dirname, "../../data");
  mkdirSync(folder, { recursive: true });
  const sets = {};
  for (const [name, read] of Object.entries({ mnist: readMnist, cifar10: readCifar10 })) {
    const set = read(source, count);
    if (set === undefined) continue;
    const files = { images: join(folder, `${name}-images.f32`), labels: join(folder, `${name}-labels.u8`) };
    writeFileSync(
      files.images,
      Float32Array.from(set.pixels, (pixel) => pixel / 255),
    );
    writeFileSync(files.labels, set.labels);
    sets[name] = { ...files, shape: set.shape, count: set.labels.length };
  }
  return sets;
}

function readMnist(source, count) {
  const [images, labels] = ["train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"].map((file) =>
    join(source, "mnist", file),
  );
  if (!existsSync(images) || !existsSync(labels)) return undefined;
  const shape = [28, 28, 1];
  return {
    pixels: gunzipSync(readFileSync(images)).subarray(16, 16 + count * 784),
    labels: gunzipSync(readFileSync(labels)).subarray(8, 8 + count),
    shape,
  };
}

function readCifar10(source, count) {
  const files = [1, 2].map((part) => join(source, "cifar-10-batches-bin", `data_batch_${part}.bin`));
  if (!files.every(existsSync)) return undefined;
  const records = Buffer.concat(files.map((file) => readFileSync(file)));
  const pixels = new Uint8Array(count * 3072);
  const labels = new Uint8Array(count);
  for (let image = 0; image < count; image++) {
    labels[image] = records[image * 3073];
    for (let channel = 0; channel < 3; channel++)
      for (let pixel = 0; pixel < 1024; pixel++)
        pixels[image * 3072 + pixel * 3 + channel] = records[image * 3073 + 1 + channel * 1024 + pixel];
  }
  return { pixels, labels, shape: [32, 32, 3] };
}
