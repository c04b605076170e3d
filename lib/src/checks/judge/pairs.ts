import { type Params, phrase } from "../../i18n";
import { isNumbers, isRecord, isTensor } from "../encoding";
import type { Call, Seen, Symptom } from "../exercise";
import { agrees } from "./agrees";
import { field } from "./properties";

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
      for (const { name, wrong, pairs } of wrongParts(expected, seen)) {
        if (call !== wrong) continue; // all calls are looked at together, once
        const params = found(pairs);
        if (params !== undefined) return { what: name ?? phrase("word.theResult"), ...params };
      }
      return undefined;
    },
  };
}

/** A part of the results that is not right everywhere. */
interface WrongPart {
  readonly name: string | undefined;
  /** The first call that got it wrong. */
  readonly wrong: Call;
  readonly pairs: readonly Pair[];
}

/** The parts of answers that are being judged: every pattern asks for them, and files have many bytes. */
const parts = new WeakMap<readonly Call[], readonly WrongPart[]>();

export function wrongParts<Case>(
  expected: Expected<Case>,
  { calls, cases }: Seen<Case>,
): readonly WrongPart[] {
  const known = parts.get(calls);
  if (known !== undefined) return known;
  const right = cases.map(expected);
  const found = partsOf(right[0]).flatMap((name): WrongPart[] => {
    const pick = name === undefined ? (value: unknown) => value : field(name);
    const wrong = calls.find(({ value }, i) => !agrees(pick(value), pick(right[i])));
    const pairs = calls.map(({ value }, i) => pairOf(pick(value), pick(right[i])));
    return wrong === undefined || pairs.some((pair) => pair === undefined)
      ? []
      : [{ name, wrong, pairs: pairs as Pair[] }];
  });
  parts.set(calls, found);
  return found;
}

/** The whole result, or the names of its fields. */
function partsOf(expected: unknown): readonly (string | undefined)[] {
  const whole = isTensor(expected) || isNumbers(expected) || !isRecord(expected);
  return whole ? [undefined] : Object.keys(expected);
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
  if (typeof value === "number") return [value];
  const numbers = isTensor(value) ? value.values : value;
  return isNumbers(numbers) ? Array.from(numbers) : undefined;
}

/** Whether each received list is what the rule makes of the right one. */
export function follows(pairs: readonly Pair[], rule: (pair: Pair) => ArrayLike<number>): boolean {
  return pairs.every((pair) => agrees(pair.received, Array.from(rule(pair))));
}
