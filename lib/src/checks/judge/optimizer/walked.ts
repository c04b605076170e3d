import { isTensor, type TensorValue } from "../../encoding";
import type { Call, Seen, Symptom } from "../../exercise";
import { agrees } from "../agrees";
import { field } from "../properties";
import { wrongCall } from "../wrong-call";
import type { Walk, WalkCase } from "./walk";

/** A formula of a step that is another than the right one, found in all calls and steps together. */
export function otherThan(
  right: string,
  name: "parameters" | "velocities",
  expected: (given: WalkCase) => Walk,
  find: (seen: Seen<WalkCase>) => string | undefined,
): Symptom<WalkCase> {
  return {
    id: name === "parameters" ? "otherStep" : "otherVelocity",
    when(call, _, seen) {
      if (call !== firstWrong(name, seen, expected)) return undefined; // all steps are looked at together, once
      const found = find(seen);
      return found === undefined || found === right ? undefined : { received: found, expected: right };
    },
  };
}

/** The first call after whose steps the parameters, or the velocities, are wrong. */
export function firstWrong(
  name: "parameters" | "velocities",
  { calls, cases }: Seen<WalkCase>,
  expected: (given: WalkCase) => Walk,
): Call | undefined {
  return wrongCall(calls, cases.map(expected), field(name));
}

/** The tensors before each step and after the last; undefined for other shapes than they started with. */
export function walked(
  after: unknown,
  start: readonly TensorValue[] | undefined,
): (readonly TensorValue[])[] | undefined {
  if (start === undefined || !Array.isArray(after)) return undefined;
  const fitting = after.every(
    (tensors) =>
      Array.isArray(tensors) &&
      start.every(({ shape }, i) => isTensor(tensors[i]) && agrees(tensors[i].shape, shape)),
  );
  return fitting ? [start, ...(after as TensorValue[][])] : undefined;
}
