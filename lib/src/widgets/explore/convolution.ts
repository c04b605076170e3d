import type * as tf from "@tensorflow/tfjs-node";
import { checkObject, checkTensor } from "../../arguments/objects";
import { label, picture, rectangle, sheet } from "../../figures/diagram/svg";
import { SHEET_WIDTH } from "../../figures/style/base-layout";
import { FAINT_INK } from "../../figures/style/colours";
import { formatColumn, t } from "../../i18n";
import { configOf, filtersOf, kernelFilters, neededConvolution } from "../host/first-convolution";
import { greyUri } from "../host/grey-uri";
import { showInteraction } from "../host/interactive";
import { numberTable } from "../host/number-table";
import { type DrawnStill, showStillFigure } from "../host/show-still";
import { outputSize, outputsOf, peak, productsAt, windowStart } from "../shared/arithmetic";
import type { ConvolutionData } from "../shared/protocol";
import { productSentence } from "../shared/sentences";

/** Activations whose arithmetic is shown; with others the numbers before the activation are. */
const activations = ["linear", "relu", "tanh", "sigmoid"];

/**
 * The arithmetic of a convolution at one place of one image: the window, the filter, their products, the sum, the bias
 * and the output. The window moves by pointer or with the arrow keys.
 *
 * @param image shape [rows, cols, channels] or [1, rows, cols, channels], usually 0…1
 * @param filters a model, whose first convolution is shown, or a kernel of shape [rows, cols, channels, filters],
 *   which has no bias and no padding
 * @throws RangeError when the channels differ, the model has no convolution, or its windows skip pixels
 * @example
 * exploreConvolution(images.slice(0, 1), model);
 */
export function exploreConvolution(image: tf.Tensor, filters: tf.LayersModel | tf.Tensor4D): void {
  const data = convolutionData(image, filters);
  const still = convolutionStill(data);
  const keep = showInteraction<ConvolutionData>({ page: "convolution", data: () => data, still });
  if (keep === undefined) showStillFigure(still);
}

/** An image and the filters that go over it, as plain numbers. */
export function convolutionData(image: tf.Tensor, given: tf.LayersModel | tf.Tensor4D): ConvolutionData {
  const caller = "exploreConvolution";
  checkTensor({ caller, what: "the image" }, image);
  checkObject(
    { caller, what: "the filters" },
    given,
    "a model, or a tensor of shape [rows, cols, channels, filters]",
  );
  const convolution = "layers" in given ? ofModel(given) : ofKernel(given);
  const [rows, cols, channels] = image.shape.slice(-3);
  const { filters } = convolution;
  if (image.size !== (rows ?? 0) * (cols ?? 0) * (channels ?? 0) || channels !== filters.channels) {
    throw new RangeError(
      `exploreConvolution: the filters go over one image of shape [rows, cols, ${filters.channels}], and the image ` +
        `has shape [${image.shape}]: pass one image, for example images.slice(0, 1).`,
    );
  }
  return { ...convolution, rows: rows!, cols: cols!, channels, image: Array.from(image.dataSync()) };
}

type Convolution = Pick<ConvolutionData, "title" | "filters" | "biases" | "padding" | "activation">;

function ofKernel(kernel: tf.Tensor4D): Convolution {
  checkTensor({ caller: "exploreConvolution", what: "the filters" }, kernel);
  if (kernel.rank !== 4 || kernel.size === 0) {
    throw new RangeError(
      `exploreConvolution: filters have shape [rows, cols, channels, filters], and these have [${kernel.shape.join(", ")}]: ` +
        "pass a model, or reshape them.",
    );
  }
  const filters = kernelFilters(kernel);
  const title = t("A {size} convolution, step by step", { size: `${filters.rows}×${filters.cols}` });
  return { title, filters, biases: filters.values.map(() => 0), padding: "valid", activation: "linear" };
}

function ofModel(model: tf.LayersModel): Convolution {
  const layer = neededConvolution("exploreConvolution", model);
  const { strides, padding, activation } = configOf(layer);
  if (strides.some((stride) => stride !== 1)) {
    throw new RangeError(
      `exploreConvolution: the windows of ${layer.name} move by ${strides.join("×")} pixels; it shows convolutions ` +
        "whose windows move pixel by pixel (strides of 1).",
    );
  }
  const filters = filtersOf(layer);
  const bias = layer.getWeights()[1];
  return {
    title: t("The convolution {layer}, step by step", { layer: layer.name }),
    filters,
    biases: bias === undefined ? filters.values.map(() => 0) : Array.from(bias.dataSync()),
    padding,
    activation: activations.includes(activation) ? activation : "linear",
  };
}

/** The arithmetic where the first filter responds most strongly; of several channels the first is written out. */
function convolutionStill(data: ConvolutionData): DrawnStill {
  const [, cols] = outputSize(data);
  const { row, col } = peak(outputsOf(data, 0), cols);
  const [top, left] = windowStart(data, row, col);
  const products = productsAt(data, 0, row, col);
  const zoom = 180 / Math.max(data.rows, data.cols);
  const { filters, channels } = data;
  const cell = Math.min(38, 170 / filters.cols);
  const firstChannel = (values: readonly number[]): number[] => values.filter((_, at) => at % channels === 0);
  const inRows = (values: readonly number[]): string[][] => {
    const texts = formatColumn(firstChannel(values));
    return Array.from({ length: filters.rows }, (_, y) =>
      texts.slice(y * filters.cols, (y + 1) * filters.cols),
    );
  };
  const tables: readonly [string, readonly number[]][] = [
    [channels === 3 ? t("window, {colour}", { colour: t("red") }) : t("window"), products.patch],
    [t("× filter"), products.weights],
    [t("= products"), products.products],
  ];
  const sentence = productSentence(data, products, row, col);
  const height = 270;
  const parts = [
    label([0, 16], data.title, { size: 16, bold: true, anchor: "start" }),
    picture([2, 40], data.cols * zoom, data.rows * zoom, greyUri(brightness(data), data.rows, data.cols)),
    rectangle([2, 40], data.cols * zoom, data.rows * zoom, { fill: "none", stroke: FAINT_INK }),
    rectangle([2 + left * zoom, 40 + top * zoom], filters.cols * zoom, filters.rows * zoom, {
      fill: "none",
      stroke: "#E69F00",
      "stroke-width": 3,
    }),
    ...tables.flatMap(([caption, values], at) =>
      numberTable([208 + at * 200, 52], { caption, rows: inRows(values), cell }),
    ),
    label([0, 250], sentence, { size: 13, colour: FAINT_INK, anchor: "start" }),
  ];
  return {
    title: data.title,
    height,
    picture: sheet(SHEET_WIDTH, height, parts),
    text: `${data.title}. ${sentence}`,
  };
}

/** The image as grey bytes, its brightest number white. */
function brightness({ image, channels, rows, cols }: ConvolutionData): number[] {
  const most = image.reduce((best, value) => Math.max(best, value), 0) || 1;
  return Array.from({ length: rows * cols }, (_, pixel) => {
    const values = image.slice(pixel * channels, (pixel + 1) * channels);
    return Math.round((255 * values.reduce((sum, value) => sum + value, 0)) / (channels * most));
  });
}
