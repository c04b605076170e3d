import { counted, say } from "../widgets/shared/say";
import type { Dataset } from "./dataset";

/**
 * A dataset in one line: name, number and shape of its images, classes, and where they come from.
 *
 * @example
 * describe((await loadMnist()).train); // "MNIST training images: 60,000 images of 28×28×1, 10 classes, origin: downloaded"
 */
export function describe({ name, labels, shape, classNames, origin }: Dataset): string {
  const images = say("{count} of {shape}", {
    count: counted(labels.length, "image"),
    shape: shape.join("×"),
  });
  const rest = say("{count} classes, origin: {origin}", { count: classNames.length, origin });
  return `${name}: ${images}, ${rest}`;
}
