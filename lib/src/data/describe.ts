import { plural, t, translateName } from "../i18n";
import type { Dataset } from "./dataset";

/**
 * A dataset in one line: name, number and shape of its images, classes, and where they come from.
 *
 * @example
 * describe((await loadMnist()).train); // "MNIST training images: 60,000 images of 28×28×1, 10 classes, origin: downloaded"
 */
export function describe({ name, labels, shape, classNames, origin }: Dataset): string {
  return t("{name}: {images} of {shape}, {count} classes, origin: {origin}", {
    name: translateName(name),
    images: plural(labels.length, "image"),
    shape: shape.join("×"),
    count: classNames.length,
    origin: translateName(origin),
  });
}

/** Which images, and where they come from: for the small line below a title. */
export function sourceOf({ name, origin }: Pick<Dataset, "name" | "origin">): string {
  return t("{name}, origin: {origin}", { name: translateName(name), origin: translateName(origin) });
}
