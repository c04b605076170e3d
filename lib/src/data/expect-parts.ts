import type { Dataset } from "./dataset";
import { DataError } from "./errors";
import type { DatasetPair } from "./published-set";

/** How many images a set was published with. */
export interface Published {
  readonly train: number;
  readonly test: number;
}

/** Where the images of a set were read from. */
interface Files {
  readonly train: string;
  readonly test: string;
}

/** Black images at the end of a file, from which on it was cut off. */
const cutOff = 32;

/**
 * Refuses training and test images that cannot be those of one set: their files' names exchanged, or one a copy of the
 * other.
 *
 * @throws DataError
 */
export function expectParts({ train, test }: DatasetPair, files: Files, published: Published): void {
  const [trained, held] = [train.labels.length, test.labels.length];
  if (trained === published.test && held === published.train && trained !== held)
    throw new DataError(
      files.train,
      `${published.train} training images`,
      `${trained}, and ${held} test images: the names of the training and the test files are exchanged`,
      "exchange them",
    );
  if (cutOff <= held && isCopy(train, test))
    throw new DataError(
      files.test,
      "other images than those of the training set",
      "the same ones: one file is a copy of the other",
      "put the published file in its place",
    );
}

/**
 * Refuses a file without a header that was cut after a whole image, or has too many: the others of its set have as many as
 * were published. A smaller set of one's own has fewer images in all of its files.
 */
export function expectCounts(files: readonly { file: string; count: number; published: number }[]): void {
  if (!files.some(({ count, published }) => count === published)) return;
  const other = files.find(({ count, published }) => count !== published);
  if (other === undefined) return;
  throw new DataError(
    other.file,
    `${other.published} images, as other files of the set have their number`,
    `${other.count}`,
    "put the published file in its place; a smaller set of your own has fewer images in every file",
  );
}

/** Refuses images of which the last ones are zero bytes, as a download that was cut off leaves them. */
export function expectNoBlackEnd({ images, labels }: Pick<Dataset, "images" | "labels">, file: string): void {
  const size = images.length / labels.length;
  let end = images.length;
  while (end > 0 && images[end - 1] === 0) end--;
  const black = labels.length - Math.ceil(end / size);
  if (black < cutOff) return;
  const found = `${black} black ones at its end, as a download that was cut off leaves them`;
  throw new DataError(file, "images", found, "put the published file in its place");
}

/** Whether two parts have the same images; of different ones hardly a byte has to be looked at. */
function isCopy(one: Dataset, other: Dataset): boolean {
  return one.images.length === other.images.length && Buffer.compare(one.images, other.images) === 0;
}
