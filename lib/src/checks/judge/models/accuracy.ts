import type { Params } from "../../../i18n";
import type { TensorValue } from "../../encoding";
import type { Call, Judge, Property, Seen } from "../../exercise";
import { brief } from "../excerpt";
import { columnsOf, inRows, placeOfLargest as largest, matrix, rowsOf } from "../matrix";
import { finite, noLeaks, unchanged, values } from "../properties";
import { Random } from "../random";
import { mean } from "../sums";
import { composedAccuracies } from "./composed-accuracies";
import { otherAccuracies } from "./other-accuracies";

interface Case {
  readonly labels: TensorValue;
  readonly predictions: TensorValue;
}

function shareEqual(a: readonly number[], b: readonly number[]): number {
  return a.filter((item, i) => item === b[i]).length / a.length;
}

/** Share of rows in which a rule picks the same column of label and prediction. */
function shareOf({ labels, predictions }: Case, pick: (row: readonly number[]) => number): number {
  return shareEqual(rowsOf(labels).map(pick), rowsOf(predictions).map(pick));
}

/** The mean of the probabilities that the true classes were given. */
function meanProbability({ labels, predictions }: Case): number {
  const rows = rowsOf(predictions);
  return mean(rowsOf(labels).map((row, i) => rows[i]?.[largest(row)] as number));
}

/** Zero although all rows agree, because what is compared is never equal; `looksFor` is what the answer's code looks for. */
function neverEqual(looksFor: "largest" | "maximum" | "nothing") {
  return ({ facts }: Call, given: Case, { calls }: Seen<Case>): Params | undefined =>
    expected(given) === 1 && calls.every((call) => call.value === 0) && facts["looksFor"] === looksFor
      ? {}
      : undefined;
}

/** The same number for everything, by code that fetches the right one after it has returned. */
function notFetched({ facts, value }: Call, _: Case, { calls }: Seen<Case>): Params | undefined {
  const same = typeof value === "number" && calls.every((call) => Object.is(call.value, value));
  return same && facts["fetchesLater"] === true ? { received: value } : undefined;
}

/** Which rows are right, where only some of the columns are looked at. */
function rightRows({ labels, predictions }: Case, columns = 10): boolean[] {
  const [truth, answers] = [labels, predictions].map((one) =>
    rowsOf(one).map((row) => largest(row.slice(0, columns))),
  ) as [number[], number[]];
  return truth.map((label, i) => label === answers[i]);
}

/** The numbers of both, fetched row by row, taken for columns. */
function readByColumns({ labels, predictions }: Case): number {
  const byColumns = ({ shape, values }: TensorValue): TensorValue =>
    matrix(columnsOf(inRows(Array.from(values), shape[1] ?? 1)));
  return shareOf({ labels: byColumns(labels), predictions: byColumns(predictions) }, largest);
}

function expected({ labels, predictions }: Case): number {
  return shareOf({ labels, predictions }, largest);
}

/**
 * Nine rows of which the first four are right, sure or unsure; four that are all right; six, the last four right; and
 * twice so many that no other share than the right one comes out the same by chance.
 */
function cases(seed: number): Case[] {
  const random = new Random(seed);
  const rows = [
    makeCase(random, 9, 5),
    makeCase(random, 4, 0),
    makeCase(random, 6, 2),
    makeCase(random, 37, 16),
    makeCase(random, 101, 38),
  ];
  return rows.map((one, at) => (at === 0 ? upsideDown(one) : one));
}

/**
 * Rows of probabilities over ten classes; `wrong` of them have their largest entry at another class than the label: at
 * the one before or after it in every third row, and with the label's second in every other row.
 */
function makeCase(random: Random, count: number, wrong: number): Case {
  const labels: number[][] = [];
  const predictions: number[][] = [];
  for (let row = 0; row < count; row++) {
    const label = random.integer(0, 9);
    const beside = label === 9 ? 8 : label + 1;
    const other = row % 3 === 0 ? beside : (label + random.integer(2, 8)) % 10;
    const predicted = row < wrong ? other : label;
    const sure = row % 3 === 0;
    const scores = Array.from({ length: 10 }, () => random.between(0.2, sure ? 0.3 : 0.9));
    if (row % 2 === 0) scores[label] = sure ? 0.35 : 1;
    scores[predicted] = sure ? 9 : 1.2;
    const sum = scores.reduce((total, score) => total + score, 0);
    labels.push(scores.map((_, column) => (column === label ? 1 : 0)));
    predictions.push(scores.map((score) => score / sum));
  }
  return { labels: matrix(labels), predictions: matrix(predictions) };
}

function upsideDown({ labels, predictions }: Case): Case {
  return { labels: matrix(rowsOf(labels).reverse()), predictions: matrix(rowsOf(predictions).reverse()) };
}

/** The right rows but for the last, which is never looked at, divided by a number of rows. */
function withoutLast(divisor: (rows: number) => number) {
  return ({ labels, predictions }: Case): number => {
    const [classes, answers] = [labels, predictions].map((one) => rowsOf(one).map(largest)) as [
      number[],
      number[],
    ];
    const right = classes.slice(0, -1).filter((label, i) => label === answers[i]).length;
    return right / divisor(classes.length);
  };
}

/** Shares of entries, not of rows. */
function entryShare({ labels, predictions }: Case): number {
  return shareEqual(
    Array.from(labels.values),
    Array.from(predictions.values).map((p) => (p >= 0.5 ? 1 : 0)),
  );
}

/** A share lies between 0 and 1. */
const isShare: Property<Case> = {
  id: "property.range",
  part: "range",
  test: ({ value }) =>
    typeof value === "number" && value >= 0 && value <= 1
      ? undefined
      : { low: 0, high: 1, value: brief(value), index: 0 },
};

export const accuracy: Judge<Case> = {
  parts: { values: 0.8, range: 0.1, tidy: 0.1 },
  cases,
  expected,
  properties: [finite("range"), isShare, values("values", expected), unchanged("tidy"), noLeaks("tidy")],
  mistakes: [
    { id: "tensorReturned", when: ({ value }) => (isScalar(value) ? {} : undefined) },
    {
      id: "wrongAxis",
      faulty: ({ labels, predictions }) =>
        shareEqual(columnsOf(rowsOf(labels)).map(largest), columnsOf(rowsOf(predictions)).map(largest)),
      explain: ({ value }, { labels }) => ({ rows: labels.shape[0] ?? 0, received: Number(value) }),
    },
    {
      id: "tensorLength",
      when: ({ value, facts }) => (Number.isNaN(value) && facts["asksForLength"] === true ? {} : undefined),
    },
    { id: "alwaysOne", faulty: () => 1 },
    {
      id: "firstRowOnly",
      faulty: (given) =>
        Number(largest(rowsOf(given.labels)[0] ?? []) === largest(rowsOf(given.predictions)[0] ?? [])),
    },
    {
      id: "roundedDown",
      faulty: (given) => Math.floor(expected(given)),
      explain: (_, given) => ({ expected: expected(given) }),
    },
    {
      id: "rounded",
      faulty: (given) => Math.round(expected(given)),
      explain: (_, given) => ({ expected: expected(given) }),
    },
    { id: "meanProbability", faulty: meanProbability },
    {
      id: "classDistance",
      faulty: ({ labels, predictions }) => {
        const classes = rowsOf(predictions).map(largest);
        return mean(rowsOf(labels).map((row, i) => Math.abs(largest(row) - (classes[i] as number))));
      },
    },
    {
      id: "dividedByClasses",
      faulty: (given) => (expected(given) * (given.labels.shape[0] ?? 0)) / (given.labels.shape[1] ?? 1),
      explain: (_, { labels }) => ({ classes: labels.shape[1] ?? 0, rows: labels.shape[0] ?? 0 }),
    },
    {
      id: "fixedCount",
      faulty: (given) => (expected(given) * (given.labels.shape[0] ?? 0)) / 10_000,
      explain: (_, { labels }) => ({ rows: labels.shape[0] ?? 0 }),
    },
    { id: "percent", faulty: (given) => 100 * expected(given) },
    {
      id: "countReturned",
      faulty: (given) => expected(given) * (given.labels.shape[0] ?? 0),
      explain: ({ value }, { labels }) => ({ received: Number(value), rows: labels.shape[0] ?? 0 }),
    },
    { id: "errorRate", faulty: (given) => 1 - expected(given) },
    { id: "entriesCompared", faulty: entryShare },
    {
      id: "dividedByEntries",
      faulty: (given) => expected(given) / 10,
      explain: (_, { labels }) => ({ rows: labels.shape[0] ?? 0 }),
    },
    {
      id: "thresholded",
      faulty: ({ labels, predictions }) =>
        rowsOf(predictions).filter(
          (row, i) => Math.max(...row) >= 0.5 && largest(row) === largest(rowsOf(labels)[i] ?? []),
        ).length / (labels.shape[0] ?? 1),
    },
    { id: "notFetched", when: notFetched },
    { id: "neverEqual", when: neverEqual("largest") },
    { id: "probabilitiesCompared", when: neverEqual("maximum") },
    { id: "matricesCompared", when: neverEqual("nothing") },
    ...[1, 2, 3].map((digits) => ({
      id: "roundedDigits",
      faulty: (given: Case) => Number(expected(given).toFixed(digits)),
      explain: () => ({ digits }),
    })),
    { id: "odds", faulty: (given) => expected(given) / (1 - expected(given)) },
    { id: "columnByColumn", faulty: readByColumns },
    { id: "lastRowForgotten", faulty: withoutLast((rows) => rows) },
    { id: "lastRowForgotten", faulty: withoutLast((rows) => rows - 1) },
    ...otherAccuracies({ expected, rightRows }),
    { id: "smallest", faulty: (given) => shareOf(given, (row) => row.indexOf(Math.min(...row))) },
  ],
  searches: composedAccuracies,
};

function isScalar(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    ["tensor", "promise"].includes((value as { kind: string }).kind)
  );
}
