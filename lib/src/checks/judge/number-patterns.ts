import { type Params, phrase } from "../../i18n";
import { isNumbers, isTensor } from "../encoding";
import type { Mistake, Seen, Symptom } from "../exercise";
import { agrees, close } from "./agrees";

/** How the numbers of a wrong result follow from the right ones, whatever the exercise. */

type Expected<Case> = (given: Case) => unknown;
type Pair = readonly [received: number[], wanted: number[]];

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
      const several = new Set(pairs.flatMap(([, wanted]) => wanted)).size > 1;
      return same && Number.isFinite(difference) && several && !close(difference, 0)
        ? { difference: short(difference) }
        : undefined;
    }),
    pattern(expected, "property.sameEverywhere", (pairs) => {
      const of = firstOf(pairs, () => true);
      const lists = pairs.every(([received]) => received.length > 1);
      const finite = of !== undefined && Number.isFinite(of[0]);
      return finite && lists && agreeing(pairs, () => of[0]) ? { value: short(of[0]) } : undefined;
    }),
    pattern(
      expected,
      "property.squared",
      byRule((right) => right ** 2),
    ),
    pattern(expected, "property.squareRoot", byRule(Math.sqrt)),
  ];
}

/** The list is the right one without all entries of one value, or holds each value once. */
export function leftOut<Case>(expected: Expected<Case>): Mistake<Case>[] {
  return [
    pattern(expected, "property.valueLeftOut", (pairs) => {
      const values = [...new Set(pairs.flatMap(([, wanted]) => wanted))];
      const missing = values.find((value) =>
        pairs.every(([received, wanted]) =>
          agrees(
            received,
            wanted.filter((one) => one !== value),
          ),
        ),
      );
      return missing === undefined ? undefined : { value: missing };
    }),
    pattern(expected, "property.distinct", (pairs) => {
      const sorted = (list: number[]): number[] => [...list].sort((one, other) => one - other);
      const once = pairs.every(([received, wanted]) =>
        agrees(sorted(received), sorted([...new Set(wanted)])),
      );
      return once ? {} : undefined;
    }),
  ];
}

/** A symptom of all calls together, of which each returned numbers. */
function pattern<Case>(
  expected: Expected<Case>,
  id: string,
  found: (pairs: readonly Pair[]) => Params | undefined,
): Symptom<Case> {
  return {
    id,
    when(call, given, { calls, cases }: Seen<Case>) {
      const pairs = calls.map((one, i): Pair | undefined => {
        const [received, wanted] = [one.value, expected(cases[i] as Case)].map(numbersOf);
        return received && wanted && [received, wanted];
      });
      if (pairs.some((pair) => pair === undefined) || agrees(call.value, expected(given))) return undefined;
      const params = found(pairs as Pair[]);
      return params && { what: phrase("word.theResult"), ...params };
    },
  };
}

function numbersOf(value: unknown): number[] | undefined {
  if (typeof value === "number") return [value];
  const numbers = isTensor(value) ? value.values : value;
  return isNumbers(numbers) ? Array.from(numbers) : undefined;
}

function firstOf(
  pairs: readonly Pair[],
  is: (received: number, right: number) => boolean,
): [number, number] | undefined {
  for (const [received, wanted] of pairs)
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
  return pairs.every(([received, wanted]) => agrees(received, wanted.map(rule)));
}

const short = (number: number): number => Number(number.toPrecision(3));
