import * as tf from "@tensorflow/tfjs-node";
import { checkObject } from "../arguments/objects";
import { inWords } from "../arguments/refuse";
import { listOf } from "../arguments/values";
import { initializers } from "./initializers";

export interface MlpOptions {
  /** Units of each hidden layer; [128, 64] if left out. */
  readonly hidden?: readonly number[];
  /** Classes of the softmax output; 10 if left out. */
  readonly classes?: number;
  /** Activation of the hidden layers; "relu" if left out. */
  readonly activation?: "relu" | "sigmoid" | "tanh";
  /** Seed of the initial weights; left out, every model starts from other weights. */
  readonly seed?: number;
}

/**
 * A multi-layer perceptron: dense hidden layers and a softmax output, not compiled.
 * Weights start as Glorot and Bengio (2010) draw them, biases at 0.
 *
 * @param inputs numbers in one flattened image, for example 784.
 * @returns takes [batch, inputs], gives probabilities [batch, classes].
 * @throws RangeError when a number of units is not a whole number of at least 1.
 * @example
 * mlp(784).countParams(); // 109386 = (784 + 1) · 128 + (128 + 1) · 64 + (64 + 1) · 10
 */
export function mlp(inputs: number, options: MlpOptions = {}): tf.Sequential {
  checkObject({ caller: "mlp", what: "the options" }, options, "{ hidden: [128, 64] }");
  const { hidden = [128, 64], classes = 10, activation = "relu", seed } = options;
  listOf({ caller: "mlp", what: "the hidden units" }, hidden, "[128, 64]");
  for (const units of [inputs, ...hidden, classes]) {
    if (!Number.isSafeInteger(units) || units < 1) {
      throw new RangeError(
        `mlp: inputs, hidden units and classes are whole numbers of at least 1; one is ${inWords(units)}.`,
      );
    }
  }
  const initializer = initializers(seed);
  const layers = hidden.map((units, position) =>
    tf.layers.dense({
      name: `hidden${position + 1}`,
      units,
      activation,
      kernelInitializer: initializer(),
      ...(position === 0 ? { inputShape: [inputs] } : {}),
    }),
  );
  const output = tf.layers.dense({
    name: "output",
    units: classes,
    activation: "softmax",
    kernelInitializer: initializer(),
    ...(hidden.length === 0 ? { inputShape: [inputs] } : {}),
  });
  return tf.sequential({ name: "mlp", layers: [...layers, output] });
}
