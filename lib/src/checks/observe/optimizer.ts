import * as tf from "@tensorflow/tfjs-node";
import type { Answers } from "../answers";
import type { TensorValue } from "../encoding";
import type { Observer } from "../exercise";
import { liveTensor, plainTensor } from "./live-tensor";

interface DescentCase {
  readonly parameters: readonly TensorValue[];
  /** The gradients of each step, one after the other: the parameters carry over. */
  readonly steps: readonly (readonly TensorValue[])[];
  readonly learningRate: number;
}

interface MomentumCase extends DescentCase {
  readonly velocities: readonly TensorValue[];
  readonly beta: number;
}

interface DescentArguments {
  readonly parameters: tf.Variable[];
  readonly steps: readonly (readonly TensorValue[])[];
  readonly learningRate: number;
}

interface MomentumArguments extends DescentArguments {
  readonly velocities: tf.Variable[];
  readonly beta: number;
}

/** What the steps did: the content of the variables after each step, and how many gradients stayed in memory. */
interface Walk {
  readonly parameters: TensorValue[][];
  readonly velocities: TensorValue[][];
  readonly gradientsLeft: number;
  /** Variables that a step disposed of, after which no step is taken: `["velocities"]`. */
  readonly disposed: string[];
}

/** TensorFlow's own, each of which does the exercise's work or other work. */
const optimizers: { readonly [name: string]: () => unknown } = {
  "tf.train.sgd": () => tf.train.sgd,
  "tf.train.momentum": () => tf.train.momentum,
  "tf.train.adam": () => tf.train.adam,
  "tf.train.rmsprop": () => tf.train.rmsprop,
  "tf.train.adagrad": () => tf.train.adagrad,
};

export const gradientDescent: Observer<Answers["gradientDescent"], DescentCase, DescentArguments> = {
  borrowable: optimizers,
  mayChange: ["parameters"],
  arguments: ({ parameters, steps, learningRate }) => ({
    parameters: variables(parameters),
    steps,
    learningRate,
  }),
  call: (answer, { parameters, steps, learningRate }) =>
    walk(parameters, [], steps, (gradients) => answer([...parameters], gradients, learningRate)),
};

export const momentum: Observer<Answers["momentum"], MomentumCase, MomentumArguments> = {
  borrowable: optimizers,
  mayChange: ["parameters", "velocities"],
  arguments: ({ parameters, velocities, steps, learningRate, beta }) => ({
    parameters: variables(parameters),
    velocities: variables(velocities),
    steps,
    learningRate,
    beta,
  }),
  call: (answer, { parameters, velocities, steps, learningRate, beta }) =>
    walk(parameters, velocities, steps, (gradients) =>
      answer([...parameters], gradients, [...velocities], learningRate, beta),
    ),
};

function variables(values: readonly TensorValue[]): tf.Variable[] {
  return values.map((value) => {
    const initial = liveTensor(value);
    const variable = tf.variable(initial);
    initial.dispose();
    return variable;
  });
}

function anyDisposed(tensors: readonly tf.Tensor[]): boolean {
  return tensors.some((tensor) => tensor.isDisposed);
}

/** Takes every step with gradients made for it. Gradients that the step leaves behind are disposed here. */
function walk(
  parameters: tf.Variable[],
  velocities: tf.Variable[],
  steps: readonly (readonly TensorValue[])[],
  step: (gradients: tf.Tensor[]) => void,
): Walk {
  const seen: Walk = { parameters: [], velocities: [], gradientsLeft: 0, disposed: [] };
  let gradientsLeft = 0;
  for (const values of steps) {
    const gradients = values.map(liveTensor);
    step([...gradients]);
    gradientsLeft += gradients.filter((gradient) => !gradient.isDisposed).length;
    tf.dispose(gradients);
    const gone = { parameters: anyDisposed(parameters), velocities: anyDisposed(velocities) };
    seen.disposed.push(...Object.entries(gone).flatMap(([name, is]) => (is ? [name] : [])));
    if (seen.disposed.length > 0) break;
    seen.parameters.push(parameters.map(plainTensor));
    seen.velocities.push(velocities.map(plainTensor));
  }
  return { ...seen, gradientsLeft };
}
