import type { Call } from "../exercise";
import { agrees } from "./agrees";

/** The first call whose value is not the right one: symptoms of all calls together are told of that one. */
export function wrongCall(calls: readonly Call[], right: readonly unknown[]): Call | undefined {
  return calls.find(({ value }, i) => !agrees(value, right[i]));
}
