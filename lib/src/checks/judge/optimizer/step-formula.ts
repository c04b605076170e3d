import type { Seen, Symptom } from "../../exercise";
import { findFormula } from "../formula";
import { field } from "../properties";
import type { Walk, WalkCase } from "./walk";
import { otherThan, walked } from "./walked";

/** What was known before a step, number by number, and what came out of it. */
interface Steps {
  readonly known: { [letter: string]: number[] };
  readonly results: number[];
}

/**
 * The formula by which the answer moves its parameters, or its velocities, where it is another than the right one: what
 * each number became is compared with what it was in the answer's own step before. The velocity that a parameter's
 * formula calls v is the new one.
 */
export function otherFormula(
  name: "parameters" | "velocities",
  right: string,
  expected: (given: WalkCase) => Walk,
): Symptom<WalkCase> {
  return otherThan(right, name, expected, (seen) => {
    const steps = stepsOf(seen, name);
    return steps && findFormula(steps.known, steps.results);
  });
}

/** All numbers of all steps; undefined where the answer did not leave tensors of the right shapes, or nothing is wrong. */
function stepsOf({ calls, cases }: Seen<WalkCase>, name: "parameters" | "velocities"): Steps | undefined {
  const steps: Steps = { known: {}, results: [] };
  const add = (letter: string, value: number): void => {
    steps.known[letter] ??= [];
    steps.known[letter].push(value);
  };
  for (const [i, call] of calls.entries()) {
    const given = cases[i] as WalkCase;
    const [parameters, velocities] = ["parameters", "velocities"].map((one) =>
      walked(field(one)(call.value), given[one as typeof name]),
    );
    const results = name === "parameters" ? parameters : velocities;
    if (parameters === undefined || results === undefined) return undefined;
    for (const [step, gradients] of given.steps.entries())
      for (const [index, gradient] of gradients.entries()) {
        const length = Math.hypot(...Array.from(gradient.values));
        for (const [k, g] of Array.from(gradient.values).entries()) {
          add("p", parameters[step]?.[index]?.values[k] as number);
          if (given.beta !== undefined) add("β", given.beta);
          add("η", given.learningRate);
          if (velocities !== undefined) {
            add("v", velocities[name === "velocities" ? step : step + 1]?.[index]?.values[k] as number);
          }
          add("g", g);
          add("‖g‖", length);
          add("1", 1);
          add("2", 2);
          steps.results.push(results[step + 1]?.[index]?.values[k] as number);
        }
      }
  }
  return steps;
}
