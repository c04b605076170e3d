import type { Dataset } from "./dataset";

/**
 * The images with these indices, in this order, as a dataset of their own.
 *
 * @example selectRows(train, [5, 0]); // the sixth image and the first
 */
export function selectRows(dataset: Dataset, indices: ArrayLike<number>): Dataset {
  const [rows, cols, channels] = dataset.shape;
  const length = rows * cols * channels;
  const images = new Uint8Array(indices.length * length);
  const labels = new Uint8Array(indices.length);
  for (let at = 0; at < indices.length; at++) {
    const index = indices[at]!;
    images.set(dataset.images.subarray(index * length, (index + 1) * length), at * length);
    labels[at] = dataset.labels[index]!;
  }
  return { ...dataset, images, labels };
}
