import { type Params, phrase } from "../../i18n";
import type { Mistake } from "../exercise";
import { close } from "./agrees";
import { type Expected, type Pair, pattern } from "./pairs";

const ways: readonly (readonly [word: string, of: (own: number, other: number) => number])[] = [
  ["sum", (own, other) => own + other],
  ["difference", (own, other) => own - other],
  ["mean", (own, other) => (own + other) / 2],
  ["largest", Math.max],
  ["smallest", Math.min],
];

/** Each number is made of the right one and its neighbour; what stands at the ends is not looked at. */
export function neighbours<Case>(expected: Expected<Case>): Mistake<Case> {
  return pattern(expected, "property.neighbours", (pairs): Params | undefined => {
    const lists = pairs.every(({ rows }) => rows === undefined);
    if (
      !lists ||
      pairs.some(({ received, wanted }) => received.length !== wanted.length || wanted.length < 3)
    )
      return undefined;
    for (const [word, of] of ways)
      for (const by of [-1, 1])
        if (pairs.every((pair) => inside(pair, by, of)))
          return {
            operation: phrase(`operation.${word}`),
            side: phrase(by < 0 ? "word.before" : "word.after"),
          };
    return undefined;
  });
}

function inside({ received, wanted }: Pair, by: number, of: (own: number, other: number) => number): boolean {
  return wanted.every((own, at) => {
    const other = wanted[at + by];
    return other === undefined || close(received[at] as number, of(own, other));
  });
}
