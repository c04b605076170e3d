import { checkObject } from "../../arguments/objects";
import { inWords, refusal } from "../../arguments/refuse";
import { textOf } from "../../arguments/values";
import { formatNumber, formatSignificant, t } from "../../i18n";
import { makeFigure } from "../figure";
import { colour } from "../style/colours";
import type { Figure, Titled } from "../types";
import { checkCount } from "./check-values";

export interface HistogramOptions extends Titled {
  /** What is counted, with its unit; "value" if left out. */
  readonly xLabel?: string;
  /** What each entry is, in the plural; "values" if left out. */
  readonly counted?: string;
  /** Number of bins of equal width; 32 if left out. */
  readonly bins?: number;
  /** Draws counts as powers of ten, so that rare values stay visible. */
  readonly yLog?: boolean;
}

/** More bins than a figure has pixels in a row show nothing, and a million of them stop the notebook. */
const MOST_BINS = 1000;

/**
 * How often values fall into each of a number of equal bins between the smallest and the largest.
 *
 * @param values any numbers, for example pixel bytes, scaled pixels or weights; NaN and infinities are refused.
 * @throws RangeError when there is no value, one is not finite, or `bins` is no whole number from 1 to 1,000.
 */
export function histogram(values: ArrayLike<number>, options: HistogramOptions = {}): Figure {
  checkObject({ caller: "histogram", what: "the options" }, options, "{ bins: 32 }");
  const { xLabel = t("value"), counted: things = t("values"), bins = 32 } = options;
  const { title = t("Histogram of {things}", { things }) } = options;
  textOf({ caller: "histogram", what: "xLabel" }, xLabel);
  textOf({ caller: "histogram", what: "counted" }, things);
  if (typeof values !== "object" || typeof values?.length !== "number")
    throw refusal(
      { caller: "histogram", what: "the values" },
      "a list of numbers",
      values,
      "pass for example [1, 2, 2]",
    );
  if (values.length === 0) throw new RangeError("histogram: there is no value to count; pass at least one.");
  checkCount("histogram", "bins", bins, MOST_BINS);
  const { low, high } = range(values);
  const width = (high - low) / bins || 1 / bins;
  const counts = new Array<number>(bins).fill(0);
  for (let index = 0; index < values.length; index++) {
    counts[Math.min(bins - 1, Math.floor(values[index]! / width - low / width))]! += 1;
  }
  const centres = counts.map((_, bin) => low + (bin + 0.5) * width);
  const fullest = counts.indexOf(Math.max(...counts));
  return makeFigure({
    ...options,
    title,
    data: [
      {
        type: "bar",
        x: centres,
        y: counts,
        width: counts.map(() => width),
        marker: { color: colour(0), line: { color: "#ffffff", width: 0.5 } },
        hovertemplate: `${t("%{y:,} {things} around %{x:.3~g}", { things })}<extra></extra>`,
        showlegend: false,
      },
    ],
    layout: {
      bargap: 0,
      xaxis: { title: { text: xLabel } },
      yaxis: {
        title: { text: t("number of {things}", { things }) },
        type: options.yLog ? "log" : "linear",
        ...(options.yLog ? { dtick: 1, exponentformat: "power" } : { tickformat: "," }),
      },
    } as Record<string, unknown>,
    text: t("{count} {things} from {low} to {high}; most, {most}, lie between {from} and {to}", {
      count: formatNumber(values.length),
      things,
      low: formatSignificant(low),
      high: formatSignificant(high),
      most: formatNumber(counts[fullest]!),
      from: formatSignificant(low + fullest * width),
      to: formatSignificant(low + (fullest + 1) * width),
    }),
  });
}

/** Beyond this distance, pictures are computed with numbers that overflow. */
const farthest = 1e290;

function range(values: ArrayLike<number>): { low: number; high: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (!Number.isFinite(value)) {
      throw new RangeError(
        `histogram: value ${index} is ${inWords(value)}; only finite numbers can be counted.`,
      );
    }
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (high - low > farthest)
    throw new RangeError(
      `histogram: values from ${low} to ${high} lie too far apart to be drawn; leave the largest out.`,
    );
  return { low, high };
}
