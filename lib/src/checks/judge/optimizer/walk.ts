import type { Params } from "../../../i18n";
import type { TensorValue } from "../../encoding";
import type { Call, FaultyImplementation, Property, Symptom } from "../../exercise";
import { agrees, close } from "../agrees";
import { field, firstDifference } from "../properties";
import type { Random } from "../random";
import { mean } from "../sums";

/** Start values and, for each step, the gradients that the step is given. */
export interface WalkCase {
  readonly parameters: readonly TensorValue[];
  readonly velocities?: readonly TensorValue[];
  readonly steps: readonly (readonly TensorValue[])[];
  readonly learningRate: number;
  readonly beta?: number;
}

/** Parameters and velocities after each step: `parameters[step][i]`. */
export interface Walk {
  readonly parameters: TensorValue[][];
  readonly velocities: TensorValue[][];
}

/** One number of a parameter before a step, with its velocity and its slope. */
interface Now {
  readonly p: number;
  readonly v: number;
  readonly g: number;
  readonly lr: number;
  readonly beta: number;
  /** Which parameter it belongs to. */
  readonly index: number;
  /** The slope at the same place of the first parameter. */
  readonly firstG: number;
  /** The mean of its parameter's slopes. */
  readonly meanG: number;
  /** The first of its parameter's slopes. */
  readonly ownFirstG: number;
  /** Whether it belongs to the last parameter. */
  readonly isLast: boolean;
}

/** One number's next parameter and velocity. */
export type Rule = (now: Now) => { p: number; v: number };

/** Applies a rule, number by number, to every parameter in every step. */
export function walk(given: WalkCase, rule: Rule): Walk {
  const result: Walk = { parameters: [], velocities: [] };
  let parameters = given.parameters.map((parameter) => Array.from(parameter.values));
  let velocities = given.parameters.map((parameter, i) =>
    Array.from(given.velocities?.[i]?.values ?? Array.from(parameter.values, () => 0)),
  );
  for (const gradients of given.steps) {
    const next = parameters.map((numbers, index) => {
      const slopes = Array.from(gradients[index]?.values ?? []);
      const { learningRate: lr, beta = 0 } = given;
      const [meanG, ownFirstG, isLast] = [mean(slopes), slopes[0] as number, index === parameters.length - 1];
      return numbers.map((p, k) => {
        const v = velocities[index]?.[k] as number;
        const firstG = gradients[0]?.values[k] as number;
        return rule({ p, v, g: slopes[k] as number, lr, beta, index, firstG, meanG, ownFirstG, isLast });
      });
    });
    parameters = next.map((pairs) => pairs.map(({ p }) => p));
    velocities = next.map((pairs) => pairs.map(({ v }) => v));
    result.parameters.push(
      given.parameters.map((like, i) => ({ ...like, values: parameters[i] as number[] })),
    );
    result.velocities.push(
      (given.velocities ?? []).map((like, i) => ({ ...like, values: velocities[i] as number[] })),
    );
  }
  return result;
}

/** Three parameters of different shapes, no value near zero; one step, then three with another learning rate and β. */
export function walkCases(random: Random, withVelocity: boolean): WalkCase[] {
  const tensor = (...shape: number[]): TensorValue => {
    const length = shape.reduce((product, size) => product * size, 1);
    const values = Array.from({ length }, () => random.between(0.3, 2) * (random.next() < 0.5 ? -1 : 1));
    return { kind: "tensor", shape, dtype: "float32", values: Float32Array.from(values) };
  };
  const three = (): TensorValue[] => [tensor(2), tensor(1, 2), tensor(1, 1, 2)];
  const one = (steps: number): WalkCase => ({
    parameters: three(),
    steps: Array.from({ length: steps }, three),
    learningRate: Number(random.between(0.05, 0.3).toFixed(2)),
    ...(withVelocity && {
      velocities: three(),
      beta: Number(random.between(0.7, 0.85).toFixed(2)),
    }),
  });
  const [first, second] = [one(1), one(3)];
  const apart = (a: number, b: number): number => (a === b ? Number((b + 0.05).toFixed(2)) : b);
  return [
    first,
    {
      ...second,
      learningRate: apart(first.learningRate, second.learningRate),
      ...(second.beta !== undefined && { beta: apart(first.beta as number, second.beta) }),
    },
  ];
}

/** A mistake told by where the variables end up. */
export function faultyRule(
  id: string,
  rule: Rule,
  mentions: "parameters" | "velocities",
): FaultyImplementation<WalkCase> {
  return {
    id,
    faulty: (given) => walk(given, rule),
    explain: (call, given) => firstNumbers(call, given, mentions),
  };
}

/** The first number of the first variable: at the start, after the first step, and the gradient of that step. */
function firstNumbers({ value }: Call, given: WalkCase, name: "parameters" | "velocities"): Params {
  const start = (name === "parameters" ? given.parameters : given.velocities)?.[0]?.values[0] as number;
  const after = (field(name)(value) as TensorValue[][])[0]?.[0]?.values[0] as number;
  const gradient = given.steps[0]?.[0]?.values[0] as number;
  return { start: start.toFixed(3), after: after.toFixed(3), gradient: gradient.toFixed(3) };
}

/**
 * A number written into the code in place of an argument: the walk is the right one for another learning rate or β. The
 * number is worked out from the first step, then the whole walk has to agree with it.
 */
export function writtenIn(
  id: string,
  name: "learningRate" | "beta",
  right: Rule,
  solve: (before: { p: number; v: number; g: number; lr: number }, after: { p: number; v: number }) => number,
): Symptom<WalkCase> {
  return {
    id,
    when({ value }, given, { calls, cases }) {
      const numbers = calls.map((call, i) => solved(call, cases[i] as WalkCase));
      const number = numbers[0] as number;
      if (!numbers.every((one) => close(one, number)) || close(number, given[name] as number))
        return undefined;
      if (!agrees(value, walk({ ...given, [name]: number }, right))) return undefined;
      return { received: Number(number.toPrecision(3)), expected: given[name] as number };
    },
  };
  function solved({ value }: Call, given: WalkCase): number {
    const at = (walked: unknown): number => Number((walked as TensorValue[][])?.[0]?.[0]?.values[0]);
    const before = {
      p: given.parameters[0]?.values[0] as number,
      v: given.velocities?.[0]?.values[0] ?? 0,
      g: given.steps[0]?.[0]?.values[0] as number,
      lr: given.learningRate,
    };
    return solve(before, { p: at(field("parameters")(value)), v: at(field("velocities")(value)) });
  }
}

/** The variables are where they should be after every step. */
export function variablesAre(
  part: string,
  name: "parameters" | "velocities",
  expected: (given: WalkCase) => Walk,
): Property<WalkCase> {
  return {
    id: "property.values",
    part,
    test({ value }, given) {
      const received = field(name)(value);
      const wanted = expected(given)[name];
      if (agrees(received, wanted)) return undefined;
      return { what: name, ...firstDifference(first(received, wanted), first(wanted, received)) };
    },
  };
}

/** The first tensor of a walk that differs from the other walk's. */
function first(walked: unknown, other: unknown): unknown {
  const [mine, theirs] = [walked, other].map((steps) => (Array.isArray(steps) ? steps.flat() : []));
  return mine?.find((tensor, i) => !agrees(tensor, theirs?.[i]));
}

const gradientsLeft = ({ value }: Call): number => Number(field("gradientsLeft")(value));

/** The step disposed the gradients that it used up. */
export const gradientsDisposed: Property<WalkCase> = {
  id: "property.gradientsLeft",
  part: "memory",
  test: (call) => (gradientsLeft(call) === 0 ? undefined : { count: gradientsLeft(call) }),
};
