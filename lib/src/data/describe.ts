import { plural, t, translateName } from "../i18n";
import { showsItself } from "../jupyter/display";
import { checkDataset } from "./check-dataset";
import type { Dataset, Origin } from "./dataset";
import type { DatasetPair } from "./published-set";

/**
 * A dataset in one line: name, number and shape of its images, classes, and where they come from.
 *
 * @throws RangeError when it is no dataset
 * @example
 * describe((await loadMnist()).train); // "MNIST training images: 60,000 images of 28×28×1, 10 classes, downloaded"
 */
export function describe(dataset: Dataset): string {
  checkDataset("describe", dataset);
  const { name, labels, shape, classNames, origin } = dataset;
  return t("{name}: {images} of {shape}, {count} classes, {origin}", {
    name: translateName(name),
    images: plural(labels.length, "image"),
    shape: shape.join("×"),
    count: classNames.length,
    origin: originInWords(origin),
  });
}

/** Lets a dataset show itself in this line where it is the last thing of a cell, and not in its bytes. */
export function showInOneLine(dataset: Dataset): Dataset {
  return showsItself(dataset, () => ({ "text/plain": describe(dataset) }));
}

/** The same of both parts of a set, one line each. */
export function showInTwoLines(pair: DatasetPair): DatasetPair {
  return showsItself(pair, () => ({ "text/plain": `${describe(pair.train)}\n${describe(pair.test)}` }));
}

/** Which images, and where they come from: for the small line below a title. */
export function sourceOf({ name, origin }: Pick<Dataset, "name" | "origin">): string {
  return t("{name}, {origin}", { name: translateName(name), origin: originInWords(origin) });
}

/** Where images come from, after their name. */
export function originInWords(origin: Origin): string {
  if (origin === "downloaded") return t("downloaded");
  return origin === "folder" ? t("from a folder") : t("drawn by the lab");
}
