import { phrase } from "../../i18n";
import { isNumbers, isRecord, isTensor } from "../encoding";
import type { Call, Mistake, Seen } from "../exercise";
import { agrees, close } from "./agrees";
import { changesOfResult, type InputChange, inputChanges } from "./input-changes";
import { allFinite, countNumbers } from "./numbers-in";
import type { Expected } from "./pairs";
import { wrongCall } from "./wrong-call";

/**
 * Mistakes of any exercise whose answer works rightly on something else than it was given: on labels without the first,
 * on rounded predictions, on gradients of the first parameter, on arguments that were exchanged. Every argument is changed
 * in every way that makes sense for it; where the right result for the changed ones is the answer's, that is what it does.
 */

/** One argument is changed, and nothing happens to the result. */
export function otherInput<Case>(expected: Expected<Case>): Mistake<Case> {
  return {
    id: "property.otherInput",
    when(call, _, seen) {
      const found = compared(expected, call, seen)?.(singles);
      return found && { input: inWords(found[0]) };
    },
  };
}

/** One argument is changed and then the result, or two arguments are. */
export function otherInputs<Case>(expected: Expected<Case>): Mistake<Case>[] {
  return [
    {
      id: "property.otherInputChanged",
      when(call, _, seen) {
        if (countNumbers(seen.cases) > large) return undefined;
        const find = compared(expected, call, seen);
        for (const [word, after] of find ? changesOfResult : []) {
          const found = find?.(singles, (a, b) => close(a, after(b)));
          if (found) return { input: inWords(found[0]), change: phrase(`change.${word}`) };
        }
        return undefined;
      },
    },
    {
      id: "property.otherInputTwice",
      when(call, _, seen) {
        if (countNumbers(seen.cases) > large) return undefined;
        const found = compared(expected, call, seen)?.(pairs);
        return found && { input: inWords(found[0]), other: inWords(found[1]) };
      },
    },
  ];
}

/** One change, or two that are made together. */
type Changes = readonly [InputChange, InputChange?];
type Combine = (all: readonly InputChange[]) => Changes[];

const singles: Combine = (all) => all.map((change) => [change]);
const pairs: Combine = (all) => {
  const some = all.filter(({ word }) => word !== "writtenIn");
  return some.flatMap((one) =>
    some.filter((other) => other.params["name"] !== one.params["name"]).map((other): Changes => [one, other]),
  );
};

const inWords = (change: InputChange | undefined): string =>
  change === undefined ? "" : phrase(`input.${change.word}`, change.params);

/** Cases with more numbers than this together are changed in one way only: a file of photographs is large. */
const large = 1500;

/** Whether a number of the answer's is the one that is right for changed arguments. */
type Same = (received: number, right: number) => boolean;

/**
 * Looks for the first changes that explain the answer's results, all calls together; undefined where that is of no use. What
 * is right for changed arguments is worked out once, however often it is asked for.
 */
function compared<Case>(
  expected: Expected<Case>,
  call: Call,
  { calls, cases }: Seen<Case>,
): ((combine: Combine, same?: Same) => Changes | undefined) | undefined {
  const right = cases.map((given) => expected(given));
  if (call !== wrongCall(calls, right)) return undefined;
  if (calls.some(({ outcome }) => outcome !== "returned") || countNumbers(right) === 0) return undefined;
  if (!calls.every(({ value }, i) => comparable(value, right[i]))) return undefined;
  const all = inputChanges(cases[0]);
  const changed = remembered((change: InputChange, i) => change.of(cases[i]));
  const rightForOne = remembered((change: InputChange, i) =>
    expectedOf(expected, changed(change, i) as Case | undefined),
  );
  const rightFor = ([one, other]: Changes, i: number): unknown =>
    other === undefined
      ? rightForOne(one, i)
      : expectedOf(expected, other.of(changed(one, i)) as Case | undefined);
  /** The right results for changed arguments are the answer's, in every case where both can be compared. */
  const explains = (changes: Changes, same: Same): boolean => {
    let [seen, telling] = [0, 0];
    for (const [i, { value }] of calls.entries()) {
      if (!allFinite(right[i])) continue;
      const other = rightFor(changes, i);
      if (other === undefined || countNumbers(other) === 0) return false; // nothing agrees with all that is empty
      if (!agrees(value, other, (a, b) => same(a, b) || !Number.isFinite(b))) return false;
      if (!allFinite(other)) continue;
      seen++;
      if (!agrees(right[i], other, same)) telling++;
    }
    return telling > 0 && seen >= Math.min(2, cases.length);
  };
  return (combine, same = close) => combine(all).find((changes) => explains(changes, same));
}

/** What was worked out for a key and a case is not worked out again. */
function remembered<Key extends object, Result>(
  work: (key: Key, i: number) => Result,
): (key: Key, i: number) => Result {
  const known = new Map<Key, Result[]>();
  return (key, i) => {
    const results = known.get(key) ?? [];
    known.set(key, results);
    if (!(i in results)) results[i] = work(key, i);
    return results[i] as Result;
  };
}

/** Whether there are numbers where the right result has some, however many. */
function comparable(value: unknown, right: unknown): boolean {
  if (isTensor(right)) return isTensor(value);
  if (isNumbers(right)) return isNumbers(value);
  if (Array.isArray(right)) return Array.isArray(value) && comparable(value[0], right[0]);
  if (!isRecord(right)) return typeof value === typeof right;
  return isRecord(value) && Object.keys(right).every((name) => comparable(value[name], right[name]));
}

/** The right result, where there is one for such arguments. */
function expectedOf<Case>(expected: Expected<Case>, given: Case | undefined): unknown {
  try {
    return given === undefined ? undefined : expected(given);
  } catch {
    return undefined;
  }
}
