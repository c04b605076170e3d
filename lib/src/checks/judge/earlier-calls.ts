import { isNumbers, isRecord, isTensor } from "../encoding";
import type { Mistake } from "../exercise";
import { agrees } from "./agrees";
import { brief } from "./excerpt";
import { type Expected, wrongPairs } from "./pairs";

/** Mistakes of any exercise whose answer remembers, outside of itself, what an earlier call left behind. */
export function earlierCalls<Case>(expected: Expected<Case>): Mistake<Case>[] {
  return [
    {
      id: "property.firstCallAgain",
      when(call, _, { calls, cases }) {
        const first = expected(cases[0] as Case);
        const same = calls.length > 1 && calls.every(({ value }) => agrees(value, first));
        const wrong = calls.find((_, i) => !agrees(first, expected(cases[i] as Case)));
        return same && call === wrong ? { received: calls.indexOf(call) + 1 } : undefined;
      },
    },
    {
      id: "property.addedToEarlier",
      when(call, _, seen) {
        for (const { wrong, compared: pairs } of wrongPairs(expected, seen)) {
          if (call !== wrong || wrong === seen.calls[0]) continue;
          const added = pairs.every(({ received }, i) => agrees(received, addedUp(pairs.slice(0, i + 1))));
          const joined = pairs.every(({ received }, i) =>
            agrees(
              received,
              pairs.slice(0, i + 1).flatMap(({ wanted }) => wanted),
            ),
          );
          if (added || joined) return { received: seen.calls.indexOf(call) + 1 };
        }
        return undefined;
      },
    },
  ];
}

/** A second call with the arguments of the first gave another result. */
export const notRepeatable: Mistake<unknown> = {
  id: "property.notRepeatable",
  when({ facts, outcome, value }) {
    const again = facts["again"];
    if (again === undefined || outcome !== "returned" || agrees(again, value)) return undefined;
    return readable(again) && readable(value)
      ? { received: brief(again), expected: brief(value) }
      : undefined;
  },
};

/** The right numbers of some calls added place by place, in the length of the last. */
function addedUp(pairs: readonly { readonly wanted: readonly number[] }[]): number[] {
  const last = pairs.at(-1)?.wanted ?? [];
  return last.map((_, at) => pairs.reduce((sum, { wanted }) => sum + (wanted[at] ?? 0), 0));
}

const readable = (value: unknown): boolean =>
  typeof value === "number" || isNumbers(value) || isTensor(value) || isRecord(value);
