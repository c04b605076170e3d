import { type Params, phrase } from "../../i18n";
import { isNumbers, isTensor } from "../encoding";
import type { Call, Property } from "../exercise";
import { agrees } from "./agrees";
import { brief, typeName } from "./excerpt";

/** Properties that several exercises share. `part` is the part of the exercise that each earns. */

type Pick = (value: unknown) => unknown;
const itself: Pick = (value) => value;

/** A field of a returned object, or undefined. */
export function field(name: string): Pick {
  return (value) => (value as { [name: string]: unknown } | null | undefined)?.[name];
}

/** Returns a typed array of this type; `name` says which field of the result it is. */
export function arrayType(part: string, type: string, name?: string): Property<unknown> {
  const pick = name === undefined ? itself : field(name);
  return {
    id: "property.type",
    part,
    test({ value }) {
      const received = typeName(pick(value));
      return received === type
        ? undefined
        : { what: name ?? phrase("word.theResult"), received, expected: type };
    },
  };
}

/** Returns a tensor of this shape. */
export function shape<Case>(part: string, expected: (given: Case) => readonly number[]): Property<Case> {
  return {
    id: "property.shape",
    part,
    test({ value }, given) {
      const wanted = expected(given);
      if (isTensor(value) && agrees(value.shape, wanted)) return undefined;
      return { received: isTensor(value) ? brief(value.shape) : typeName(value), expected: brief(wanted) };
    },
  };
}

/** Returns a tensor of this dtype. */
export function dtype(part: string, expected: string): Property<unknown> {
  return {
    id: "property.dtype",
    part,
    test({ value }) {
      if (isTensor(value) && value.dtype === expected) return undefined;
      return { received: isTensor(value) ? value.dtype : typeName(value), expected };
    },
  };
}

/** Every number returned is finite. */
export function finite(part: string, pick: Pick = itself): Property<unknown> {
  return {
    id: "property.finite",
    part,
    test({ value }) {
      const picked = pick(value);
      const numbers = isTensor(picked) ? picked.values : picked;
      if (!isNumbers(numbers))
        return typeof numbers === "number" && !Number.isFinite(numbers) ? nan(numbers, 0) : undefined;
      const index = Array.from(numbers).findIndex((number) => !Number.isFinite(number));
      return index < 0 ? undefined : nan(numbers[index] as number, index);
    },
  };
}

function nan(value: number, index: number): Params {
  return { value: String(value), index };
}

/** Every number returned lies in [low, high]. */
export function range(part: string, low: number, high: number): Property<unknown> {
  return {
    id: "property.range",
    part,
    test({ value }) {
      const numbers = isTensor(value) ? value.values : value;
      if (!isNumbers(numbers)) return { low, high, value: typeName(value), index: 0 };
      const index = Array.from(numbers).findIndex((number) => !(number >= low && number <= high));
      return index < 0 ? undefined : { low, high, value: brief(numbers[index]), index };
    },
  };
}

/** The array, or the array in this field, holds as many numbers as expected. */
export function length<Case>(
  part: string,
  expected: (given: Case) => unknown,
  name?: string,
): Property<Case> {
  const pick = name === undefined ? itself : field(name);
  return {
    id: "property.length",
    part,
    test({ value }, given) {
      const received = pick(value);
      const wanted = pick(expected(given));
      if (!isNumbers(received) || !isNumbers(wanted) || received.length === wanted.length) return undefined;
      return { what: name ?? phrase("word.theResult"), received: received.length, expected: wanted.length };
    },
  };
}

/** The value, or this field of it, is the expected one. */
export function values<Case>(
  part: string,
  expected: (given: Case) => unknown,
  name?: string,
): Property<Case> {
  const pick = name === undefined ? itself : field(name);
  return {
    id: "property.values",
    part,
    test({ value }, given) {
      const wanted = pick(expected(given));
      const received = pick(value);
      if (agrees(received, wanted)) return undefined;
      return { what: name ?? phrase("word.theResult"), ...firstDifference(received, wanted) };
    },
  };
}

/** The first two numbers that differ, else both values. */
export function firstDifference(received: unknown, expected: unknown): Params {
  const [a, b] = [received, expected].map((value) => (isTensor(value) ? value.values : value));
  if (!isNumbers(a) || !isNumbers(b) || a.length !== b.length) {
    return { received: brief(received), expected: brief(expected) };
  }
  const index = Array.from(a).findIndex((number, i) => !agrees(number, b[i]));
  return { received: brief(a[index]), expected: brief(b[index]) };
}

/** No argument was changed that should stay as it was. */
export function unchanged(part: string): Property<unknown> {
  return {
    id: "property.changed",
    part,
    test: ({ changed }) => (changed.length === 0 ? undefined : { arguments: changed.join(", ") }),
  };
}

/** The call left no tensor in memory but those returned. */
export function noLeaks(part: string): Property<unknown> {
  return {
    id: "property.leaked",
    part,
    test: ({ leaked }: Call) => (leaked <= 0 ? undefined : { count: leaked }),
  };
}
