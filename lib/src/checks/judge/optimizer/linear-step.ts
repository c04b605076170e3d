import type { TensorValue } from "../../encoding";
import type { Seen, Symptom } from "../../exercise";
import { field } from "../properties";
import { fit } from "./linear-fit";
import type { Walk, WalkCase } from "./walk";
import { firstWrong, otherThan, walked } from "./walked";

/** What a number was made of in one step, by the way it is written. */
type Parts = { [written: string]: number };
interface Row {
  readonly parts: Parts;
  readonly result: number;
  /** Which parameter it belongs to, and which step it is. */
  readonly index: number;
  readonly step: number;
  /** Which call: each has a learning rate of its own, and a β. */
  readonly call: number;
}

/**
 * The sum by which the answer makes its parameters, or its velocities, where that holds numbers of the answer's own or
 * what belongs to another parameter: 0.99 · p − η · g, or p − η · gradients[0], of n parameters. The fewest parts that explain all numbers
 * of all steps.
 */
export function otherSum(
  name: "parameters" | "velocities",
  right: string,
  expected: (given: WalkCase) => Walk,
): Symptom<WalkCase> {
  return otherThan(right, name, expected, (seen) => {
    const rows = rowsOf(seen, name);
    return (
      rows &&
      fit(
        rows.map(({ parts }) => parts),
        rows.map(({ result }) => result),
      )
    );
  });
}

/** The steps are right but for a factor of each parameter's own, or of each step's. */
export function stepFactors(expected: (given: WalkCase) => Walk): Symptom<WalkCase> {
  return {
    id: "optimizer.stepFactor",
    when(call, _, seen) {
      const { calls } = seen;
      if (call !== firstWrong("parameters", seen, expected)) return undefined;
      const rows = rowsOf(seen, "parameters");
      if (rows === undefined) return undefined;
      const direction = "η · v" in (rows[0]?.parts ?? {}) ? "η · v" : "η · g";
      const ofCalls = calls.map((_, one) => rows.filter(({ call }) => call === one));
      for (const by of ["index", "step"] as const) {
        const all = ofCalls.map((ofCall) => factorsOf(ofCall, by, direction));
        const factors = all[calls.indexOf(call)];
        const at = factors?.findIndex((factor) => Math.abs(factor - 1) > 1e-3) ?? -1;
        if (factors === undefined || all.includes(undefined) || at < 0) continue;
        const received = Number((factors[at] as number).toPrecision(3));
        return { received, what: by === "index" ? `parameters[${at}]` : `${at + 1}` };
      }
      return undefined;
    },
  };
}

/** The factors by least squares, where they explain all numbers. */
function factorsOf(rows: readonly Row[], by: "index" | "step", direction: string): number[] | undefined {
  const sums: { products: number; squares: number }[] = [];
  for (const { parts, result, ...row } of rows) {
    const [moved, along] = [(parts["p"] as number) - result, parts[direction] as number];
    const { products, squares } = sums[row[by]] ?? { products: 0, squares: 0 };
    sums[row[by]] = { products: products + moved * along, squares: squares + along ** 2 };
  }
  const factors = sums.map(({ products, squares }) => products / squares);
  const fits = rows.every(({ parts, result, ...row }) => {
    const sum = (parts["p"] as number) - (factors[row[by]] as number) * (parts[direction] as number);
    return Math.abs(sum - result) <= 2e-4 * Math.max(0.1, Math.abs(result));
  });
  return fits ? factors : undefined;
}

/** Every number of every step; undefined where the answer did not leave tensors of the right shapes. */
function rowsOf({ calls, cases }: Seen<WalkCase>, name: "parameters" | "velocities"): Row[] | undefined {
  const rows: Row[] = [];
  for (const [i, { value }] of calls.entries()) {
    const given = cases[i] as WalkCase;
    const [parameters, velocities] = (["parameters", "velocities"] as const).map((one) =>
      walked(field(one)(value), given[one]),
    );
    const results = name === "parameters" ? parameters : velocities;
    if (parameters === undefined || results === undefined) return undefined;
    for (const [step, gradients] of given.steps.entries())
      for (const [index, gradient] of gradients.entries())
        for (const k of Array.from(gradient.values).keys()) {
          const at = (all: readonly TensorValue[] | undefined, which: number): number =>
            all?.at(which % (all?.length ?? 1))?.values[k] ?? 0;
          const speeds = velocities?.[name === "velocities" ? step : step + 1];
          const parts: Parts = { p: at(parameters[step], index) };
          for (const [written, which] of [
            ["", index],
            ["[0]", 0],
            ["[i − 1]", index - 1],
            ["[i + 1]", index + 1],
            ["[n − 1 − i]", gradients.length - 1 - index],
          ] as const) {
            const [g, v] = [at(gradients, which), at(speeds, which)];
            parts[written === "" ? "g" : `gradients${written}`] = g;
            parts[written === "" ? "η · g" : `η · gradients${written}`] = given.learningRate * g;
            if (speeds === undefined) continue;
            parts[written === "" ? "v" : `velocities${written}`] = v;
            parts[written === "" ? "η · v" : `η · velocities${written}`] = given.learningRate * v;
            if (written === "") parts["β · v"] = (given.beta ?? 0) * v;
          }
          parts["η² · g"] = given.learningRate ** 2 * (parts["g"] as number);
          if (given.beta !== undefined) parts["β · g"] = given.beta * (parts["g"] as number);
          parts["1"] = 1;
          rows.push({ parts, result: results[step + 1]?.[index]?.values[k] as number, index, step, call: i });
        }
  }
  return rows;
}
