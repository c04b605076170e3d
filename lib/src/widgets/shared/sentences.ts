import type {
  ConfusionsData,
  ConvolutionData,
  EpochSnapshot,
  EpochsData,
  FiltersAnswer,
  PreprocessingData,
} from "./messages.js";
import { counted, largestIndex, percent, withArticle, written } from "./numbers.js";
import { flatPlace, type Products, peak } from "./steps.js";

/** For example "Looks like a 3, 97 %." */
export function drawingSentence(probabilities: readonly number[], classNames: readonly string[]): string {
  const best = largestIndex(probabilities);
  const share = probabilities[best] ?? 0;
  const doubt = share < 0.5 ? "Perhaps" : "Looks like";
  return `${doubt} ${withArticle(classNames[best]!)}, ${percent(share)}.`;
}

/** For example "4 taken for 9: 12 images, 1.2 % of the 982". */
export function cellSentence(
  { classNames, counts }: Pick<ConfusionsData, "classNames" | "counts">,
  truth: number,
  predicted: number,
): string {
  const total = counts[truth]!.reduce((sum, count) => sum + count, 0);
  const count = counts[truth]![predicted]!;
  const what =
    truth === predicted
      ? `${classNames[truth]}, recognized`
      : `${classNames[truth]} taken for ${classNames[predicted]}`;
  const share = total === 0 ? "" : `, ${percent(count / total)} of ${total}`;
  return `${what}: ${counted(count, "image")}${share}`;
}

/** For example "Filter 2 answers most strongly at row 12, column 9: 0.83". */
export function firingSentence({ maps, stride, offset }: FiltersAnswer, filter: number): string {
  const values = maps.values[filter]!;
  const top = peak(values, maps.cols);
  const half = values.filter((value) => Math.abs(value) > Math.abs(top.value) / 2).length;
  const [row, col] = [offset + stride * top.row, offset + stride * top.col];
  const share = Math.round((100 * half) / values.length);
  return (
    `Filter ${filter + 1} answers most strongly at row ${row}, column ${col}: ${written(top.value)}. ` +
    `Its answer is at least half as strong on ${share} % of the image.`
  );
}

/** For example "After epoch 2, loss 0.1: 11 of 12 images right." */
export function epochSentence(
  snapshot: EpochSnapshot,
  { images, classNames }: Pick<EpochsData, "images" | "classNames">,
): string {
  const right = snapshot.probabilities.filter(
    (row, index) => classNames[largestIndex(row)] === images[index]!.label,
  ).length;
  const when = snapshot.epoch === 0 ? "Before training" : `After epoch ${snapshot.epoch}`;
  const logs = Object.entries(snapshot.logs).map(([name, value]) => `${name} ${written(value, 3)}`);
  return `${[when, ...logs].join(", ")}: ${right} of ${images.length} images right.`;
}

/** For example "Row 14, column 9: byte 173, scaled 173 / 255 = 0.6784, number 401 of 784 in the flattened row." */
export function pixelSentence(data: PreprocessingData, row: number, col: number): string {
  const [rows, cols, channels] = data.shape;
  const first = flatPlace(data.shape, row, col);
  const bytes = data.pixels.slice(first, first + channels);
  const scaled = bytes.map((byte) => `${byte} / 255 = ${written(byte / 255, 4)}`);
  const which = channels === 1 ? `number ${first}` : `numbers ${first} to ${first + channels - 1}`;
  return (
    `Row ${row}, column ${col}: ${bytes.length === 1 ? "byte" : "bytes (red, green, blue)"} ${bytes.join(", ")}; ` +
    `scaled ${scaled.join(", ")}; ${which} of 0 … ${rows * cols * channels - 1} in the flattened row.`
  );
}

/** For example "Answer at row 0, column 2: 9 products add up to 3, plus bias 0 is 3." */
export function productSentence(
  { activation, filters: { rows, cols }, channels }: ConvolutionData,
  { sum, bias, total, answer }: Products,
  row: number,
  col: number,
): string {
  const end = activation === "linear" ? "" : `; ${activation} makes it ${written(answer, 3)}`;
  return (
    `Answer at row ${row}, column ${col}: ${rows * cols * channels} products add up to ${written(sum, 3)}, ` +
    `plus bias ${written(bias, 3)} is ${written(total, 3)}${end}.`
  );
}
