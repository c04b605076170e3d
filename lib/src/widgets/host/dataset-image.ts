import { inWords } from "../../arguments/refuse";
import { checkDataset } from "../../data/check-dataset";
import type { Dataset } from "../../data/dataset";
import { imageUri } from "../../figures/render/image-uri";
import { t } from "../../i18n";
import type { ShownImage } from "../shared/protocol";

/** An image of a dataset as the page shows it. */
export function shownImage(dataset: Dataset, index: number): ShownImage {
  return { uri: imageUri(dataset, index, 1), index, label: labelOf(dataset, index) };
}

/** The bytes of one image. */
export function pixelsOf(dataset: Dataset, index: number): Uint8Array {
  const [rows, cols, channels] = dataset.shape;
  const size = rows * cols * channels;
  return dataset.images.subarray(index * size, (index + 1) * size);
}

export function labelOf(dataset: Dataset, index: number): string {
  const label = dataset.labels[index]!;
  return dataset.classNames[label] ?? t("class {label}", { label });
}

/** @throws RangeError when the dataset is none or has no such image */
export function checkIndex(caller: string, dataset: Dataset, index: number): void {
  checkDataset(caller, dataset);
  const total = dataset.labels.length;
  if (Number.isInteger(index) && index >= 0 && index < total) return;
  throw new RangeError(
    `${caller}: ${dataset.name} has images 0…${total - 1}; there is no image ${inWords(index)}: choose one of those.`,
  );
}
