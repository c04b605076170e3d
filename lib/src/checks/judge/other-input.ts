import { phrase } from "../../i18n";
import { isNumbers, isTensor } from "../encoding";
import type { Call, Mistake, Seen } from "../exercise";
import { agrees } from "./agrees";
import { type Change, changesOfResult, type InputChange, inputChanges } from "./input-changes";
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
      const found = search(expected, call, seen, (all) => all.map((change) => [change]));
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
        for (const [word, after] of changesOfResult) {
          const found = search(expected, call, seen, (all) => all.map((change) => [change]), after);
          if (found) return { input: inWords(found[0]), change: phrase(`change.${word}`) };
        }
        return undefined;
      },
    },
    {
      id: "property.otherInputTwice",
      when(call, _, seen) {
        if (countNumbers(seen.cases) > large) return undefined;
        const found = search(expected, call, seen, (all) => {
          const some = all.filter(({ word }) => word !== "writtenIn");
          return some.flatMap((one) =>
            some.filter((other) => other.params["name"] !== one.params["name"]).map((other) => [one, other]),
          );
        });
        return found && { input: inWords(found[0]), other: inWords(found[1]) };
      },
    },
  ];
}

const inWords = (change: InputChange | undefined): string =>
  change === undefined ? "" : phrase(`input.${change.word}`, change.params);

/** Cases with more numbers than this together are changed in one way only: a file of photographs is large. */
const large = 1500;

/** The first changes that explain the answer's results, all calls together, and then only `after` is done to the result. */
function search<Case>(
  expected: Expected<Case>,
  call: Call,
  { calls, cases }: Seen<Case>,
  combine: (all: readonly InputChange[]) => InputChange[][],
  after: Change = (number) => number,
): InputChange[] | undefined {
  const right = cases.map((given) => expected(given));
  if (call !== wrongCall(calls, right)) return undefined;
  if (calls.some(({ outcome }) => outcome !== "returned") || countNumbers(right) === 0) return undefined;
  const changed = (given: Case): unknown => deep(expected(given), after);
  return combine(inputChanges(cases[0])).find((changes) => explains(changed, changes, calls, cases, right));
}

/** The right results for changed arguments are the answer's, in every case where both can be compared. */
function explains<Case>(
  expected: Expected<Case>,
  changes: readonly InputChange[],
  calls: readonly Call[],
  cases: readonly Case[],
  right: readonly unknown[],
): boolean {
  let [compared, telling] = [0, 0];
  for (const [i, given] of cases.entries()) {
    if (!allFinite(right[i])) continue;
    let changed: unknown = given;
    for (const { of } of changes) changed = of(changed);
    if (changed === undefined) return false;
    const other = expectedOf(expected, changed as Case);
    if (other === undefined) return false;
    const same = agrees(calls[i]?.value, other);
    if (!allFinite(other)) continue;
    if (!same) return false;
    compared++;
    if (!agrees(other, right[i])) telling++;
  }
  return telling > 0 && compared >= Math.min(2, cases.length);
}

/** The right result, where there is one for such arguments. */
function expectedOf<Case>(expected: Expected<Case>, given: Case): unknown {
  try {
    return expected(given);
  } catch {
    return undefined;
  }
}

/** Every number of a value, changed. */
function deep(value: unknown, change: Change): unknown {
  if (typeof value === "number") return change(value);
  if (isTensor(value)) return { ...value, values: Array.from(value.values, change) };
  if (isNumbers(value)) return Array.from(value, change);
  if (Array.isArray(value)) return value.map((item) => deep(item, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, deep(item, change)]));
}
