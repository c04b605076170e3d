import type { Dataset } from "../../data/dataset";
import { sourceOf } from "../../data/describe";
import { label, picture, rectangle, sheet } from "../../figures/diagram/svg";
import { imageUri } from "../../figures/render/image-uri";
import { SHEET_WIDTH } from "../../figures/style/base-layout";
import { FAINT_INK } from "../../figures/style/colours";
import { formatFixed, t } from "../../i18n";
import { checkIndex, labelOf, pixelsOf } from "../host/dataset-image";
import { showInteraction } from "../host/interactive";
import { numberTable } from "../host/number-table";
import { type DrawnStill, showStillFigure } from "../host/show-still";
import { brightest, flatPlace } from "../shared/arithmetic";
import type { PreprocessingData } from "../shared/protocol";
import { oneHotHeading, pixelSentence } from "../shared/sentences";

/**
 * One image on its way to the network, number by number: its bytes, the same scaled to 0…1, their places in the
 * flattened row, and the label one-hot. A pixel is chosen by pointer or with the arrow keys.
 *
 * @param index which image; the first if left out
 * @throws RangeError when there is no such image
 * @example
 * explorePreprocessing(test, 3);
 */
export function explorePreprocessing(dataset: Dataset, index = 0): void {
  checkIndex("explorePreprocessing", dataset, index);
  const data: PreprocessingData = {
    source: t("image {index} of {source}", { index, source: sourceOf(dataset) }),
    index,
    shape: dataset.shape,
    pixels: Array.from(pixelsOf(dataset, index)),
    label: dataset.labels[index]!,
    classNames: dataset.classNames,
  };
  const still = preprocessingStill(data, dataset);
  const keep = showInteraction<PreprocessingData>({ page: "preprocessing", data: () => data, still });
  if (keep === undefined) showStillFigure(still);
}

/** The steps at the brightest pixel. */
function preprocessingStill(data: PreprocessingData, dataset: Dataset): DrawnStill {
  const [rows, cols] = data.shape;
  const [row, col] = brightest(data);
  const [side, zoom] = [200, 200 / Math.max(rows, cols)];
  const near = [-2, -1, 0, 1, 2];
  const around = (write: (byte: number) => string): string[][] =>
    near.map((down) =>
      near.map((right) => {
        const [y, x] = [row + down, col + right];
        const inside = y >= 0 && y < rows && x >= 0 && x < cols;
        return inside ? write(data.pixels[flatPlace(data.shape, y, x)]!) : "";
      }),
    );
  const oneHot = data.classNames.map((_, at) => (at === data.label ? "1" : "0"));
  const title = t("Image {index}: from bytes to a row of numbers", { index: data.index });
  const height = 320;
  const sentence = pixelSentence(data, row, col);
  const parts = [
    label([0, 16], title, { size: 16, bold: true, anchor: "start" }),
    label([0, 36], data.source, { size: 12, colour: FAINT_INK, anchor: "start" }),
    picture([0, 50], side, side, imageUri(dataset, data.index, 1)),
    rectangle([col * zoom, 50 + row * zoom], zoom, zoom, {
      fill: "none",
      stroke: "#E69F00",
      "stroke-width": 2,
    }),
    ...numberTable([240, 62], {
      caption: data.shape[2] === 3 ? t("1 · bytes, red") : t("1 · bytes"),
      rows: around(String),
      cell: 40,
      chosen: [2, 2],
    }),
    ...numberTable([500, 62], {
      caption: t("2 · scaled, byte / 255"),
      rows: around((byte) => formatFixed(byte / 255, 2)),
      cell: 40,
      chosen: [2, 2],
    }),
    label([240, 208], t("3 · flattened: {which}", { which: sentence.slice(sentence.lastIndexOf(";") + 2) }), {
      size: 12,
      colour: FAINT_INK,
      anchor: "start",
    }),
    ...numberTable([240, 240], {
      caption: oneHotHeading(data.label, labelOf(dataset, data.index)),
      rows: [oneHot],
      chosen: [0, data.label],
    }),
  ];
  return {
    title,
    height,
    picture: sheet(SHEET_WIDTH, height, parts),
    text: t("{title} ({source}). {sentence} Label {label}, one-hot: {oneHot}.", {
      title,
      source: data.source,
      sentence,
      label: data.label,
      oneHot: oneHot.join(" "),
    }),
  };
}
