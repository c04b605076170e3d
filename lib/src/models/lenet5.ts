import * as tf from "@tensorflow/tfjs-node";
import { checkObject } from "../arguments/objects";
import { listOf } from "../arguments/values";
import type { ImageShape } from "../data/dataset";
import { initializers } from "./initializers";

export interface LeNet5Options {
  /** Activation of all layers but the last; the classic "tanh" if left out. */
  readonly activation?: "tanh" | "relu" | "sigmoid";
  /** How 2×2 pixels become one; the classic "average" if left out. */
  readonly pooling?: "average" | "max";
  /** Classes of the softmax output; 10 if left out. */
  readonly classes?: number;
  /** Seed of the initial weights; left out, every model starts from other weights. */
  readonly seed?: number;
}

/**
 * LeNet-5 as it is taught today, not compiled: LeCun, Bottou, Bengio and Haffner, "Gradient-based learning
 * applied to document recognition" (1998), with full connections in C3, plain pooling and a softmax output.
 * The network wants 32×32 pixels; images of 28×28 are padded in the first layer.
 *
 * @param inputShape [28, 28, channels] or [32, 32, channels].
 * @returns takes [batch, rows, cols, channels], gives probabilities [batch, classes].
 * @throws RangeError when images have another size.
 * @example
 * lenet5([28, 28, 1]).countParams(); // 61706
 * lenet5([32, 32, 3], { activation: "relu", pooling: "max" }).countParams(); // 62006
 */
export function lenet5(inputShape: ImageShape, options: LeNet5Options = {}): tf.Sequential {
  checkObject({ caller: "lenet5", what: "the options" }, options, '{ activation: "relu" }');
  listOf({ caller: "lenet5", what: "the shape" }, inputShape, "[28, 28, 1]");
  const { activation = "tanh", pooling = "average", classes = 10, seed } = options;
  const [rows, cols, channels] = inputShape;
  if (rows !== cols || (rows !== 28 && rows !== 32)) {
    throw new RangeError(
      `lenet5 reads images of 28×28 or 32×32 pixels and got ${rows}×${cols}×${channels}: resize the images first.`,
    );
  }
  const initializer = initializers(seed);
  const convolution = (name: string, filters: number) => ({
    name,
    filters,
    kernelSize: 5,
    activation,
    kernelInitializer: initializer(),
  });
  const dense = (name: string, units: number) =>
    tf.layers.dense({ name, units, activation, kernelInitializer: initializer() });
  const pool = pooling === "max" ? tf.layers.maxPooling2d : tf.layers.averagePooling2d;
  return tf.sequential({
    name: "lenet5",
    layers: [
      tf.layers.conv2d({
        ...convolution("C1", 6),
        inputShape: [rows, cols, channels],
        padding: rows === 28 ? "same" : "valid",
      }),
      pool({ name: "S2", poolSize: 2, strides: 2 }),
      tf.layers.conv2d(convolution("C3", 16)),
      pool({ name: "S4", poolSize: 2, strides: 2 }),
      tf.layers.flatten({ name: "flatten" }),
      dense("C5", 120),
      dense("F6", 84),
      tf.layers.dense({
        name: "output",
        units: classes,
        activation: "softmax",
        kernelInitializer: initializer(),
      }),
    ],
  });
}
