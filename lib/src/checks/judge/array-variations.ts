import type { Params } from "../../i18n";
import type { Mistake } from "../exercise";
import { agrees } from "./agrees";
import { inRows } from "./matrix";
import { type Expected, follows, type Pair, pattern } from "./pairs";

/** How a whole list of numbers went wrong, whatever the exercise: by where its numbers stand, not by what they are. */

type Rule = (pair: Pair) => ArrayLike<number>;

const zeros = ({ wanted }: Pair): number[] => wanted.map(() => 0);
const backwards = ({ wanted }: Pair): number[] => [...wanted].reverse();
const sorted = (list: readonly number[]): number[] => [...list].sort((a, b) => a - b);

/** The right numbers at the places that a rule picks, zeros elsewhere. */
const only =
  (picks: (at: number) => boolean): Rule =>
  ({ wanted }) =>
    wanted.map((number, at) => (picks(at) ? number : 0));
const even = (at: number): boolean => at % 2 === 0;
const odd = (at: number): boolean => at % 2 === 1;
const kept =
  (picks: (at: number) => boolean): Rule =>
  ({ wanted }) =>
    wanted.filter((_, at) => picks(at));

export function arrayVariations<Case>(expected: Expected<Case>): Mistake<Case>[] {
  const oneOf = (id: string, ...rules: readonly Rule[]): Mistake<Case> =>
    pattern(expected, id, (pairs) =>
      long(pairs) && rules.some((rule) => follows(pairs, rule)) ? {} : undefined,
    );
  return [
    oneOf("property.neverFilled", zeros),
    oneOf("property.counting", ({ wanted }) => wanted.map((_, at) => at)),
    pattern(expected, "property.placeOnly", placeOnly),
    oneOf("property.backwards", backwards),
    oneOf("property.rowsBackwards", ({ wanted, rows }) =>
      inRows(wanted, rows ?? 1)
        .reverse()
        .flat(),
    ),
    oneOf("property.everySecond", kept(even), kept(odd), only(even), only(odd)),
    oneOf("property.twice", ({ wanted }) => [...wanted, ...wanted]),
    oneOf("property.twice", ({ wanted }) => wanted.flatMap((number) => [number, number])),
    pattern(expected, "property.sameRow", sameRow),
    pattern(expected, "property.shifted", shifted),
    pattern(expected, "property.zerosInFront", zerosInFront),
    pattern(expected, "property.inserted", inserted),
    pattern(expected, "property.thresholded", thresholded),
    pattern(expected, "property.valueLeftOut", valueLeftOut),
    pattern(expected, "property.distinct", (pairs) =>
      pairs.some(({ received, wanted }) => received.length < wanted.length) &&
      follows(
        pairs.map(({ received, wanted }) => ({ received: sorted(received), wanted })),
        ({ wanted }) => sorted([...new Set(wanted)]),
      )
        ? {}
        : undefined,
    ),
    oneOf(
      "property.sorted",
      ({ wanted }) => sorted(wanted),
      ({ wanted }) => sorted(wanted).reverse(),
    ),
  ];
}

/** The right numbers, but in an order that none of the above explains. */
export function otherOrder<Case>(expected: Expected<Case>): Mistake<Case> {
  return pattern(expected, "property.otherOrder", (pairs) =>
    pairs.every(({ received, wanted }) => agrees(sorted(received), sorted(wanted))) ? {} : undefined,
  );
}

/** Lists, not single numbers, of which something can stand elsewhere. */
const long = (pairs: readonly Pair[]): boolean => pairs.every(({ wanted }) => wanted.length > 1);

/** Each number is a multiple of its place's, and perhaps something more: what stands there plays no part. */
function placeOnly(pairs: readonly Pair[]): Params | undefined {
  const [[start = Number.NaN, next = Number.NaN] = []] = pairs.map(({ received }) => received);
  const step = next - start;
  const enough = pairs.reduce((all, { received }) => all + received.length, 0) >= 8;
  return enough &&
    step !== 0 &&
    Number.isFinite(step) &&
    follows(pairs, ({ wanted }) => wanted.map((_, at) => start + step * at))
    ? { start: Number(start.toPrecision(3)), step: Number(step.toPrecision(3)) }
    : undefined;
}

/** Every row holds the numbers of one and the same row: the first, or the last. */
function sameRow(pairs: readonly Pair[]): Params | undefined {
  if (pairs.some(({ rows = 0 }) => rows < 2)) return undefined;
  const row = [0, -1].find((at) =>
    follows(pairs, ({ wanted, rows }) =>
      inRows(wanted, rows ?? 1).flatMap((_, __, all) => all.at(at) as number[]),
    ),
  );
  return row === undefined ? undefined : { row: row === 0 ? 0 : (pairs[0]?.rows ?? 1) - 1 };
}

/** Every number stands a few places further on or back; what leaves at one end may come in at the other. */
function shifted(pairs: readonly Pair[]): Params | undefined {
  if (!long(pairs)) return undefined;
  const shortest = Math.min(...pairs.map(({ wanted }) => wanted.length));
  const places = [1, 2, 3, 4, 8, 16].filter((count) => count < shortest).flatMap((count) => [count, -count]);
  const count = places.find(
    (by) =>
      [0, Number.NaN].some((beyond) =>
        follows(pairs, ({ wanted }) => wanted.map((_, at) => wanted[at - by] ?? beyond)),
      ) ||
      follows(pairs, ({ wanted }) => wanted.map((_, at) => wanted.at((at - by) % wanted.length) as number)),
  );
  return count === undefined ? undefined : { count };
}

/** All the right numbers, behind zeros that have no place there: the same number of them each time. */
function zerosInFront(pairs: readonly Pair[]): Params | undefined {
  const [{ received, wanted } = { received: [], wanted: [] }] = pairs;
  const count = received.length - wanted.length;
  return count > 0 && follows(pairs, (pair) => [...new Array<number>(count).fill(0), ...pair.wanted])
    ? { count }
    : undefined;
}

/** The right numbers with one more after every few of them: a fourth value for each pixel, say. */
function inserted(pairs: readonly Pair[]): Params | undefined {
  if (!long(pairs)) return undefined;
  const every = [2, 3, 4, 5].find((length) =>
    pairs.every(({ received, wanted }) => {
      if (received.length * (length - 1) !== wanted.length * length) return false;
      return [0, length - 1].some((place) =>
        agrees(
          received.filter((_, at) => at % length !== place),
          wanted,
        ),
      );
    }),
  );
  return every === undefined ? undefined : { every: every - 1, received: every };
}

/** Two numbers are left: one for all that are small, one for all that are large. */
function thresholded(pairs: readonly Pair[]): Params | undefined {
  const values = [...new Set(pairs.flatMap(({ received }) => received))].sort((a, b) => a - b);
  const [low, high] = values as [number, number];
  if (
    !long(pairs) ||
    values.length !== 2 ||
    pairs.some(({ received, wanted }) => received.length !== wanted.length)
  )
    return undefined;
  const right = (value: number): number[] =>
    pairs.flatMap(({ received, wanted }) => wanted.filter((_, at) => received[at] === value));
  const [dark, bright] = [Math.max(...right(low)), Math.min(...right(high))];
  const several = new Set(pairs.flatMap(({ wanted }) => wanted)).size > 2;
  return several && dark < bright ? { low, high, from: bright } : undefined;
}

/** The list is the right one without all entries of one value. */
function valueLeftOut(pairs: readonly Pair[]): Params | undefined {
  if (!pairs.some(({ received, wanted }) => received.length < wanted.length)) return undefined;
  const values = [...new Set(pairs.flatMap(({ wanted }) => wanted))].sort((a, b) => a - b);
  const missing = values.find((value) =>
    follows(pairs, ({ wanted }) => wanted.filter((number) => number !== value)),
  );
  return missing === undefined ? undefined : { value: missing };
}
