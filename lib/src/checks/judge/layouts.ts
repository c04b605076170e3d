import { isNumbers, isRecord, isTensor } from "../encoding";
import type { Axis, Call, Judge, Seen } from "../exercise";
import { agrees } from "./agrees";
import { type Expected, outOfAllProportion } from "./pairs";
import { field } from "./properties";

/** The numbers of a result, whatever its shape, beside the right ones and the axes that those stand along. */
export interface Layout {
  readonly axes: readonly Axis[];
  readonly received: readonly number[];
  readonly wanted: readonly number[];
}

/** A result, or a field of it, that is not right in every call, with the layout of every call. */
export interface LaidOut {
  readonly name: string | undefined;
  /** The first call that got it wrong. */
  readonly wrong: Call;
  readonly layouts: readonly Layout[];
}

const known = new WeakMap<readonly Call[], readonly LaidOut[]>();

export function laidOut<Case>(
  expected: Expected<Case>,
  axes: Judge<Case>["axes"],
  { calls, cases }: Seen<Case>,
): readonly LaidOut[] {
  const before = known.get(calls);
  if (before !== undefined) return before;
  const right = cases.map(expected);
  const found = fieldsOf(right[0]).flatMap((name): LaidOut[] => {
    const pick = name === undefined ? (value: unknown) => value : field(name);
    const wrong = calls.find(({ value }, i) => !agrees(pick(value), pick(right[i])));
    const layouts = calls.map(({ value }, i) => {
      if (outOfAllProportion(pick(value), pick(right[i]))) return undefined;
      const [received, wanted] = [numbersOf(pick(value)), numbersOf(pick(right[i]))];
      return received && wanted && wanted.length > 0
        ? { received, wanted, axes: axes?.(cases[i] as Case, name) ?? axesOf(pick(right[i]), wanted.length) }
        : undefined;
    });
    const complete = layouts.filter((layout) => layout !== undefined);
    return wrong === undefined || complete.length < layouts.length
      ? []
      : [{ name, wrong, layouts: complete }];
  });
  known.set(calls, found);
  return found;
}

function fieldsOf(expected: unknown): readonly (string | undefined)[] {
  const whole = isTensor(expected) || isNumbers(expected) || !isRecord(expected);
  return whole ? [undefined] : Object.keys(expected);
}

function numbersOf(value: unknown): number[] | undefined {
  const numbers = isTensor(value) ? value.values : value;
  return isNumbers(numbers) ? Array.from(numbers) : undefined;
}

function axesOf(right: unknown, length: number): Axis[] {
  if (!isTensor(right) || right.shape.length !== 2) return [{ word: "place", size: length }];
  const [rows = 1, columns = 1] = right.shape;
  return [
    { word: "row", size: rows },
    { word: "column", size: columns },
  ];
}

/** The coordinates of a number along each axis; the last runs fastest. */
export function placeOf(axes: readonly Axis[], index: number): number[] {
  const place: number[] = [];
  let rest = index;
  for (const { size } of [...axes].reverse()) {
    place.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return place;
}

/** Where the number with these coordinates stands, −1 for coordinates outside. */
export function indexOf(axes: readonly Axis[], place: readonly number[]): number {
  if (place.some((at, i) => at < 0 || at >= (axes[i]?.size ?? 0))) return -1;
  return place.reduce((index, at, i) => index * (axes[i]?.size ?? 1) + at, 0);
}
