import type { Judge } from "../../exercise";
import { noLeaks, unchanged } from "../properties";
import { Random } from "../random";
import {
  faultyRule,
  gradientsDisposed,
  variablesAre,
  type Walk,
  type WalkCase,
  walk,
  walkCases,
} from "./walk";

const expected = (given: WalkCase): Walk => walk(given, ({ p, g, v, lr }) => ({ p: p - lr * g, v }));

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
  ],
};
