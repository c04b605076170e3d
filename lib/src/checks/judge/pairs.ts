import { type Params, phrase } from "../../i18n";
import { isNumbers, isTensor } from "../encoding";
import type { Seen, Symptom } from "../exercise";
import { agrees } from "./agrees";
import { type Known, type WrongField, wrongFields } from "./wrong-fields";

/** The numbers that a call returned beside the right ones. */
export interface Pair {
  readonly received: readonly number[];
  readonly wanted: readonly number[];
  /** How many rows the right numbers stand in, where they are a matrix. */
  readonly rows?: number;
}

export type Expected<Case> = (given: Case) => unknown;

/**
 * A symptom of all calls together, each of which returned numbers: in the whole result, or in one field of it, for
 * each field whose right value is a number or a list of numbers.
 */
export function pattern<Case>(
  expected: Expected<Case>,
  id: string,
  found: (pairs: readonly Pair[]) => Params | undefined,
): Symptom<Case> {
  return {
    id,
    when(call, _, seen: Seen<Case>) {
      for (const { name, wrong, compared } of wrongPairs(expected, seen)) {
        if (call !== wrong) continue; // all calls are looked at together, once
        const params = found(compared);
        if (params !== undefined) return { what: name ?? phrase("word.theResult"), ...params };
      }
      return undefined;
    },
  };
}

const known: Known<Pair> = new WeakMap();

/** The wrong fields whose right values are a number or a list of numbers. */
export function wrongPairs<Case>(expected: Expected<Case>, seen: Seen<Case>): readonly WrongField<Pair>[] {
  return wrongFields(expected, seen, pairOf, known);
}

function pairOf(value: unknown, right: unknown): Pair | undefined {
  if (outOfAllProportion(value, right)) return undefined;
  const [received, wanted] = [value, right].map(numbersOf);
  if (received === undefined || wanted === undefined) return undefined;
  if (isTensor(value) && isTensor(right) && !agrees(value.shape, right.shape)) return undefined;
  return isTensor(right) && right.shape.length === 2
    ? { received, wanted, rows: right.shape[0] as number }
    : { received, wanted };
}

/** Whether there are so many more numbers than asked for that comparing them one by one only takes time. */
export function outOfAllProportion(value: unknown, right: unknown): boolean {
  const [received, wanted] = [value, right].map((one) => {
    const numbers = isTensor(one) ? one.values : one;
    return isNumbers(numbers) ? numbers.length : 0;
  }) as [number, number];
  return received > 10_000 && received > 8 * wanted;
}

function numbersOf(value: unknown): number[] | undefined {
  return typeof value === "number" ? [value] : listed(value);
}

/** The numbers of a list or a tensor. */
export function listed(value: unknown): number[] | undefined {
  const numbers = isTensor(value) ? value.values : value;
  return isNumbers(numbers) ? Array.from(numbers) : undefined;
}

/** Whether each received list is what the rule makes of the right one. */
export function follows(pairs: readonly Pair[], rule: (pair: Pair) => ArrayLike<number>): boolean {
  return pairs.every((pair) => agrees(pair.received, Array.from(rule(pair))));
}
