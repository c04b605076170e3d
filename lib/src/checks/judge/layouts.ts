import { isTensor } from "../encoding";
import type { Axis, Judge, Seen } from "../exercise";
import { type Expected, listed, outOfAllProportion } from "./pairs";
import { type Compare, type Known, type WrongField, wrongFields } from "./wrong-fields";

/** The numbers of a result, whatever its shape, beside the right ones and the axes that those stand along. */
export interface Layout {
  readonly axes: readonly Axis[];
  readonly received: readonly number[];
  readonly wanted: readonly number[];
}

const known: Known<Layout> = new WeakMap();

/** The wrong fields that are lists or tensors of numbers, each number at its place. */
export function laidOut<Case>(
  expected: Expected<Case>,
  axes: Judge<Case>["axes"],
  seen: Seen<Case>,
): readonly WrongField<Layout>[] {
  const layout: Compare<Case, Layout> = (value, right, given, name) => {
    if (outOfAllProportion(value, right)) return undefined;
    const [received, wanted] = [listed(value), listed(right)];
    return received && wanted && wanted.length > 0
      ? { received, wanted, axes: axes?.(given, name) ?? axesOf(right, wanted.length) }
      : undefined;
  };
  return wrongFields(expected, seen, layout, known);
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
