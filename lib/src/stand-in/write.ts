import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { t } from "../i18n";
import type { Progress } from "../jupyter/progress";
import { type DrawnImages, drawDigits } from "./digits";
import { drawScenes } from "./scenes";

/** Seeds of the two parts: test images come from other numbers than training images. */
const seeds = { train: 1, test: 2 };

/** How many images are drawn. */
export interface StandInCounts {
  readonly digits: { readonly train: number; readonly test: number };
  /** Scenes in each of six batches: five to train, one to test. */
  readonly sceneBatch: number;
}

let counts: StandInCounts = { digits: { train: 60_000, test: 10_000 }, sceneBatch: 10_000 };

/** Draws fewer from now on, where memory or time are short. */
export function useStandInCounts(replacement: StandInCounts): void {
  counts = replacement;
}

/** Draws digits (60,000 + 10,000, unless fewer are asked for) into `folder`, in MNIST's four files. */
export function writeStandInDigits(folder: string, progress: Progress): void {
  const { train: trainCount, test: testCount } = counts.digits;
  const total = trainCount + testCount;
  const step = counter(t("drawing digits"), total, progress);
  const train = drawDigits(trainCount, seeds.train, step(0));
  writeIdx(folder, "train", train);
  writeIdx(folder, "t10k", drawDigits(testCount, seeds.test, step(trainCount)));
}

/** Draws scenes (50,000 + 10,000, unless fewer are asked for) into `folder`, in CIFAR-10's six binary files. */
export function writeStandInScenes(folder: string, progress: Progress): void {
  const batchSize = counts.sceneBatch;
  const step = counter(t("drawing scenes"), 6 * batchSize, progress);
  for (let batch = 1; batch <= 5; batch++) {
    const drawn = drawScenes(batchSize, seeds.train + 10 * batch, step((batch - 1) * batchSize));
    writeFileSync(join(folder, `data_batch_${batch}.bin`), cifarRecords(drawn));
  }
  const test = drawScenes(batchSize, seeds.test, step(5 * batchSize));
  writeFileSync(join(folder, "test_batch.bin"), cifarRecords(test));
}

/** Reports every 500th image, counted from where a part starts. */
function counter(name: string, total: number, progress: Progress) {
  return (start: number) =>
    (drawn: number): void => {
      if (drawn % 500 === 0) progress(name, start + drawn, total);
    };
}

function writeIdx(folder: string, part: string, { images, labels }: DrawnImages): void {
  const count = labels.length;
  writeFileSync(
    join(folder, `${part}-images-idx3-ubyte`),
    [header(0x803, count, 28, 28), images].reduce(joined),
  );
  writeFileSync(join(folder, `${part}-labels-idx1-ubyte`), [header(0x801, count), labels].reduce(joined));
}

/** Big-endian 32-bit numbers. */
function header(...numbers: number[]): Uint8Array {
  const bytes = Buffer.alloc(4 * numbers.length);
  numbers.forEach((number, i) => {
    bytes.writeUInt32BE(number, 4 * i);
  });
  return bytes;
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  return Buffer.concat([one, other]);
}

/** One record of 3,073 bytes for each image: its label, then its planes. */
function cifarRecords({ images, labels }: DrawnImages): Uint8Array {
  const size = images.length / labels.length;
  const records = new Uint8Array(labels.length * (size + 1));
  labels.forEach((label, i) => {
    records[i * (size + 1)] = label;
    records.set(images.subarray(i * size, (i + 1) * size), i * (size + 1) + 1);
  });
  return records;
}
