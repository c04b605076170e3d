import type * as tf from "@tensorflow/tfjs-node";
import { replaceKernel } from "../graph/replace-kernel";

interface Rounding {
  readonly inputs: { readonly x: tf.TensorInfo };
  readonly backend: { incRef(dataId: object): void };
}

/**
 * Lets whole numbers round to themselves, once a process.
 *
 * TensorFlow's own `Round` gives 0 for every int32 (2.21), and tfjs-node hands them to it. `tf.round` of whole numbers is
 * rare, but `tf.image.threshold` rounds too: a decoded picture came out white under Otsu's method.
 */
export function roundWholeNumbers(): void {
  replaceKernel("Round", (plain) => (args) => {
    const { inputs, backend } = args as unknown as Rounding;
    if (inputs.x.dtype !== "int32") return plain(args);
    const { dataId, shape, dtype } = inputs.x;
    backend.incRef(dataId);
    return { dataId, shape, dtype };
  });
}
