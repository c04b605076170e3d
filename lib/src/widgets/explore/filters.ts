import * as tf from "@tensorflow/tfjs-node";
import type { Dataset } from "../../data/dataset";
import { sourceOf } from "../../data/describe";
import { featureMaps } from "../../figures/charts/feature-maps";
import { stillOf } from "../../figures/render/still";
import { show } from "../../figures/show/show";
import { t } from "../../i18n";
import { scalePixels } from "../../tensors/scale-pixels";
import { checkIndex, labelOf, pixelsOf } from "../host/dataset-image";
import { checkInput, configOf, FirstLook, filtersOf, neededConvolution } from "../host/first-convolution";
import { showInteraction } from "../host/interactive";
import type { FiltersData, FiltersReply, FiltersRequest } from "../shared/protocol";

/**
 * The filters of a model's first convolution: pointing at one shows where on an image it fires. Other images of the
 * dataset are a button away.
 *
 * @param model its first convolution takes the dataset's images, [batch, rows, cols, channels], 0…1
 * @throws RangeError when the model has no convolution or there is no such image
 * @example
 * exploreFilters(model, test);
 */
export function exploreFilters(
  model: tf.LayersModel,
  dataset: Dataset,
  { index = 0 }: { readonly index?: number } = {},
): void {
  checkIndex("exploreFilters", dataset, index);
  const layer = neededConvolution("exploreFilters", model);
  checkInput("exploreFilters", model, dataset.shape);
  const firingOn = firing(model, dataset);
  const first = firingOn(index);
  const title = t("Where the filters of {layer} fire", { layer: layer.name });
  const input = inputOf(dataset, index);
  const figure = featureMaps(model, input, { title, from: dataset });
  input.dispose();
  const keep = showInteraction<FiltersData, FiltersRequest, FiltersReply>({
    page: "filters",
    data: () => ({
      layer: layer.name,
      source: sourceOf(dataset),
      filters: filtersOf(layer),
      images: dataset.labels.length,
      first,
    }),
    still: stillOf(figure),
    reply: ({ image }) => firingOn(image),
  });
  if (keep === undefined) show(figure);
}

/** Where the first convolution of a model fires on an image of a dataset. */
export function firing(model: tf.LayersModel, dataset: Dataset): (index: number) => FiltersReply {
  const layer = neededConvolution("exploreFilters", model);
  const look = new FirstLook(model);
  const stride = configOf(layer).strides[0]!;
  const [rows, cols] = dataset.shape;
  return (index) => {
    const maps = look.at(inputOf(dataset, index)).maps!;
    // the windows' middles lie evenly on the image
    const offset = Math.floor((rows - 1 - (maps.rows - 1) * stride) / 2);
    return {
      image: { index, label: labelOf(dataset, index) },
      pixels: Array.from(pixelsOf(dataset, index)),
      rows,
      cols,
      maps,
      stride,
      offset,
    };
  };
}

function inputOf(dataset: Dataset, index: number): tf.Tensor4D {
  return tf.tensor4d(scalePixels(pixelsOf(dataset, index)), [1, ...dataset.shape]);
}
