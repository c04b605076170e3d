import { type Params, phrase } from "../../../i18n";
import type { TensorValue } from "../../encoding";
import type { Call, FaultyImplementation, Mistake, Seen } from "../../exercise";
import { agrees, close } from "../agrees";
import { placeOfLargest, rowsOf } from "../matrix";
import { mean, sum } from "../sums";

interface Case {
  readonly labels: TensorValue;
  readonly predictions: TensorValue;
}

interface Right {
  expected(given: Case): number;
  /** Which rows are right, where only the first columns are looked at. */
  rightRows(given: Case, columns?: number): boolean[];
}

type Pick = (rows: readonly boolean[]) => readonly boolean[];

/** Parts of the rows that an answer may look at. */
const somePicks: readonly Pick[] = [
  (rows) => rows.slice(0, Math.floor(rows.length / 2)),
  (rows) => rows.slice(0, Math.ceil(rows.length / 2)),
  (rows) => rows.slice(Math.floor(rows.length / 2)),
  (rows) => rows.filter((_, row) => row % 2 === 0),
  (rows) => rows.filter((_, row) => row % 2 === 1),
  (rows) => rows.slice(1),
  (rows) => rows.slice(-1),
];

const share = (rows: readonly boolean[]): number => rows.filter(Boolean).length / rows.length;

/** Accuracies of something else: of some rows, of some columns, among the best few, of single entries. */
export function otherAccuracies({ expected, rightRows }: Right): Mistake<Case>[] {
  return [
    ...somePicks.map(
      (pick): FaultyImplementation<Case> => ({
        id: "someRows",
        faulty: (given) => share(pick(rightRows(given))),
        explain: (_, given) => ({
          received: pick(rightRows(given)).length,
          rows: given.labels.shape[0] ?? 0,
        }),
      }),
    ),
    ...[2, 3, 4, 5].map(
      (count): FaultyImplementation<Case> => ({
        id: "amongTheBest",
        faulty: (given) => share(rightAmong(given, count)),
        explain: () => ({ count }),
      }),
    ),
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(
      (count): FaultyImplementation<Case> => ({
        id: "someColumns",
        faulty: (given) => share(rightRows(given, count)),
        explain: ({ value }) => ({ count, received: Number(value) }),
      }),
    ),
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(
      (count): FaultyImplementation<Case> => ({
        id: "someColumns",
        faulty: (given) => share(rightAmongFirst(given, count)),
        explain: ({ value }) => ({ count, received: Number(value) }),
      }),
    ),
    {
      id: "someColumns",
      faulty: (given) => share(sameInColumn(given, 0)),
      explain: ({ value }) => ({ count: 1, received: Number(value) }),
    },
    { id: "oneMinusDistance", faulty: (given) => 1 - distance(given) },
    { id: "distance", faulty: distance },
    { id: "meanLargest", faulty: meanLargest },
    { id: "neighboursToo", faulty: (given) => share(rightOrBeside(given)) },
    { id: "otherDivisor", when: otherDivisor },
    { id: "meanOfClasses", faulty: meanOfClasses },
    { id: "carriedOver", faulty: (given) => share(carriedOver(given, "place")) },
    { id: "carriedOver", faulty: (given) => share(carriedOver(given, "largest")) },
    ...otherQuantities,
    {
      id: "constant",
      when({ value }, given, { calls }) {
        const same =
          typeof value === "number" &&
          Number.isFinite(value) &&
          calls.every((call) => agrees(call.value, value));
        return same && !agrees(value, expected(given)) ? { received: value } : undefined;
      },
    },
  ];
}

/**
 * Whether each row is right where the largest probability so far is carried on from the rows before, and its place with it
 * or not.
 */
function carriedOver({ labels, predictions }: Case, what: "place" | "largest"): boolean[] {
  const truth = rowsOf(labels).map((row) => row.indexOf(1));
  let [largest, place] = [-1, 0];
  return rowsOf(predictions).map((row, i) => {
    if (what === "largest") place = 0;
    for (const [at, p] of row.entries()) if (p > largest) [largest, place] = [p, at];
    return place === truth[i];
  });
}

/** What may be looked at in each row, in the words of `word.<word>`. */
const quantities: { readonly [word: string]: (label: number, row: readonly number[]) => number } = {
  trueProbability: (label, row) => row[label] as number,
  largestProbability: (_, row) => Math.max(...row),
  otherProbabilities: (label, row) => 1 - (row[label] as number),
  margin: (label, row) => (row[label] as number) - Math.max(...row.filter((_, at) => at !== label)),
};
const reductions: { readonly [word: string]: (numbers: readonly number[]) => number } = {
  mean,
  sum,
  largest: (numbers) => Math.max(...numbers),
  smallest: (numbers) => Math.min(...numbers),
  first: (numbers) => numbers[0] as number,
  last: (numbers) => numbers.at(-1) as number,
  product: (numbers) => numbers.reduce((all, one) => all * one, 1),
};

/** One number made of something else in each row than whether it is right. */
const otherQuantities = Object.entries(quantities).flatMap(([quantity, of]) =>
  Object.entries(reductions).map(
    ([operation, reduce]): FaultyImplementation<Case> => ({
      id: "otherQuantity",
      faulty({ labels, predictions }) {
        const truth = rowsOf(labels).map((row) => row.indexOf(1));
        return reduce(rowsOf(predictions).map((row, i) => of(truth[i] as number, row)));
      },
      explain: () => ({ operation: phrase(`operation.${operation}`), quantity: phrase(`word.${quantity}`) }),
    }),
  ),
);

/** The mean of the accuracies on the images of each class. */
function meanOfClasses({ labels, predictions }: Case): number {
  const truth = rowsOf(labels).map((row) => row.indexOf(1));
  const right = rowsOf(predictions).map((row, i) => placeOfLargest(row) === truth[i]);
  const shares = [...new Set(truth)].map((label) => share(right.filter((_, i) => truth[i] === label)));
  return mean(shares);
}

/** The mean of what the network gives to the class that it takes an image for. */
function meanLargest({ predictions }: Case): number {
  const rows = rowsOf(predictions);
  return rows.reduce((sum, row) => sum + Math.max(...row), 0) / rows.length;
}

/** Whether the class that each row is taken for is the true one or has the number before or after it. */
function rightOrBeside({ labels, predictions }: Case): boolean[] {
  const truth = rowsOf(labels).map((row) => row.indexOf(1));
  return rowsOf(predictions).map((row, i) => Math.abs(placeOfLargest(row) - (truth[i] as number)) <= 1);
}

/** The right ones are counted and divided by a fixed number, or by so many more or less than there are rows. */
function otherDivisor({ value }: Call, given: Case, { calls, cases }: Seen<Case>): Params | undefined {
  const divisors = calls.map((call, i) => rightCount(cases[i] as Case) / Number(call.value));
  const rowsOfAll = cases.map(({ labels }) => labels.shape[0] ?? 0);
  const alike = (numbers: readonly number[]): boolean =>
    numbers.every((one) => close(one, numbers[0] as number));
  const same = alike(divisors) || alike(divisors.map((divisor, i) => divisor - (rowsOfAll[i] as number)));
  const divisor = rightCount(given) / Number(value);
  const [rows, whole] = [given.labels.shape[0] ?? 0, Math.round(divisor)];
  return same && close(divisor, whole) && whole > 0 && whole !== rows ? { divisor: whole, rows } : undefined;
}

/** How many rows are right. */
function rightCount({ labels, predictions }: Case): number {
  const truth = rowsOf(labels).map((row) => row.indexOf(1));
  return rowsOf(predictions).filter((row, i) => placeOfLargest(row) === truth[i]).length;
}

/** Whether the true class of each row is among its few largest probabilities. */
function rightAmong({ labels, predictions }: Case, count: number): boolean[] {
  const truth = rowsOf(labels).map((row) => row.indexOf(1));
  return rowsOf(predictions).map((row, i) => {
    const own = row[truth[i] as number] as number;
    return row.filter((p) => p > own).length < count;
  });
}

/** Whether the largest of the first few probabilities is that of the true class. */
function rightAmongFirst({ labels, predictions }: Case, count: number): boolean[] {
  const truth = rowsOf(labels).map((row) => row.indexOf(1));
  return rowsOf(predictions).map((row, i) => {
    const first = row.slice(0, count);
    return placeOfLargest(first) === truth[i];
  });
}

/** Whether label and rounded probability are the same in one column. */
function sameInColumn({ labels, predictions }: Case, column: number): boolean[] {
  const truth = rowsOf(labels);
  return rowsOf(predictions).map((row, i) => Math.round(row[column] as number) === truth[i]?.[column]);
}

/** The mean difference between a label's entry and its probability. */
function distance({ labels, predictions }: Case): number {
  const truth = Array.from(labels.values);
  const sum = Array.from(predictions.values).reduce(
    (all, p, i) => all + Math.abs(p - (truth[i] as number)),
    0,
  );
  return sum / truth.length;
}
