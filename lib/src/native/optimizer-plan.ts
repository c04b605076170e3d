import * as tf from "@tensorflow/tfjs-node";
import type { OptimizerInternals } from "../graph/tfjs-internals";
import { NotNative } from "./not-native";

/** Numbers of an optimizer that stay what they are: see native/src/optimizers.h. */
type Constants = readonly [
  first: number,
  second: number,
  newFirst: number,
  newSecond: number,
  epsilon: number,
  decay: number,
];

/** A list of variables that an optimizer keeps, one for each weight that is trained. */
interface SlotList {
  readonly field: string;
  readonly suffix: string;
  /** What its numbers begin with. */
  readonly initial?: number;
}

/** An optimizer as the engine sees it. */
export interface OptimizerPlan {
  readonly kind: number;
  readonly constants: Constants;
  readonly slots: readonly SlotList[];
  /** The variables with Adam's and Adamax's powers of beta, and Adamax's count of steps. */
  readonly counters: readonly (tf.Variable | undefined)[];
}

type Kept = { originalName: string; variable: tf.Variable } | undefined;

const KINDS = [
  "SGD",
  "Momentum",
  "Nesterov",
  "RMSProp",
  "CenteredRMSProp",
  "Adagrad",
  "Adadelta",
  "Adam",
  "Adamax",
];
const number = (optimizer: OptimizerInternals, field: string): number => optimizer[field] as number;
const variable = (optimizer: OptimizerInternals, field: string): tf.Variable =>
  optimizer[field] as tf.Variable;

const plans: Record<string, (optimizer: OptimizerInternals) => Omit<OptimizerPlan, "kind">> = {
  SGD: () => ({ constants: [0, 0, 0, 0, 0, 0], slots: [], counters: [] }),
  Momentum: (o) => ({
    constants: [(o["m"] as tf.Tensor).dataSync()[0]!, 0, 0, 0, 0, 0],
    slots: [{ field: "accumulations", suffix: "momentum" }],
    counters: [],
  }),
  RMSProp: (o) => ({
    constants: [
      number(o, "decay"),
      number(o, "momentum"),
      1 - number(o, "decay"),
      0,
      number(o, "epsilon"),
      0,
    ],
    slots: [
      { field: "accumulatedMeanSquares", suffix: "rms" },
      { field: "accumulatedMoments", suffix: "momentum" },
      ...(o["centered"] ? [{ field: "accumulatedMeanGrads", suffix: "mg" }] : []),
    ],
    counters: [],
  }),
  Adagrad: (o) => ({
    constants: [0, 0, 0, 0, tf.backend().epsilon(), 0],
    slots: [
      { field: "accumulatedGrads", suffix: "accumulator", initial: number(o, "initialAccumulatorValue") },
    ],
    counters: [],
  }),
  Adadelta: (o) => ({
    constants: [number(o, "rho"), 0, 1 - number(o, "rho"), 0, number(o, "epsilon"), 0],
    slots: [
      { field: "accumulatedGrads", suffix: "accum_grad" },
      { field: "accumulatedUpdates", suffix: "accum_var" },
    ],
    counters: [],
  }),
  Adam: (o) => ({
    constants: [
      number(o, "beta1"),
      number(o, "beta2"),
      1 - number(o, "beta1"),
      1 - number(o, "beta2"),
      number(o, "epsilon"),
      0,
    ],
    slots: [
      { field: "accumulatedFirstMoment", suffix: "m" },
      { field: "accumulatedSecondMoment", suffix: "v" },
    ],
    counters: [variable(o, "accBeta1"), variable(o, "accBeta2")],
  }),
  Adamax: (o) => ({
    constants: [
      number(o, "beta1"),
      number(o, "beta2"),
      1 - number(o, "beta1"),
      0,
      number(o, "epsilon"),
      number(o, "decay"),
    ],
    slots: [
      { field: "accumulatedFirstMoment", suffix: "m" },
      { field: "accumulatedWeightedInfNorm", suffix: "v" },
    ],
    counters: [variable(o, "accBeta1"), undefined, variable(o, "iteration")],
  }),
};

/**
 * What the engine must know of an optimizer.
 *
 * @throws {NotNative} where it does not know that optimizer
 */
export function optimizerPlan(optimizer: OptimizerInternals): OptimizerPlan {
  const name = optimizer.getClassName();
  const plan = plans[name];
  if (plan === undefined) throw new NotNative(`it has no optimizer "${name}"`);
  const special = optimizer["useNesterov"] ? "Nesterov" : optimizer["centered"] ? "CenteredRMSProp" : name;
  return { kind: KINDS.indexOf(special), ...plan(optimizer) };
}

/** The variables of an optimizer's slots for these weights; those that tfjs would make in its first step are made now. */
export function slotVariables(
  optimizer: OptimizerInternals,
  { slots }: OptimizerPlan,
  weights: readonly tf.Variable[],
): tf.Variable[][] {
  return slots.map(({ field, suffix, initial = 0 }) => {
    const list = optimizer[field] as Kept[];
    return weights.map((weight, index) => {
      list[index] ??= {
        originalName: `${weight.name}/${suffix}`,
        variable: tf.tidy(() => tf.fill(weight.shape, initial).variable(false)),
      };
      return list[index].variable;
    });
  });
}
