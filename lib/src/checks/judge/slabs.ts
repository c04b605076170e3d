import { phrase } from "../../i18n";
import type { Axis } from "../exercise";
import type { Layout } from "./layouts";

/** Some of the coordinates of an axis, in the words of `slab.<word>`: the last row, every image but the first. */
export interface Slab {
  readonly axis: number;
  readonly word: string;
}

const picks: { readonly [word: string]: (at: number, size: number) => boolean } = {
  first: (at) => at === 0,
  last: (at, size) => at === size - 1,
  allButFirst: (at) => at > 0,
  allButLast: (at, size) => at < size - 1,
  odd: (at) => at % 2 === 1,
  even: (at) => at % 2 === 0,
  secondHalf: (at, size) => at >= Math.floor(size / 2),
  firstHalf: (at, size) => at < Math.floor(size / 2),
  edges: (at, size) => at === 0 || at === size - 1,
};

export function slabsOf(axes: readonly Axis[]): Slab[] {
  return axes.flatMap(({ size }, axis) =>
    size < 2 ? [] : Object.keys(picks).map((word): Slab => ({ axis, word })),
  );
}

/** Whether a place lies in a slab. */
export function holds({ axis, word }: Slab, { axes }: Layout, place: readonly number[]): boolean {
  return picks[word]?.(place[axis] ?? 0, axes[axis]?.size ?? 1) ?? false;
}

/** How many of a layout's numbers lie in a slab. */
export function sizeOf({ axis, word }: Slab, { axes, wanted }: Layout): number {
  const size = axes[axis]?.size ?? 1;
  const held = Array.from({ length: size }, (_, at) => at).filter((at) => picks[word]?.(at, size));
  return (held.length * wanted.length) / size;
}

export function slabInWords({ axis, word }: Slab, { axes }: Layout): string {
  const { word: axisWord, size } = axes[axis] as Axis;
  return phrase(`slab.${word}`, { axis: phrase(`axis.${axisWord}`), last: size - 1 });
}
