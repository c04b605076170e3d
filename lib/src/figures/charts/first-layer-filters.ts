import type * as tf from "@tensorflow/tfjs-node";
import { checkModel, checkObject } from "../../arguments/objects";
import { formatSignificant, plural, t } from "../../i18n";
import { largestMagnitude, signedPicture } from "../render/signed-picture";
import type { Figure, Titled } from "../types";
import { checkNetworkNumbers } from "./check-values";
import { type Tile, tileGrid } from "./tile-grid";

/**
 * The filters of a model's first convolution as pictures, one for each input channel and filter:
 * blue weights answer to bright pixels, orange ones to dark, white ones to nothing.
 *
 * @throws RangeError when the model has no convolution.
 */
export function firstLayerFilters(model: tf.LayersModel, options: Titled = {}): Figure {
  checkModel("firstLayerFilters", model);
  checkObject({ caller: "firstLayerFilters", what: "the options" }, options, "{ from: test }");
  const layer = model.layers.find((candidate) => candidate.getClassName() === "Conv2D");
  const kernel = layer?.getWeights()[0];
  if (!layer || !kernel) {
    const layers = model.layers.map((candidate) => candidate.getClassName()).join(", ");
    throw new RangeError(
      `firstLayerFilters: the model has no convolution, only ${layers}; pass a model such as LeNet-5.`,
    );
  }
  const [rows, cols, channels, filters] = kernel.shape as [number, number, number, number];
  const weights = kernel.dataSync();
  checkNetworkNumbers("firstLayerFilters", layer.name, weights);
  const limit = largestMagnitude(weights);
  const channelNames =
    channels === 3
      ? [t("red"), t("green"), t("blue")]
      : Array.from({ length: channels }, (_, at) => t("channel {number}", { number: at + 1 }));
  const tiles: Tile[] = [];
  for (let channel = 0; channel < channels; channel++) {
    for (let filter = 0; filter < filters; filter++) {
      const alone = t("filter {number}", { number: filter + 1 });
      const name = channels === 1 ? alone : `${filter + 1}, ${channelNames[channel]}`;
      tiles.push({
        source: signedPicture(
          rows,
          cols,
          limit,
          (row, col) => weights[((row * cols + col) * channels + channel) * filters + filter]!,
        ),
        caption: name,
        hover: t("{layer}, {filter}: {size} weights", {
          layer: layer.name,
          filter: name,
          size: `${rows}×${cols}`,
        }),
      });
    }
  }
  return tileGrid({
    title: t("Filters of the first layer, {layer}", { layer: layer.name }),
    ...options,
    subtitle: t("blue +, white 0, orange −, up to ±{limit}", { limit: formatSignificant(limit) }),
    columns: filters,
    tiles,
    text: t("{filters} of {size} weights for each of {channels}, from −{limit} to {limit}", {
      filters: plural(filters, "filter"),
      size: `${rows}×${cols}`,
      channels: plural(channels, "input channel"),
      limit: formatSignificant(limit),
    }),
  });
}
