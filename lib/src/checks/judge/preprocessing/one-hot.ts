import type { Params } from "../../../i18n";
import { isTensor, type TensorValue } from "../../encoding";
import type { Call, FaultyImplementation, Judge, Seen, Symptom } from "../../exercise";
import { agrees } from "../agrees";
import { dtype, finite, range, shape, unchanged, values } from "../properties";
import { Random } from "../random";
import { placedOnes } from "./placed-ones";

interface Case {
  readonly labels: Uint8Array;
  readonly classes: number;
}

/** A matrix with one row per label, each entry given by a rule. */
function matrix(
  { labels, classes }: Case,
  entry: (label: number, column: number, row: number) => number,
): TensorValue {
  const rows = Array.from(labels, (label, row) =>
    Array.from({ length: classes }, (_, column) => entry(label, column, row)),
  );
  return { kind: "tensor", shape: [labels.length, classes], dtype: "float32", values: rows.flat() };
}

/** Zeros of the right shape with a 1 for each label at the place that a rule says. */
function placed(
  { labels, classes }: Case,
  place: (label: number, row: number, classes: number) => number,
): TensorValue {
  const values = new Float32Array(labels.length * classes);
  labels.forEach((label, row) => {
    values[place(label, row, classes)] = 1;
  });
  return { kind: "tensor", shape: [labels.length, classes], dtype: "float32", values };
}

const expected = (given: Case): TensorValue => matrix(given, (label, column) => (column === label ? 1 : 0));

/** Ten classes, each of which occurs and one three times, and six of which the last never occurs. */
function cases(seed: number): Case[] {
  const random = new Random(seed);
  const others = random.order(8).map((at) => at + 1);
  const twice = random.integer(2, 8);
  return [
    { labels: Uint8Array.from([twice, 0, 9, ...others, twice]), classes: 10 },
    { labels: Uint8Array.from([3, 1, 4, random.integer(0, 4)]), classes: 6 },
  ];
}

/** The class of every row, undefined for a row without exactly one 1, or undefined for another shape. */
function rowClasses({ value }: Call, { labels, classes }: Case): (number | undefined)[] | undefined {
  if (!isTensor(value) || !agrees(value.shape, [labels.length, classes])) return undefined;
  return Array.from(labels, (_, row) => {
    const ones = Array.from({ length: classes }, (_, column) => column).filter(
      (column) => value.values[row * classes + column] === 1,
    );
    return ones.length === 1 ? ones[0] : undefined;
  });
}

/** Every row is the label's neighbour; a neighbour outside may be missing, wrapped around or kept at the edge. */
function shiftedBy(step: 1 | -1) {
  return (call: Call, given: Case): Params | undefined => {
    const found = rowClasses(call, given);
    if (found === undefined) return undefined;
    const shifted = Array.from(given.labels).every((label, row) => {
      const inside = label + step >= 0 && label + step < given.classes;
      return inside
        ? found[row] === label + step
        : found[row] !== label || label === 0 || label === given.classes - 1;
    });
    const row = found.findIndex((column, i) => column === (given.labels[i] as number) + step);
    return shifted && row >= 0
      ? { row, received: found[row] as number, expected: given.labels[row] as number }
      : undefined;
  };
}

/** A symptom that every call shows. */
function inAllCalls(id: string, when: (call: Call, given: Case) => Params | undefined): Symptom<Case> {
  return {
    id,
    when: (call, given, { calls, cases: all }) =>
      calls.every((one, i) => when(one, all[i] as Case) !== undefined) ? when(call, given) : undefined,
  };
}

/** Every 1 stands so many columns further on, and what leaves at the right comes in at the left. */
function otherColumn(call: Call, given: Case, { calls, cases: all }: Seen<Case>): Params | undefined {
  for (let by = 2; by < given.classes - 1; by++) {
    const same = calls.every((one, i) => {
      const { labels, classes } = all[i] as Case;
      const found = rowClasses(one, all[i] as Case);
      return (
        found !== undefined && Array.from(labels).every((label, row) => found[row] === (label + by) % classes)
      );
    });
    const [first] = rowClasses(call, given) ?? [];
    if (same) return { row: 0, received: first as number, expected: given.labels[0] as number, by };
  }
  return undefined;
}

/** Every 1 is one place on in the list of all values, so that the label at a row's edge falls into the next row. */
function spilled(id: string, step: 1 | -1): FaultyImplementation<Case> {
  return {
    id,
    faulty: (given) => placed(given, (label, row, width) => row * width + label + step),
    explain(_, { labels, classes }) {
      const row = labels.findIndex((label) => label + step >= 0 && label + step < classes);
      return { row, received: (labels[row] as number) + step, expected: labels[row] as number };
    },
  };
}

function reversedColumns(given: Case): TensorValue {
  return matrix(given, (label, column) => (column === given.classes - 1 - label ? 1 : 0));
}

/** One number where the 1 belongs and another everywhere else, but not 1 and 0. */
function otherNumbers({ value }: Call, given: Case): Params | undefined {
  if (!isTensor(value) || !agrees(value.shape, [given.labels.length, given.classes])) return undefined;
  const [right = 0] = given.labels;
  const [one, other] = [value.values[right], value.values[right === 0 ? 1 : 0]] as [number, number];
  const two = agrees(
    value,
    matrix(given, (label, column) => (column === label ? one : other)),
  );
  return two && one !== other && !(one === 1 && other === 0) ? { received: one, other } : undefined;
}

/** Rows that hold something else than a 1 at the label's column. */
const filledOtherwise: readonly (readonly [
  id: string,
  entry: (label: number, column: number, row: number) => number,
])[] = [
  ["rowAsValue", (label, column, row) => (column === label ? row : 0)],
  ["rowAsValue", (label, column, row) => (column === label ? row + 1 : 0)],
  ["labelInFront", (label, column) => (column === 0 ? label : 0)],
  ["labelEverywhere", (label) => label],
  ["bits", (label, column) => (label >> column) & 1],
];

/** The rows are right up to one, and from there on all zeros: the first rows of as many as there are, in every call. */
function firstRowsOnly(call: Call, given: Case, { calls, cases: all }: Seen<Case>): Params | undefined {
  const right = calls.map((one, i) => {
    const { labels, classes } = all[i] as Case;
    if (!isTensor(one.value) || !agrees(one.value.shape, [labels.length, classes])) return undefined;
    const found = rowClasses(one, all[i] as Case);
    const count = found?.findIndex((column, row) => column !== labels[row]) ?? -1;
    const filled = count < 0 ? labels.length : count;
    return Array.from(one.value.values)
      .slice(filled * classes)
      .every((entry) => entry === 0)
      ? filled
      : undefined;
  });
  const at = calls.indexOf(call);
  const count = right[at];
  if (right.includes(undefined) || count === undefined || count === 0 || count === given.labels.length)
    return undefined;
  return { count, rows: given.labels.length, classes: given.classes };
}

/** A row with a 1 at its label's column and at others. */
function severalOnes({ value }: Call, { labels, classes }: Case): Params | undefined {
  if (!isTensor(value) || !agrees(value.shape, [labels.length, classes])) return undefined;
  for (const [row, label] of labels.entries()) {
    const ones = Array.from(value.values)
      .slice(row * classes, (row + 1) * classes)
      .flatMap((entry, column) => (entry === 1 ? [column] : []));
    if (ones.length > 1 && ones.length < classes && ones.includes(label))
      return { row, columns: ones.join(", "), label };
  }
  return undefined;
}

function columns({ value }: Call): number {
  return isTensor(value) && value.shape.length === 2 ? (value.shape[1] as number) : Number.NaN;
}

export const oneHot: Judge<Case> = {
  parts: { shape: 0.3, values: 0.6, dtype: 0.1 },
  cases,
  expected,
  properties: [
    shape("shape", (given) => [given.labels.length, given.classes]),
    finite("values"),
    range("values", 0, 1),
    values("values", expected),
    dtype("dtype", "float32"),
    unchanged("values"),
  ],
  mistakes: [
    inAllCalls("offByOneUp", shiftedBy(1)),
    inAllCalls("offByOneDown", shiftedBy(-1)),
    { id: "otherColumn", when: otherColumn },
    spilled("offByOneUp", 1),
    spilled("offByOneDown", -1),
    {
      id: "labelAsColumn",
      when: (call, { labels }) => (columns(call) === 1 ? { count: labels.length } : undefined),
    },
    {
      id: "transposed",
      when: ({ value }, { labels, classes }) =>
        isTensor(value) && agrees(value.shape, [classes, labels.length])
          ? { rows: classes, cols: labels.length }
          : undefined,
    },
    {
      id: "alwaysTen",
      when: (call, { classes }) =>
        classes !== 10 && columns(call) === 10 ? { expected: classes } : undefined,
    },
    {
      id: "oneRow",
      when: ({ value }, { labels, classes }) =>
        isTensor(value) && (agrees(value.shape, [1, classes]) || agrees(value.shape, [classes]))
          ? { count: labels.length }
          : undefined,
    },
    { id: "columnsReversed", faulty: reversedColumns },
    {
      id: "tooNarrow",
      when: (call, { classes }) =>
        columns(call) < classes ? { received: columns(call), expected: classes } : undefined,
    },
    {
      id: "labelAsValue",
      faulty: (given) => matrix(given, (label, column) => (column === label ? label : 0)),
      explain: (_, { labels }) => ({ label: Math.max(...labels) }),
    },
    {
      id: "inverted",
      faulty: (given) => matrix(given, (label, column) => (column === label ? 0 : 1)),
      explain: (_, { labels }) => ({ label: labels[0] as number }),
    },
    {
      id: "sharedRow",
      faulty: (given) => matrix(given, (_, column) => (given.labels.includes(column) ? 1 : 0)),
      explain: (_, { labels }) => ({ ones: new Set(labels).size }),
    },
    { id: "placesMixed", faulty: (given) => placed(given, (label, row, width) => label * width + row) },
    {
      id: "columnByColumn",
      faulty: (given) => placed(given, (label, row) => label * given.labels.length + row),
    },
    { id: "firstRowOnly", faulty: (given) => placed(given, (label) => label) },
    { id: "rowNotMultiplied", faulty: (given) => placed(given, (label, row) => row + label) },
    {
      id: "rowPerClass",
      when: ({ value }, { labels, classes }) =>
        isTensor(value) && labels.length !== classes && agrees(value.shape, [classes, classes])
          ? { received: classes, expected: labels.length }
          : undefined,
    },
    {
      id: "zeroSkipped",
      faulty: (given) => matrix(given, (label, column) => (column === label && label > 0 ? 1 : 0)),
    },
    ...(["indexOf", "lastIndexOf"] as const).map(
      (which): FaultyImplementation<Case> => ({
        id: "oncePerLabel",
        faulty: (given) =>
          matrix(given, (label, column, row) =>
            column === label && given.labels[which](label) === row ? 1 : 0,
          ),
        explain(_, { labels }) {
          const row = labels.findIndex((label, at) => labels[which](label) !== at);
          return { row, label: labels[row] as number };
        },
      }),
    ),
    { id: "otherNumbers", when: otherNumbers },
    {
      id: "cumulative",
      faulty: (given) => matrix(given, (label, column) => (column <= label ? 1 : 0)),
      explain: (_, { labels }) => ({ label: labels[0] as number, ones: (labels[0] as number) + 1 }),
    },
    ...filledOtherwise.map(
      ([id, entry]): FaultyImplementation<Case> => ({
        id,
        faulty: (given) => matrix(given, entry),
        explain: (_, { labels }) => ({
          label: Math.max(...labels),
          row: labels.indexOf(Math.max(...labels)),
        }),
      }),
    ),
    { id: "rowAsColumn", faulty: (given) => matrix(given, (_, column, row) => (column === row ? 1 : 0)) },
    placedOnes,
  ],
  symptoms: [
    { id: "firstRowsOnly", when: firstRowsOnly },
    { id: "severalOnes", when: severalOnes },
    {
      id: "emptyRow",
      when(call, given) {
        if (!isTensor(call.value) || !agrees(call.value.shape, [given.labels.length, given.classes]))
          return undefined;
        const entries = Array.from(call.value.values);
        const row = Array.from(given.labels).findIndex((_, i) =>
          entries.slice(i * given.classes, (i + 1) * given.classes).every((entry) => entry === 0),
        );
        return row < 0 ? undefined : { row, label: given.labels[row] as number };
      },
    },
  ],
};
