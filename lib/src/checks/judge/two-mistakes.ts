import { type Message, type Params, phrase } from "../../i18n";
import type { FaultyImplementation, Mistake, Seen, Symptom } from "../exercise";
import { arrayVariations } from "./array-variations";
import { numberPatterns } from "./number-patterns";
import { countNumbers } from "./numbers-in";
import { otherInput } from "./other-input";
import { type Expected, type Pair, wrongPairs } from "./pairs";

/** The message of a mistake, and its hint, by the mistake's id. */
export type InWords = (id: string, params: Params) => { readonly message: Message; readonly hint: Message };

/** What may have happened besides; patterns that forget most of a result agree with too much. */
const besides = new Set(
  ["backwards", "rowsBackwards", "shifted", "multiple", "squared", "squareRoot"].map(
    (name) => `property.${name}`,
  ),
);

/** Cases with more numbers than this together are not worked out for changed arguments. */
const large = 1500;

/**
 * Two mistakes at once, any exercise's: one that the table names by its results, and one of any exercise that was made on
 * top of it. What the first leads to takes the place of the right result, and the second is searched for against that.
 */
export function twoMistakes<Case>(
  expected: Expected<Case>,
  mistakes: readonly Mistake<Case>[],
  inWords: InWords,
): Symptom<Case> {
  return {
    id: "property.twoMistakes",
    when(call, given, seen) {
      if (seen.calls.some(({ outcome }) => outcome !== "returned")) return undefined;
      const whole = wrongPairs(expected, seen).find(({ name }) => name === undefined);
      if (call !== whole?.wrong || !whole.compared.every(finite)) return undefined; // all calls at once, and only numbers
      const small = countNumbers(seen.cases) <= large;
      for (const first of mistakes) {
        if (!("faulty" in first)) continue;
        const second = secondOf(first, seen, small);
        if (second === undefined) continue;
        const alone = first.explain?.({ ...call, value: first.faulty(given) }, given) ?? {};
        const { message, hint } = inWords(first.id, alone);
        return { first: phrase(message.id, message.params), second, hint: phrase(hint.id, hint.params) };
      }
      return undefined;
    },
  };
}

const finite = ({ received }: Pair): boolean => received.every(Number.isFinite);

/** What was done on top of a mistake, in words. */
function secondOf<Case>(
  { faulty }: FaultyImplementation<Case>,
  { calls, cases }: Seen<Case>,
  small: boolean,
): string | undefined {
  const others = [...arrayVariations(faulty), ...numberPatterns(faulty)].filter(({ id }) => besides.has(id));
  const seen = { calls: [...calls], cases }; // compared anew: what is known of these calls is compared with the right result
  for (const other of [...others, ...(small ? [otherInput(faulty)] : [])]) {
    for (const [i, call] of calls.entries()) {
      const params = "when" in other ? other.when(call, cases[i] as Case, seen) : undefined;
      if (params !== undefined) return phrase(other.id, params);
    }
  }
  return undefined;
}
