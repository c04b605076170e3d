import type { Params } from "../../i18n";
import { isNumbers, isRecord, isTensor, type TensorValue } from "../encoding";
import { rowsOf } from "./matrix";
import { mean, sum } from "./sums";

/** What a wrong answer may make of its arguments before it works on them, argument by argument. */

/** A change of a case's arguments; undefined where it cannot be made. */
export interface InputChange {
  /** `input.<word>` of the catalogue says it in words. */
  readonly word: string;
  readonly params: Params;
  of(given: unknown): unknown;
}

type Change = (number: number) => number;
type Word = readonly [word: string, of: (value: unknown) => unknown];

/** Numbers that beginners write into the code in place of an argument. */
const constants = [
  0, 1, 2, 3, 5, 8, 9, 10, 11, 28, 32, 64, 100, 128, 255, 256, 784, 0.1, 0.01, 0.001, 0.5, 0.9, 0.99,
];

const changes: readonly (readonly [string, Change])[] = [
  ["rounded", Math.round],
  ["floored", Math.floor],
  ["squared", (x) => x * x],
  ["cubed", (x) => x ** 3],
  ["root", (x) => Math.sqrt(Math.abs(x))],
  ["absolute", Math.abs],
  ["negated", (x) => -x],
  ["oneMinus", (x) => 1 - x],
  ["onePlus", (x) => 1 + x],
  ["minusOne", (x) => x - 1],
  ["halved", (x) => x / 2],
  ["doubled", (x) => 2 * x],
  ["by255", (x) => x / 255],
  ["times255", (x) => 255 * x],
  ["reciprocal", (x) => 1 / x],
  ["exponential", Math.exp],
  ["logarithm", Math.log],
  ["sign", Math.sign],
  ["positivePart", (x) => Math.max(0, x)],
  ["sigmoid", (x) => 1 / (1 + Math.exp(-x))],
  ["tanh", Math.tanh],
  ["clippedToOne", (x) => Math.max(-1, Math.min(1, x))],
  ["thresholded", (x) => (x > 0.5 ? 1 : 0)],
  ["twoDigits", (x) => Math.round(100 * x) / 100],
  ["oneDigit", (x) => Math.round(10 * x) / 10],
];

/** What may happen to a result that is otherwise right. */
export const changesOfResult: readonly (readonly [string, Change])[] = changes.filter(([word]) =>
  [
    "rounded",
    "floored",
    "squared",
    "root",
    "absolute",
    "negated",
    "oneMinus",
    "onePlus",
    "minusOne",
    "halved",
    "doubled",
    "by255",
    "times255",
    "reciprocal",
    "exponential",
    "logarithm",
  ].includes(word),
);

/** Every change of every argument of such a case, and the exchange of two arguments of the same kind. */
export function inputChanges(given: unknown): InputChange[] {
  if (!isRecord(given)) return [];
  const names = Object.keys(given);
  return [
    ...names.flatMap((name) => changesOf(name, given[name])),
    ...names.flatMap((one) =>
      names.flatMap((other) => (one !== other && alike(given[one], given[other]) ? both(one, other) : [])),
    ),
  ];
}

function both(name: string, other: string): InputChange[] {
  const replaced: InputChange = {
    word: "other",
    params: { name, other },
    of: (given) => isRecord(given) && { ...given, [name]: given[other] },
  };
  const exchanged: InputChange = {
    word: "exchanged",
    params: { name, other },
    of: (given) => isRecord(given) && { ...given, [name]: given[other], [other]: given[name] },
  };
  return name < other ? [exchanged, replaced] : [replaced];
}

function alike(one: unknown, other: unknown): boolean {
  if (typeof one === "number") return typeof other === "number";
  if (isTensor(one) && isTensor(other)) return one.shape.join() === other.shape.join();
  return Array.isArray(one) && Array.isArray(other) && isTensor(one[0]) && isTensor(other[0]);
}

function changesOf(name: string, value: unknown): InputChange[] {
  const words =
    typeof value === "number"
      ? ofNumber
      : isTensor(value)
        ? ofTensor
        : isNumbers(value)
          ? ofList
          : nested(value);
  const one = ([word, of]: Word): InputChange => ({
    word,
    params: { name },
    of(given) {
      const changed = isRecord(given) ? of(given[name]) : undefined;
      return changed === undefined ? undefined : { ...(given as object), [name]: changed };
    },
  });
  const written = typeof value === "number" ? constants : [];
  return [
    ...words.map(one),
    ...written.map(
      (number): InputChange => ({
        word: "writtenIn",
        params: { name, number },
        of: (given) => isRecord(given) && { ...given, [name]: number },
      }),
    ),
  ];
}

/** A number may be a size: no result is made for one that fills the memory. */
const ofNumber: readonly Word[] = changes.map(([word, change]) => [
  word,
  (x) => (Math.abs(change(x as number)) <= 1000 ? change(x as number) : undefined),
]);

/** A list of bytes or numbers: which of them are looked at, and in what order. */
const ofList: readonly Word[] = (
  [
    ["withoutFirst", (list) => list.slice(1)],
    ["withoutLast", (list) => list.slice(0, -1)],
    ["firstAlone", (list) => list.slice(0, 1)],
    ["lastAlone", (list) => list.slice(-1)],
    ["firstHalf", (list) => list.slice(0, Math.floor(list.length / 2))],
    ["secondHalf", (list) => list.slice(Math.floor(list.length / 2))],
    ["everySecond", (list) => list.filter((_, at) => at % 2 === 0)],
    ["everyOther", (list) => list.filter((_, at) => at % 2 === 1)],
    ["firstTen", (list) => list.slice(0, 10)],
    ["backwards", (list) => [...list].reverse()],
    ["sorted", (list) => [...list].sort((a, b) => a - b)],
    ["distinct", (list) => [...new Set(list)]],
    ["withoutZeros", (list) => list.filter((x) => x !== 0)],
    ["onePlus", (list) => list.map((x) => (x + 1) % 256)],
    ["minusOne", (list) => list.map((x) => (x + 255) % 256)],
    ["inverted", (list) => list.map((x) => 255 - x)],
    ["firstRepeated", (list) => list.map(() => list[0] as number)],
    ["lastRepeated", (list) => list.map(() => list.at(-1) as number)],
    ["nextOne", (list) => list.map((_, at) => list[(at + 1) % list.length] as number)],
    ["twice", (list) => [...list, ...list]],
  ] as readonly (readonly [string, (list: number[]) => number[]])[]
).map(([word, of]) => [word, (list) => Uint8Array.from(of(Array.from(list as ArrayLike<number>)))]);

type OfTensor = (tensor: TensorValue) => TensorValue | undefined;
const withValues = (tensor: TensorValue, values: readonly number[]): TensorValue => ({ ...tensor, values });

/** All numbers of a tensor together. */
const wholes: readonly (readonly [string, (numbers: number[]) => number[]])[] = [
  ["meanRemoved", (all) => all.map((x) => x - mean(all))],
  ["meanEverywhere", (all) => all.map(() => mean(all))],
  ["sumEverywhere", (all) => all.map(() => sum(all))],
  ["lengthOne", (all) => all.map((x) => x / Math.hypot(...all))],
  ["largestOne", (all) => all.map((x) => x / Math.max(...all))],
  ["backwards", (all) => [...all].reverse()],
  ["firstRepeated", (all) => all.map(() => all[0] as number)],
];

/** The rows of a tensor: which are looked at, and in what order. */
const rowPicks: readonly (readonly [string, (rows: number[][]) => number[][]])[] = [
  ["withoutFirstRow", (rows) => rows.slice(1)],
  ["withoutLastRow", (rows) => rows.slice(0, -1)],
  ["firstRow", (rows) => rows.slice(0, 1)],
  ["lastRow", (rows) => rows.slice(-1)],
  ["firstHalfOfRows", (rows) => rows.slice(0, Math.floor(rows.length / 2))],
  ["everySecondRow", (rows) => rows.filter((_, at) => at % 2 === 0)],
  ["rowsBackwards", (rows) => [...rows].reverse()],
  ["nextRow", (rows) => rows.map((_, at) => rows[(at + 1) % rows.length] as number[])],
  ["firstRowRepeated", (rows) => rows.map(() => rows[0] as number[])],
];

/** Each row of a matrix by itself. */
const rowChanges: readonly (readonly [string, (row: number[]) => number[]])[] = [
  ["softmax", (row) => row.map((x) => Math.exp(x) / sum(row.map(Math.exp)))],
  ["oneHotLargest", (row) => row.map((_, at) => (at === row.indexOf(Math.max(...row)) ? 1 : 0))],
  ["rowsSumToOne", (row) => row.map((x) => x / sum(row))],
  ["rowsByLargest", (row) => row.map((x) => x / Math.max(...row))],
  ["withoutFirstColumn", (row) => row.slice(1)],
  ["withoutLastColumn", (row) => row.slice(0, -1)],
  ["columnsBackwards", (row) => [...row].reverse()],
  ["nextColumn", (row) => row.map((_, at) => row[(at + 1) % row.length] as number)],
];

function fromRows(like: TensorValue, rows: readonly (readonly number[])[]): TensorValue | undefined {
  if (rows.length === 0 || rows[0]?.length === 0) return undefined;
  const width = rows[0]?.length ?? 0;
  const shape = like.shape.length === 2 ? [rows.length, width] : [rows.length, ...like.shape.slice(1)];
  return { ...like, shape, values: rows.flat() };
}

const tensorWays: readonly (readonly [string, OfTensor])[] = [
  ...changes.map(([word, of]): [string, OfTensor] => [word, (t) => withValues(t, Array.from(t.values, of))]),
  ...wholes.map(([word, of]): [string, OfTensor] => [word, (t) => withValues(t, of(Array.from(t.values)))]),
];
const matrixWays: readonly (readonly [string, OfTensor])[] = [
  ...rowPicks.map(([word, of]): [string, OfTensor] => [word, (t) => fromRows(t, of(rowsOf(t)))]),
  ...rowChanges.map(([word, of]): [string, OfTensor] => [
    word,
    (t) => (t.shape.length === 2 ? fromRows(t, rowsOf(t).map(of)) : undefined),
  ]),
];

const ofTensor: readonly Word[] = [...tensorWays, ...matrixWays].map(([word, of]) => [
  word,
  (value) => (isTensor(value) ? of(value) : undefined),
]);

/** Lists of tensors, and the lists of gradients of several steps. */
function nested(value: unknown): readonly Word[] {
  if (!Array.isArray(value)) return [];
  const steps = Array.isArray(value[0]);
  const ofEach = tensorWays.map(([word, of]): Word => [word, (list) => mapTensors(list, of)]);
  const lists: readonly Word[] = [
    ["firstTensor", (list) => mapLists(list, (all) => all.map((one) => likeFirst(one, all[0])))],
    ["otherTensor", (list) => mapLists(list, (all) => all.map((one, i) => likeFirst(one, all.at(i - 1))))],
  ];
  const over: readonly Word[] = steps
    ? [
        ["firstStep", (list) => (list as unknown[]).map(() => (list as unknown[])[0])],
        ["stepBefore", (list) => (list as unknown[]).map((_, i) => (list as unknown[])[Math.max(0, i - 1)])],
      ]
    : [];
  return [...ofEach, ...lists, ...over];
}

/** The numbers of another tensor in the shape of this one. */
function likeFirst(one: TensorValue, other: TensorValue | undefined): TensorValue {
  return { ...one, values: Array.from(one.values, (_, k) => other?.values[k] ?? 0) };
}

function mapTensors(value: unknown, of: OfTensor): unknown {
  return isTensor(value) ? of(value) : (value as unknown[]).map((item) => mapTensors(item, of));
}

function mapLists(value: unknown, of: (list: readonly TensorValue[]) => TensorValue[]): unknown {
  const list = value as unknown[];
  return isTensor(list[0]) ? of(list as TensorValue[]) : list.map((item) => mapLists(item, of));
}
