import type { Call } from "../exercise";
import { agrees } from "./agrees";

/**
 * The first call whose value, or what `pick` takes of it, is not the right one: symptoms of all calls together are told of
 * that one.
 */
export function wrongCall(
  calls: readonly Call[],
  right: readonly unknown[],
  pick: (value: unknown) => unknown = (value) => value,
): Call | undefined {
  return calls.find(({ value }, i) => !agrees(pick(value), pick(right[i])));
}
