import { phrase } from "../../../i18n";
import type { TensorValue } from "../../encoding";
import type { FaultyImplementation } from "../../exercise";
import { columnsOf, placeOfLargest as largest, rowsOf } from "../matrix";

interface Case {
  readonly labels: TensorValue;
  readonly predictions: TensorValue;
}

type Table = readonly (readonly number[])[];

const smallest = (row: readonly number[]): number => row.indexOf(Math.min(...row));
const alike = (a: readonly number[], b: readonly number[]): number =>
  a.filter((one, i) => one === b[i]).length;
const entries = (rows: Table, of: (entry: number) => number): number[] => rows.flatMap((row) => row.map(of));

/** What may be counted, in the words of `counted.<word>`. */
const counts: { readonly [word: string]: (labels: Table, predictions: Table) => number } = {
  rows: (labels, predictions) => alike(labels.map(largest), predictions.map(largest)),
  columns: (labels, predictions) =>
    alike(columnsOf(labels).map(largest), columnsOf(predictions).map(largest)),
  smallest: (labels, predictions) => alike(labels.map(smallest), predictions.map(smallest)),
  largestAndSmallest: (labels, predictions) => alike(labels.map(largest), predictions.map(smallest)),
  smallestAndLargest: (labels, predictions) => alike(labels.map(smallest), predictions.map(largest)),
  entries: (labels, predictions) =>
    alike(
      entries(labels, (one) => one),
      entries(predictions, Math.round),
    ),
  sure: (labels, predictions) =>
    labels.filter((row, i) => (predictions[i]?.[largest(row)] as number) > 0.5).length,
  largestAlike: (labels, predictions) =>
    alike(
      labels.map((row) => Math.max(...row)),
      predictions.map((row) => Math.round(Math.max(...row))),
    ),
};

/** What the count may be divided by, in the words of `divisor.<word>`. */
const divisors: { readonly [word: string]: (labels: Table) => number } = {
  rows: (labels) => labels.length,
  classes: (labels) => labels[0]?.length ?? 1,
  entries: (labels) => labels.length * (labels[0]?.length ?? 1),
  nothing: () => 1,
  hundredth: (labels) => labels.length / 100,
  rowsLessOne: (labels) => labels.length - 1,
};

/** An accuracy put together of another count and another divisor, where more than one of the two may be wrong. */
export const composedAccuracies: readonly FaultyImplementation<Case>[] = Object.entries(counts).flatMap(
  ([counted, count]) =>
    Object.entries(divisors).flatMap(([divisor, size]) =>
      [false, true].map((inverted) => ({
        id: "composed",
        faulty({ labels, predictions }: Case): number {
          const [truth, answers] = [rowsOf(labels), rowsOf(predictions)];
          const share = count(truth, answers) / size(truth);
          return inverted ? 1 - share : share;
        },
        explain: () => ({
          formula: `${inverted ? "1 − " : ""}${phrase(`counted.${counted}`)} / ${phrase(`divisor.${divisor}`)}`,
          expected: `${phrase("counted.rows")} / ${phrase("divisor.rows")}`,
        }),
      })),
    ),
);
