import * as tf from "@tensorflow/tfjs-node";
import { checkModel } from "../../arguments/objects";
import { scalePixels } from "../../tensors/scale-pixels";

/**
 * A function that makes of 784 bytes what a model takes: 784 numbers 0…1, or 28×28×1 of them.
 *
 * @throws RangeError when the model takes anything else
 */
export function digitInput(model: tf.LayersModel): (bytes: Uint8Array) => tf.Tensor {
  checkModel("drawDigit", model);
  const shape = model.inputs[0]!.shape.slice(1);
  const numbers = shape.reduce<number>((product, size) => product * (size ?? Number.NaN), 1);
  if (numbers !== 784) {
    throw new RangeError(
      `drawDigit: the model takes images of shape [${shape.join(", ")}], and a drawn digit has 784 numbers: ` +
        "pass a model for [784] or [28, 28, 1], such as those trained on MNIST.",
    );
  }
  return (bytes) => tf.tensor(scalePixels(bytes), [1, ...(shape as number[])]);
}
