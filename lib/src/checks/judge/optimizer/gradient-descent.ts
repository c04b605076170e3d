import type { Judge } from "../../exercise";
import { noLeaks, unchanged } from "../properties";
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

const rule: Rule = ({ p, g, v, lr }) => ({ p: p - lr * g, v });
const expected = (given: WalkCase): Walk => walk(given, rule);

export const gradientDescent: Judge<WalkCase> = {
  parts: { parameters: 0.7, memory: 0.3 },
  cases: (seed) => walkCases(new Random(seed), false),
  expected,
  properties: [
    variablesAre("parameters", "parameters", expected),
    gradientsDisposed,
    noLeaks("memory"),
    unchanged("parameters"),
  ],
  mistakes: [
    faultyRule("notAssigned", ({ p, v }) => ({ p, v }), "parameters"),
    faultyRule("signFlipped", ({ p, g, v, lr }) => ({ p: p + lr * g, v }), "parameters"),
    faultyRule("rateForgotten", ({ p, g, v }) => ({ p: p - g, v }), "parameters"),
    faultyRule("stepAssigned", ({ g, v, lr }) => ({ p: -lr * g, v }), "parameters"),
    faultyRule("stepAssigned", ({ g, v, lr }) => ({ p: lr * g, v }), "parameters"),
    faultyRule("rateAsDivisor", ({ p, g, v, lr }) => ({ p: p - g / lr, v }), "parameters"),
    faultyRule(
      "onlyFirst",
      ({ p, g, v, lr, index }) => ({ p: index === 0 ? p - lr * g : p, v }),
      "parameters",
    ),
    faultyRule(
      "firstForgotten",
      ({ p, g, v, lr, index }) => ({ p: index === 0 ? p : p - lr * g, v }),
      "parameters",
    ),
    faultyRule(
      "lastForgotten",
      ({ p, g, v, lr, isLast }) => ({ p: isLast ? p : p - lr * g, v }),
      "parameters",
    ),
    faultyRule("steppedTwice", ({ p, g, v, lr }) => ({ p: p - 2 * lr * g, v }), "parameters"),
    faultyRule("firstGradient", ({ p, v, lr, firstG }) => ({ p: p - lr * firstG, v }), "parameters"),
    faultyRule("everythingScaled", ({ p, g, v, lr }) => ({ p: (p - g) * lr, v }), "parameters"),
    faultyRule("rateOnParameter", ({ p, g, v, lr }) => ({ p: p * (1 - lr) - g, v }), "parameters"),
    faultyRule("reversed", ({ p, g, v, lr }) => ({ p: lr * g - p, v }), "parameters"),
    faultyRule("signOnly", ({ p, g, v, lr }) => ({ p: p - lr * Math.sign(g), v }), "parameters"),
    faultyRule("gradientSquared", ({ p, g, v, lr }) => ({ p: p - lr * g * g, v }), "parameters"),
    faultyRule("meanGradient", ({ p, v, lr, meanG }) => ({ p: p - lr * meanG, v }), "parameters"),
    faultyRule("rateSquared", ({ p, g, v, lr }) => ({ p: p - lr * lr * g, v }), "parameters"),
    faultyRule("multiplied", ({ p, g, v, lr }) => ({ p: p * lr * g, v }), "parameters"),
    faultyRule("multiplied", ({ p, g, v }) => ({ p: p * g, v }), "parameters"),
    faultyRule("gradientForgotten", ({ p, v, lr }) => ({ p: p - lr, v }), "parameters"),
    faultyRule("gradientForgotten", ({ p, v, lr }) => ({ p: p * (1 - lr), v }), "parameters"),
    faultyRule(
      "gradientCutOff",
      ({ p, g, v, lr }) => ({ p: p - lr * Math.min(1, Math.max(-1, g)), v }),
      "parameters",
    ),
    faultyRule("firstNumberOnly", ({ p, v, lr, ownFirstG }) => ({ p: p - lr * ownFirstG, v }), "parameters"),
    writtenIn("fixedRate", "learningRate", rule, ({ p, g }, after) => (p - after.p) / g),
    told("wrongOrder", /^Error: shape of the new value/),
  ],
  searches: [
    otherFormula("parameters", "p − η · g", expected),
    otherSum("parameters", "p − η · g", expected),
    stepFactors(expected),
  ],
};
