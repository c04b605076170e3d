import { formatDecimal, formatPercent, withArticle } from "../../i18n/numbers";
import { formatNumber, language, plural, t, translateName } from "../../i18n/translate";
import { argMax, flatPlace, type Products, peak } from "./arithmetic";
import type {
  ConfusionsData,
  ConvolutionData,
  EpochSnapshot,
  EpochsData,
  FiltersReply,
  PreprocessingData,
} from "./protocol";

/** For example "Looks like a 3, 97 %." */
export function drawingSentence(probabilities: readonly number[], classNames: readonly string[]): string {
  const best = argMax(probabilities);
  const share = probabilities[best] ?? 0;
  const name = language() === "en" ? withArticle(classNames[best]!) : classNames[best]!;
  const values = { name, share: formatPercent(share) };
  return share < 0.5 ? t("Perhaps {name}, {share}.", values) : t("Looks like {name}, {share}.", values);
}

/** The heading of a one-hot row; digits are called what their label is. */
export function oneHotHeading(label: number, name: string): string {
  return name === String(label)
    ? t("4 · label {label}, one-hot", { label })
    : t("4 · label {label} ({name}), one-hot", { label, name });
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
      ? t("{name}, recognized", { name: classNames[truth]! })
      : t("{truth} taken for {predicted}", {
          truth: classNames[truth]!,
          predicted: classNames[predicted]!,
        });
  const images = plural(count, "image");
  return total === 0
    ? t("{what}: {images}", { what, images })
    : t("{what}: {images}, {share} of {total}", {
        what,
        images,
        share: formatPercent(count / total),
        total: formatNumber(total),
      });
}

/** For example "Filter 2 responds most strongly at row 12, column 9: 0.83". */
export function firingSentence({ maps, stride, offset }: FiltersReply, filter: number): string {
  const values = maps.values[filter]!;
  const top = peak(values, maps.cols);
  const half = values.filter((value) => Math.abs(value) > Math.abs(top.value) / 2).length;
  const [row, col] = [offset + stride * top.row, offset + stride * top.col];
  const share = Math.round((100 * half) / values.length);
  return t(
    "Filter {number} responds most strongly at row {row}, column {col}: {value}. Its output is at least half as strong on {share} % of the image.",
    { number: filter + 1, row, col, value: formatDecimal(top.value), share },
  );
}

/** For example "After epoch 2, loss 0.1: 11 of 12 images right." */
export function epochSentence(
  snapshot: EpochSnapshot,
  { images, classNames }: Pick<EpochsData, "images" | "classNames">,
): string {
  const right = snapshot.probabilities.filter(
    (row, index) => classNames[argMax(row)] === images[index]!.label,
  ).length;
  const { epoch } = snapshot;
  const when = epoch === 0 ? t("Before training") : t("After epoch {number}", { number: epoch });
  const logs = Object.entries(snapshot.logs).map(
    ([name, value]) => `${translateName(name)} ${formatDecimal(value, 3)}`,
  );
  return t("{when}: {right} of {total} images right.", {
    when: [when, ...logs].join(", "),
    right,
    total: images.length,
  });
}

/** For example "Row 14, column 9: byte 173, scaled 173 / 255 = 0.6784, number 401 of 784 in the flattened row." */
export function pixelSentence(data: PreprocessingData, row: number, col: number): string {
  const [rows, cols, channels] = data.shape;
  const first = flatPlace(data.shape, row, col);
  const bytes = data.pixels.slice(first, first + channels);
  const scaled = bytes.map((byte) => `${byte} / 255 = ${formatDecimal(byte / 255, 4)}`);
  const place = { first, end: first + channels - 1, last: rows * cols * channels - 1 };
  const which =
    channels === 1
      ? t("number {first} of 0 … {last} in the flattened row.", place)
      : t("numbers {first} to {end} of 0 … {last} in the flattened row.", place);
  const values = { row, col, bytes: bytes.join(", "), scaled: scaled.join(", "), which };
  return bytes.length === 1
    ? t("Row {row}, column {col}: byte {bytes}; scaled {scaled}; {which}", values)
    : t("Row {row}, column {col}: bytes (red, green, blue) {bytes}; scaled {scaled}; {which}", values);
}

/** For example "Output at row 0, column 2: 9 products add up to 3, plus bias 0 is 3." */
export function productSentence(
  { activation, filters: { rows, cols }, channels }: ConvolutionData,
  { sum, bias, total, output }: Products,
  row: number,
  col: number,
): string {
  const values = {
    row,
    col,
    count: rows * cols * channels,
    sum: formatDecimal(sum, 3),
    bias: formatDecimal(bias, 3),
    total: formatDecimal(total, 3),
    activation,
    output: formatDecimal(output, 3),
  };
  return activation === "linear"
    ? t(
        "Output at row {row}, column {col}: {count} products add up to {sum}, plus bias {bias} is {total}.",
        values,
      )
    : t(
        "Output at row {row}, column {col}: {count} products add up to {sum}, plus bias {bias} is {total}; {activation} makes it {output}.",
        values,
      );
}
