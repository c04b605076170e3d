import type { Params } from "../../i18n";
import type { Mistake } from "../exercise";
import { close } from "./agrees";
import { findFormula, type Known } from "./formula";
import { type Expected, follows, type Pair, pattern } from "./pairs";

/** How the numbers of a wrong result follow from the right ones, whatever the exercise. */

/** Every number is the right one times the same factor, or with the same number added, squared, its root; or all are alike. */
export function numberPatterns<Case>(expected: Expected<Case>): Mistake<Case>[] {
  return [
    pattern(expected, "property.multiple", (pairs) => {
      const of = firstOf(pairs, (_, right) => right !== 0);
      const factor = of === undefined ? Number.NaN : of[0] / of[1];
      const same = agreeing(pairs, (right) => factor * right);
      return same && Number.isFinite(factor) && factor !== 0 && !close(factor, 1)
        ? { factor: short(factor) }
        : undefined;
    }),
    pattern(expected, "property.offset", (pairs) => {
      const of = firstOf(pairs, () => true);
      const difference = of === undefined ? Number.NaN : of[0] - of[1];
      const same = agreeing(pairs, (right) => right + difference);
      const several = new Set(pairs.flatMap(({ wanted }) => wanted)).size > 1;
      return same && Number.isFinite(difference) && several && !close(difference, 0)
        ? { difference: short(ofBytes(pairs) && difference > 127 ? difference - 256 : difference) }
        : undefined;
    }),
    pattern(expected, "property.sameEverywhere", (pairs) => {
      const value = pairs[0]?.received[0];
      const lists = pairs.every(({ received }) => received.length > 1);
      const alike =
        lists && follows(pairs, ({ received, wanted }) => wanted.map(() => received[0] as number));
      return alike && value !== undefined && Number.isFinite(value) ? { value: short(value) } : undefined;
    }),
    pattern(
      expected,
      "property.squared",
      byRule((right) => right ** 2),
    ),
    pattern(expected, "property.squareRoot", byRule(Math.sqrt)),
  ];
}

/** A formula makes every number of the right one. */
export function madeOfRight<Case>(expected: Expected<Case>): Mistake<Case> {
  return pattern(expected, "property.madeOf", madeOf);
}

/** So many places of each list are compared with a formula, spread over it, and as many of those that are wrong. */
const places = 16;
/** With fewer numbers than this some formula gives them by chance. */
const fewest = 8;

function telling({ received, wanted }: Pair): number[] {
  const all = wanted.map((_, at) => at);
  const wrong = all.filter((at) => !close(received[at] as number, wanted[at] as number));
  return [all, wrong].flatMap((some) => {
    const count = Math.min(places, some.length);
    return Array.from({ length: count }, (_, i) => some[Math.floor((i * some.length) / count)] as number);
  });
}

/** The formula that makes every number of the right one at its place, r, and of the right ones together. */
function madeOf(pairs: readonly Pair[]): Params | undefined {
  const several = new Set(pairs.flatMap(({ wanted }) => wanted)).size > 4;
  const lists =
    several && pairs.every(({ received, wanted }) => received.length === wanted.length && wanted.length > 1);
  if (!lists) return undefined;
  if (pairs.reduce((all, { wanted }) => all + wanted.length, 0) < fewest) return undefined;
  const spread = pairs.map(telling);
  const each = (of: (pair: Pair, at: number) => number): number[] =>
    pairs.flatMap((pair, i) => (spread[i] as number[]).map((at) => of(pair, at)));
  const largest = pairs.map(({ wanted }) =>
    wanted.reduce((most, number) => Math.max(most, number), -Infinity),
  );
  const total = pairs.map(({ wanted }) => wanted.reduce((sum, number) => sum + number, 0));
  const known: Known = {
    r: each(({ wanted }, at) => wanted[at] as number),
    ...Object.fromEntries([1, 2, 10, 255, 256].map((number) => [String(number), each(() => number)])),
    max: each((pair) => largest[pairs.indexOf(pair)] as number),
    sum: each((pair) => total[pairs.indexOf(pair)] as number),
    count: each(({ wanted }) => wanted.length),
  };
  const found = findFormula(
    known,
    each(({ received }, at) => received[at] as number),
  );
  return found?.includes("r") && found !== "r" ? { formula: found } : undefined;
}

function firstOf(
  pairs: readonly Pair[],
  is: (received: number, right: number) => boolean,
): [number, number] | undefined {
  for (const { received, wanted } of pairs)
    for (const [i, right] of wanted.entries())
      if (received[i] !== undefined && is(received[i], right)) return [received[i], right];
  return undefined;
}

/** Every number is what the rule makes of the right one, and not all are the right ones: 0 and 1 are their own squares. */
const byRule =
  (rule: (right: number) => number) =>
  (pairs: readonly Pair[]): Params | undefined =>
    agreeing(pairs, rule) && !agreeing(pairs, (right) => right) ? {} : undefined;

/** Whether each received number is what the rule makes of the right one. */
function agreeing(pairs: readonly Pair[], rule: (right: number) => number): boolean {
  return follows(pairs, ({ wanted }) => wanted.map(rule));
}

/** Whether everything is a byte, of which 0 comes after 255: 208 more is 48 less. */
const ofBytes = (pairs: readonly Pair[]): boolean =>
  pairs.every(({ received, wanted }) =>
    [...received, ...wanted].every((number) => Number.isInteger(number) && number >= 0 && number < 256),
  );

const short = (number: number): number => Number(number.toPrecision(3));
