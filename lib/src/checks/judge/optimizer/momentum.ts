import type { Params } from "../../../i18n";
import type { TensorValue } from "../../encoding";
import type { Call, Judge } from "../../exercise";
import { agrees } from "../agrees";
import { field, noLeaks, unchanged } from "../properties";
import { Random } from "../random";
import { told } from "../told";
import { otherSum, stepFactors } from "./linear-step";
import { otherFormula } from "./step-formula";
import {
  faultyRule,
  gradientsDisposed,
  type Rule,
  variablesAre,
  type Walk,
  type WalkCase,
  walk,
  walkCases,
  writtenIn,
} from "./walk";

/** A rule that first works out the velocity, then moves the parameter against it. */
const moving =
  (velocity: (now: Parameters<Rule>[0]) => number): Rule =>
  (now) => {
    const v = velocity(now);
    return { p: now.p - now.lr * v, v };
  };

const rule = moving(({ v, g, beta }) => beta * v + g);
const expected = (given: WalkCase): Walk => walk(given, rule);

/** The velocity of the first parameter moved and the others' did not, though all parameters did. */
function firstVelocity({ value }: Call, given: WalkCase): Params | undefined {
  const [velocities, parameters] = ["velocities", "parameters"].map(
    (name) => (field(name)(value) as TensorValue[][] | undefined)?.[0] ?? [],
  ) as [TensorValue[], TensorValue[]];
  const still = (now: TensorValue[], before: readonly TensorValue[] | undefined, i: number): boolean =>
    agrees(now[i], before?.[i]);
  const first = !still(velocities, given.velocities, 0) && still(velocities, given.velocities, 1);
  return first && !still(parameters, given.parameters, 1) ? {} : undefined;
}

export const momentum: Judge<WalkCase> = {
  parts: { parameters: 0.5, velocities: 0.3, memory: 0.2 },
  cases: (seed) => walkCases(new Random(seed), true),
  expected,
  properties: [
    variablesAre("velocities", "velocities", expected),
    variablesAre("parameters", "parameters", expected),
    gradientsDisposed,
    noLeaks("memory"),
    unchanged("parameters"),
  ],
  mistakes: [
    faultyRule("nothingAssigned", ({ p, v }) => ({ p, v }), "parameters"),
    faultyRule("forgotten", ({ p, v, g, lr }) => ({ p: p - lr * g, v }), "parameters"),
    faultyRule(
      "reset",
      moving(({ g }) => g),
      "velocities",
    ),
    faultyRule(
      "velocityNotAssigned",
      ({ p, v, g, lr, beta }) => ({ p: p - lr * (beta * v + g), v }),
      "velocities",
    ),
    faultyRule("parameterNotAssigned", ({ p, v, g, beta }) => ({ p, v: beta * v + g }), "parameters"),
    faultyRule(
      "signFlipped",
      ({ p, v, g, lr, beta }) => ({ p: p + lr * (beta * v + g), v: beta * v + g }),
      "parameters",
    ),
    faultyRule(
      "dampened",
      moving(({ v, g, beta }) => beta * v + (1 - beta) * g),
      "velocities",
    ),
    faultyRule(
      "betaOnGradient",
      moving(({ v, g, beta }) => v + beta * g),
      "velocities",
    ),
    faultyRule(
      "rateInVelocity",
      ({ p, v, g, lr, beta }) => {
        const next = beta * v - lr * g;
        return { p: p + next, v: next };
      },
      "velocities",
    ),
    faultyRule("oldVelocity", ({ p, v, g, lr, beta }) => ({ p: p - lr * v, v: beta * v + g }), "parameters"),
    faultyRule(
      "nesterov",
      ({ p, v, g, lr, beta }) => {
        const next = beta * v + g;
        return { p: p - lr * (g + beta * next), v: next };
      },
      "parameters",
    ),
    faultyRule("onlyFirst", (now) => (now.index === 0 ? rule(now) : { p: now.p, v: now.v }), "parameters"),
    faultyRule(
      "alongGradient",
      ({ p, v, g, lr, beta }) => ({ p: p - lr * g, v: beta * v + g }),
      "parameters",
    ),
    faultyRule(
      "betaForgotten",
      moving(({ v, g }) => v + g),
      "velocities",
    ),
    faultyRule(
      "betaAndRateSwapped",
      ({ p, v, g, lr, beta }) => ({ p: p - beta * (lr * v + g), v: lr * v + g }),
      "velocities",
    ),
    faultyRule(
      "rateInVelocity",
      ({ p, v, g, lr, beta }) => ({ p: p - (beta * v + lr * g), v: beta * v + lr * g }),
      "velocities",
    ),
    faultyRule(
      "rateTwice",
      moving(({ v, g, lr, beta }) => beta * v + lr * g),
      "velocities",
    ),
    faultyRule(
      "rateForgotten",
      ({ p, v, g, beta }) => ({ p: p - (beta * v + g), v: beta * v + g }),
      "parameters",
    ),
    faultyRule(
      "gradientSubtracted",
      moving(({ v, g, beta }) => beta * v - g),
      "velocities",
    ),
    faultyRule(
      "betaOnBoth",
      moving(({ v, g, beta }) => beta * (v + g)),
      "velocities",
    ),
    faultyRule(
      "updatedTwice",
      moving(({ v, g, beta }) => beta * (beta * v + g) + g),
      "velocities",
    ),
    faultyRule(
      "gradientNotKept",
      ({ p, v, g, lr, beta }) => ({ p: p - lr * (beta * v + g), v: beta * v }),
      "velocities",
    ),
    faultyRule(
      "oneMinusBeta",
      moving(({ v, g, beta }) => (1 - beta) * v + g),
      "velocities",
    ),
    faultyRule(
      "firstForgotten",
      (now) => (now.index === 0 ? { p: now.p, v: now.v } : rule(now)),
      "parameters",
    ),
    faultyRule("lastForgotten", (now) => (now.isLast ? { p: now.p, v: now.v } : rule(now)), "parameters"),
    faultyRule(
      "gradientTwice",
      ({ p, v, g, lr, beta }) => ({ p: p - lr * (beta * v + 2 * g), v: beta * v + g }),
      "parameters",
    ),
    faultyRule(
      "betaInStep",
      ({ p, v, g, lr, beta }) => ({ p: p - lr * beta * (beta * v + g), v: beta * v + g }),
      "parameters",
    ),
    faultyRule(
      "betaOnParameter",
      ({ p, v, g, lr, beta }) => ({ p: beta * p - lr * (beta * v + g), v: beta * v + g }),
      "parameters",
    ),
    faultyRule(
      "rateSquared",
      ({ p, v, g, lr, beta }) => ({ p: p - lr * lr * (beta * v + g), v: beta * v + g }),
      "parameters",
    ),
    faultyRule(
      "dividedByBeta",
      moving(({ v, g, beta }) => v / beta + g),
      "velocities",
    ),
    faultyRule(
      "betaAdded",
      moving(({ v, g, beta }) => v + beta + g),
      "velocities",
    ),
    writtenIn("fixedBeta", "beta", rule, ({ v, g }, after) => (after.v - g) / v),
    writtenIn("fixedRate", "learningRate", rule, ({ p }, after) => (p - after.p) / after.v),
    { id: "firstVelocity", when: firstVelocity },
    told("wrongOrder", /^Error: shape of the new value/),
  ],
  searches: [
    otherFormula("velocities", "β · v + g", expected),
    otherFormula("parameters", "p − η · v", expected),
    otherSum("velocities", "β · v + g", expected),
    otherSum("parameters", "p − η · v", expected),
    stepFactors(expected),
  ],
};
