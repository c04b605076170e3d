import { isTensor, type TensorValue } from "../../encoding";
import type { Call, Seen } from "../../exercise";
import { agrees } from "../agrees";
import { field } from "../properties";
import { wrongCall } from "../wrong-call";
import type { Walk, WalkCase } from "./walk";

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
