import { checkObject } from "../../arguments/objects";
import { inWords } from "../../arguments/refuse";
import { listOf, textsOf } from "../../arguments/values";
import { checkDataset } from "../../data/check-dataset";
import type { Dataset } from "../../data/dataset";
import { plural, t } from "../../i18n";
import { imageUri } from "../render/image-uri";
import type { Figure } from "../types";
import { checkCount } from "./check-values";
import { tileGrid } from "./tile-grid";

/** More pictures than can be told apart, and seconds to draw. */
const MOST_IMAGES = 400;

export interface ImageGridOptions {
  /** Which images, by index; the first 20 if left out. */
  readonly indices?: readonly number[];
  /** Images in a row; 10 if left out. */
  readonly columns?: number;
  /** A caption for each image in place of its class name. */
  readonly captions?: readonly string[];
  readonly title?: string;
}

/**
 * Images of a dataset side by side, pixels crisp, each with its class name or a caption below.
 *
 * @throws RangeError when an index has no image, there are more than 400, or there are more or fewer captions than images.
 * @example
 * show(imageGrid(train, { indices: [0, 1, 2] }));
 */
export function imageGrid(dataset: Dataset, options: ImageGridOptions = {}): Figure {
  const caller = "imageGrid";
  checkDataset(caller, dataset);
  checkObject({ caller, what: "the options" }, options, "{ indices: [0, 1, 2] }");
  const total = dataset.labels.length;
  const first = Array.from({ length: Math.min(20, total) }, (_, index) => index);
  const argument = { caller, what: "the indices" };
  const indices = listOf(argument, options.indices ?? first, "[0, 1, 2]", MOST_IMAGES) as number[];
  const missing = indices.findIndex((index) => !Number.isInteger(index) || index < 0 || index >= total);
  if (missing >= 0) {
    throw new RangeError(
      `imageGrid: ${dataset.name} has images 0…${total - 1}; there is no image ${inWords(indices[missing])}.`,
    );
  }
  if (options.columns !== undefined) checkCount(caller, "columns", options.columns);
  const captions = options.captions
    ? textsOf({ caller, what: "the captions" }, options.captions)
    : indices.map((index) => className(dataset, index));
  if (captions.length !== indices.length) {
    throw new RangeError(
      `imageGrid: ${plural(indices.length, "image")} need as many captions, and there are ${captions.length}.`,
    );
  }
  return tileGrid({
    title:
      options.title ?? t("{count} of {name}", { count: plural(indices.length, "image"), name: dataset.name }),
    from: dataset,
    columns: Math.min(options.columns ?? 10, Math.max(1, indices.length)),
    tiles: indices.map((index, position) => ({
      source: imageUri(dataset, index),
      caption: captions[position]!,
      hover: t("image {index}: {label}", { index, label: className(dataset, index) }),
    })),
    text: indices
      .map((index, position) => t("image {index}: {label}", { index, label: captions[position]! }))
      .join("\n"),
  });
}

function className(dataset: Dataset, index: number): string {
  const label = dataset.labels[index]!;
  return dataset.classNames[label] ?? t("class {label}", { label });
}
