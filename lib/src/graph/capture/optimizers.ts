import * as tf from "@tensorflow/tfjs-node";
import { bool, DType, type as typeAttribute } from "../def/attribute";
import { LEARNING_RATE } from "../ir/step-graph";
import {
  type NamedGradients,
  nativeId,
  type OptimizerInternals,
  registeredVariables,
} from "../tfjs-internals";
import type { Recorder } from "./recorder";

type Slots = { variable: tf.Variable }[];

/** One weight, its gradient and its place in the optimizer's slots. */
interface Gradient {
  readonly weight: tf.Variable;
  readonly gradient: tf.Tensor;
  readonly slot: number;
}

/** Applies gradients with TensorFlow's own operation for an optimizer, where its arithmetic is that of tfjs. */
interface FusedOptimizer {
  /** The lists of variables in which the optimizer keeps its state, one variable a weight. */
  readonly slots: readonly string[];
  apply(optimizer: OptimizerInternals, gradients: readonly Gradient[], recorder: Recorder): void;
}

const T = typeAttribute(DType.float32);
const attributes = { T, use_locking: bool(false) };
const slotOf = (optimizer: OptimizerInternals, name: string, index: number): tf.Variable =>
  (optimizer[name] as Slots)[index]!.variable;
const number = (optimizer: OptimizerInternals, name: string): number =>
  nativeId(tf.scalar(optimizer[name] as number));

/**
 * How much larger TensorFlow's moment is than tfjs's: tfjs weighs what is new in it by `1 - beta` and then rounds that to
 * float32, TensorFlow rounds beta first, which for 0.999 differs by a hundred-thousandth.
 */
function momentScale(optimizer: OptimizerInternals, name: "beta1" | "beta2"): number {
  const beta = optimizer[name] as number;
  return (1 - Math.fround(beta)) / Math.fround(1 - beta);
}

/**
 * Adagrad, Adadelta, Adamax and centred RMSProp are not listed: TensorFlow adds epsilon elsewhere, or takes the
 * accumulator of another moment than tfjs does. Their own arithmetic is recorded instead.
 */
const fused: Record<string, FusedOptimizer> = {
  SGD: {
    slots: [],
    apply(_optimizer, gradients, recorder) {
      for (const { weight, gradient } of gradients)
        recorder.update(
          "ResourceApplyGradientDescent",
          [weight],
          [LEARNING_RATE, nativeId(gradient)],
          attributes,
        );
    },
  },
  Momentum: {
    slots: ["accumulations"],
    apply(optimizer, gradients, recorder) {
      const momentum = nativeId(optimizer["m"] as tf.Tensor);
      const nesterov = { ...attributes, use_nesterov: bool(optimizer["useNesterov"] as boolean) };
      for (const { weight, gradient, slot } of gradients) {
        const variables = [weight, slotOf(optimizer, "accumulations", slot)];
        recorder.update(
          "ResourceApplyMomentum",
          variables,
          [LEARNING_RATE, nativeId(gradient), momentum],
          nesterov,
        );
      }
    },
  },
  RMSProp: {
    slots: ["accumulatedMeanSquares", "accumulatedMoments"],
    apply(optimizer, gradients, recorder) {
      const [decay, momentum, epsilon] = ["decay", "momentum", "epsilon"].map((name) =>
        number(optimizer, name),
      );
      for (const { weight, gradient, slot } of gradients) {
        const variables = [weight, ...this.slots.map((name) => slotOf(optimizer, name, slot))];
        const inputs = [LEARNING_RATE, decay!, momentum!, epsilon!, nativeId(gradient)];
        recorder.update("ResourceApplyRMSProp", variables, inputs, attributes);
      }
    },
  },
  Adam: {
    slots: ["accumulatedFirstMoment", "accumulatedSecondMoment"],
    apply(optimizer, gradients, recorder) {
      const [power1, power2] = [optimizer["accBeta1"], optimizer["accBeta2"]] as [tf.Variable, tf.Variable];
      const [beta1, beta2] = [number(optimizer, "beta1"), number(optimizer, "beta2")];
      const [first, second] = [momentScale(optimizer, "beta1"), Math.sqrt(momentScale(optimizer, "beta2"))];
      const rate = nativeId(tf.mul(optimizer.learningRate, second / first));
      // TensorFlow adds epsilon before the second moment's bias is corrected, tfjs after.
      const root = tf.sqrt(tf.sub(1, power2));
      const epsilon = nativeId(tf.mul((optimizer["epsilon"] as number) * second, root));
      const powers = [nativeId(power1), nativeId(power2)];
      for (const { weight, gradient, slot } of gradients) {
        const variables = [weight, ...this.slots.map((name) => slotOf(optimizer, name, slot))];
        const inputs = [...powers, rate, beta1, beta2, epsilon, nativeId(gradient)];
        recorder.update("ResourceApplyAdam", variables, inputs, { ...attributes, use_nesterov: bool(false) });
      }
      power1.assign(tf.mul(power1, optimizer["beta1"] as number));
      power2.assign(tf.mul(power2, optimizer["beta2"] as number));
    },
  },
};

/**
 * While `run` runs, the optimizer's gradients are noted instead of applied, and it counts no iteration.
 *
 * An optimizer whose state does not exist yet, or that TensorFlow has no equal operation for, runs its own code.
 */
export function withRecordedUpdates<T>(
  optimizer: OptimizerInternals,
  recorder: Recorder,
  rate: number,
  run: () => T,
): T {
  const own = optimizer.applyGradients.bind(optimizer);
  const { learningRate, iterations_: iterations } = optimizer;
  const operation = optimizer["centered"] === true ? undefined : fused[optimizer.getClassName()];
  try {
    optimizer.learningRate = rate;
    optimizer.applyGradients = (named) => {
      const gradients = byName(named);
      const ready = operation?.slots.every((name) => (optimizer[name] as Slots).length >= gradients.length);
      if (operation !== undefined && ready === true)
        tf.tidy(() => operation.apply(optimizer, existing(gradients), recorder));
      else own(named);
    };
    return run();
  } finally {
    Reflect.deleteProperty(optimizer, "applyGradients");
    optimizer.learningRate = learningRate;
    optimizer.iterations_ = iterations;
  }
}

function byName(named: NamedGradients | Record<string, tf.Tensor>): NamedGradients {
  return Array.isArray(named) ? named : Object.entries(named).map(([name, tensor]) => ({ name, tensor }));
}

function existing(gradients: NamedGradients): Gradient[] {
  const variables = registeredVariables();
  return gradients.flatMap(({ name, tensor }, slot) =>
    tensor === null || tensor === undefined ? [] : [{ weight: variables[name]!, gradient: tensor, slot }],
  );
}

/**
 * The learning rate that the next step uses. `tf.train.sgd` and `tf.train.momentum` read a tensor that
 * `setLearningRate` fills, all others the field `learningRate`.
 */
export function currentLearningRate(optimizer: OptimizerInternals): number {
  const tensor = optimizer["c"];
  return tensor instanceof tf.Tensor ? -tensor.dataSync()[0]! : optimizer.learningRate;
}
