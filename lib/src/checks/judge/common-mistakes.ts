import { type Params, phrase } from "../../i18n";
import { isNumbers, isTensor } from "../encoding";
import type { Call, Judge, Mistake, Seen } from "../exercise";
import { agrees } from "./agrees";
import { arrayVariations, otherOrder } from "./array-variations";
import { notRepeatable } from "./earlier-calls";
import { typeName } from "./excerpt";
import { missingAxes } from "./missing-axes";
import { neighbours } from "./neighbours";
import { madeOfRight, numberPatterns } from "./number-patterns";
import { otherAxes } from "./other-axes";
import { otherInput, otherInputs } from "./other-input";
import type { Expected } from "./pairs";
import { field } from "./properties";
import { someCalls } from "./some-calls";
import { thrownErrors } from "./thrown-errors";
import { type InWords, twoMistakes } from "./two-mistakes";
import { valueMap } from "./value-map";
import { wrongPlaces } from "./wrong-places";

/** Mistakes of any exercise, looked for where none of its own agrees. */
export function commonMistakes<Case>(expected: Expected<Case>): readonly Mistake<Case>[] {
  return [
    ...ofAnyExercise,
    ...ofAnotherKind(expected),
    notRepeatable,
    ...arrayVariations(expected),
    ...numberPatterns(expected),
  ];
}

/** What is searched for last, where neither a known mistake nor a search of the exercise agrees. */
export function lastSearches<Case>(
  { expected, axes, symptoms, mistakes }: Judge<Case>,
  inWords: InWords,
): readonly Mistake<Case>[] {
  return [
    wrongPlaces(expected, axes),
    ...otherAxes(expected, axes),
    ...valueMap(expected),
    otherInput(expected),
    neighbours(expected),
    madeOfRight(expected),
    ...otherInputs(expected),
    twoMistakes(expected, mistakes, inWords),
    missingAxes(expected, axes),
    ...(symptoms ?? []),
    otherOrder(expected),
    someCalls(expected),
  ];
}

const ofAnyExercise: readonly Mistake<unknown>[] = [
  ...thrownErrors,
  { id: "property.disposed", when: disposed },
  { id: "property.nothing", when: (call) => (returned(call, "undefined") ? {} : undefined) },
  { id: "property.promise", when: (call) => (returned(call, "promise") ? {} : undefined) },
];

/** Whether a call returned a value of this type. */
function returned({ outcome, value }: Call, type: "undefined" | "promise"): boolean {
  const kind = (value as { readonly kind?: unknown } | null | undefined)?.kind ?? typeof value;
  return outcome === "returned" && kind === type;
}

/** A list where a tensor is asked for, a text where a number is. */
function ofAnotherKind<Case>(expected: Expected<Case>): Mistake<Case>[] {
  const where =
    (is: (value: unknown) => boolean) =>
    ({ outcome, value }: Call, given: Case): Params | undefined =>
      outcome === "returned" && is(expected(given)) && !is(value) ? { received: typeName(value) } : undefined;
  return [
    { id: "property.notTensor", when: where(isTensor) },
    { id: "property.notNumber", when: where((value) => typeof value === "number") },
  ];
}

function disposed({ facts, value }: Call): Params | undefined {
  const names = facts["disposed"] ?? field("disposed")(value);
  return Array.isArray(names) && names.length > 0 ? { arguments: names.join(", ") } : undefined;
}

/** The array, or the array in this field, begins as expected and ends too soon. */
export function cutShort<Case>(expected: Expected<Case>, name?: string): Mistake<Case> {
  return {
    id: "property.cutShort",
    when(call, given) {
      const [received, wanted] = picked(call.value, expected(given), name);
      if (!isNumbers(received) || !isNumbers(wanted)) return undefined;
      if (received.length === 0 || received.length >= wanted.length) return undefined;
      if (!agrees(received, Array.from(wanted).slice(0, received.length))) return undefined;
      return { what: inWords(name), received: received.length, expected: wanted.length };
    },
  };
}

/** The array, or the array in this field, is as long as expected and holds nothing but zeros. */
export function neverFilled<Case>(expected: Expected<Case>, name?: string): Mistake<Case> {
  return {
    id: "property.neverFilled",
    when(call, given) {
      const [received, wanted] = picked(call.value, expected(given), name);
      if (!isNumbers(received) || !isNumbers(wanted)) return undefined;
      if (received.length !== wanted.length || Array.from(wanted).every(isZero)) return undefined;
      return Array.from(received).every(isZero) ? { what: inWords(name) } : undefined;
    },
  };
}

/** The array is right but for its beginning, or filled in up to some place and zeros from there on. */
export function partlyFilled<Case>(expected: Expected<Case>, name?: string): Mistake<Case>[] {
  /** Where the right numbers begin and where they end, with nothing but zeros outside. */
  const filled = (call: Call, given: Case): { from: number; to: number; of: number } | undefined => {
    const [received, wanted] = picked(call.value, expected(given), name);
    if (!isNumbers(received) || !isNumbers(wanted) || received.length !== wanted.length) return undefined;
    if (Array.from(received).every(isZero)) return undefined; // never filled at all
    const right = Array.from(received, (number, i) => agrees(number, wanted[i]));
    const wrong = right.indexOf(false);
    const [from, to] = [right.lastIndexOf(false) + 1, wrong];
    const empty = (start: number, end: number): boolean =>
      Array.from(received).slice(start, end).every(isZero);
    if (from < received.length && empty(0, from)) return { from, to: received.length, of: received.length };
    return to > 0 && empty(to, received.length) ? { from: 0, to, of: received.length } : undefined;
  };
  /** Every call is right, or filled in so. */
  const all = ({ calls, cases }: Seen<Case>): boolean =>
    calls.every((one, i) => {
      const [received, wanted] = picked(one.value, expected(cases[i] as Case), name);
      return agrees(received, wanted) || filled(one, cases[i] as Case) !== undefined;
    });
  return [
    {
      id: "property.beginningMissing",
      when(call, given, seen) {
        const { from, to, of } = filled(call, given) ?? { from: 0, to: 0, of: 0 };
        return from > 0 && to === of && all(seen) ? { what: inWords(name), count: from } : undefined;
      },
    },
    {
      id: "property.endMissing",
      when(call, given, seen) {
        const { from, to, of } = filled(call, given) ?? { from: -1, to: 0, of: 0 };
        return from === 0 && to < of && all(seen)
          ? { what: inWords(name), received: to, expected: of }
          : undefined;
      },
    },
  ];
}

const isZero = (number: number): boolean => number === 0;

function picked(received: unknown, expected: unknown, name: string | undefined): unknown[] {
  return [received, expected].map(name === undefined ? (value) => value : field(name));
}

function inWords(name: string | undefined): string {
  return name ?? phrase("word.theResult");
}
