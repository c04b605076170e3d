import type { Objective } from "./objective";
import type { OptimizerPlan } from "./optimizer-plan";
import type { StageList } from "./supported-layers";

/** Sizes of native/src/plan.h. */
const STAGE_NUMBERS = 14;
const STAGE_CONSTANTS = 6;
const MOST_METRICS = 8;

/** What the engine makes a network from: see native/src/plan.h. */
export interface Plan {
  readonly numbers: Int32Array;
  readonly constants: Float32Array;
}

/** Writes a network's plan; without an optimizer and an objective it can only predict. */
export function encodePlan(
  { input, stages, classes }: StageList,
  optimizer: OptimizerPlan | undefined,
  objective: Objective | undefined,
): Plan {
  const { loss, targets, metrics } = objective ?? { loss: 0, targets: classes, metrics: [] };
  const head = [...input, stages.length, optimizer?.kind ?? 0, loss, targets, metrics.length];
  return {
    numbers: Int32Array.from([
      ...filled(head.concat(metrics), head.length + MOST_METRICS),
      ...stages.flatMap(({ numbers }) => filled(numbers, STAGE_NUMBERS)),
    ]),
    constants: Float32Array.from([
      ...(optimizer?.constants ?? [0, 0, 0, 0, 0, 0]),
      ...stages.flatMap(({ constants }) => filled(constants, STAGE_CONSTANTS)),
    ]),
  };
}

function filled(values: readonly number[], length: number): number[] {
  return Array.from({ length }, (_, index) => values[index] ?? 0);
}
