import type { Dataset } from "./dataset";

/**
 * Refuses a dataset whose parts do not fit together.
 *
 * @throws RangeError when the number of bytes is not labels · rows · cols · channels, or there is no image.
 */
export function checkDataset(dataset: Dataset): void {
  const [rows, cols, channels] = dataset.shape;
  const count = dataset.labels.length;
  const expected = count * rows * cols * channels;
  if (count === 0)
    throw new RangeError(`${dataset.name} has no images: load it again or choose another folder.`);
  if (dataset.images.length !== expected) {
    throw new RangeError(
      `${dataset.name}: ${count} labels and images of ${rows}×${cols}×${channels} make ${expected} bytes, ` +
        `but there are ${dataset.images.length}: images and labels must be cut at the same place.`,
    );
  }
}
