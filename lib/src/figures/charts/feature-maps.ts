import * as tf from "@tensorflow/tfjs-node";
import { checkModel, checkObject, checkTensor, misfit } from "../../arguments/objects";
import { inWords } from "../../arguments/refuse";
import { formatSignificant, plural, t } from "../../i18n";
import { largestMagnitude, signedPicture } from "../render/signed-picture";
import type { Figure, Titled } from "../types";
import { checkNetworkNumbers } from "./check-values";
import { tileGrid } from "./tile-grid";

export interface FeatureMapsOptions extends Titled {
  /** Name of the layer to look into; the first convolution if left out. */
  readonly layer?: string;
}

/**
 * What a layer answers to one image: a picture for each of its feature maps, blue above zero, orange below.
 *
 * @param image shape [1, rows, cols, channels] or [rows, cols, channels], float32, 0…1.
 * @throws RangeError when there is no such layer or it gives no feature maps.
 * @example
 * show(featureMaps(model, images.slice([0], [1]), { layer: "C3", from: test }));
 */
export function featureMaps(
  model: tf.LayersModel,
  image: tf.Tensor,
  options: FeatureMapsOptions = {},
): Figure {
  checkModel("featureMaps", model);
  checkTensor({ caller: "featureMaps", what: "the image" }, image);
  checkObject({ caller: "featureMaps", what: "the options" }, options, '{ layer: "C3" }');
  const layer = model.layers.find((candidate) =>
    options.layer === undefined ? candidate.getClassName() === "Conv2D" : candidate.name === options.layer,
  );
  const outputShape = layer?.outputShape as (number | null)[] | undefined;
  if (!layer || outputShape?.length !== 4) {
    const maps = model.layers
      .filter(({ outputShape }) => (outputShape as number[]).length === 4)
      .map(({ name }) => name);
    const asked = options.layer ?? "the model";
    throw new RangeError(
      `featureMaps: ${typeof asked === "string" ? asked : inWords(asked)} gives no feature maps; layers that do: ${maps.join(", ") || "none"}.`,
    );
  }
  const wanted = misfit(model, image.shape) && misfit(model, image.shape.slice(1));
  if (wanted !== undefined) {
    throw new RangeError(
      `featureMaps: the model takes an image of shape [${wanted.join(", ")}], and this one has ` +
        `[${image.shape.join(", ")}]: pass one image, for example images.slice(0, 1).`,
    );
  }
  const [, rows, cols, maps] = outputShape as [null, number, number, number];
  const values = tf.tidy(() => {
    const batch = image.rank === 3 ? image.expandDims(0) : image;
    const untilLayer = tf.model({ inputs: model.inputs, outputs: layer.output as tf.SymbolicTensor });
    return (untilLayer.predict(batch) as tf.Tensor).dataSync();
  });
  checkNetworkNumbers("featureMaps", layer.name, values);
  const limit = largestMagnitude(values.subarray(0, rows * cols * maps));
  return tileGrid({
    title: t("Feature maps of {layer}", { layer: layer.name }),
    ...options,
    subtitle: t("{count} of {size}; blue +, white 0, orange −, up to ±{limit}", {
      count: plural(maps, "map"),
      size: `${rows}×${cols}`,
      limit: formatSignificant(limit),
    }),
    columns: Math.min(maps, 8),
    tiles: Array.from({ length: maps }, (_, map) => ({
      source: signedPicture(rows, cols, limit, (row, col) => values[(row * cols + col) * maps + map]!),
      caption: t("map {number}", { number: map + 1 }),
      hover: t("{layer}, feature map {number}", { layer: layer.name, number: map + 1 }),
    })),
    text: t("{maps} of {size} values, from −{limit} to {limit}", {
      maps: plural(maps, "feature map"),
      size: `${rows}×${cols}`,
      limit: formatSignificant(limit),
    }),
  });
}
