import * as tf from "@tensorflow/tfjs-node";
import type { TensorValue } from "../encoding";

/** A new tensor with the content of a plain one. */
export function liveTensor({ shape, dtype, values }: TensorValue): tf.Tensor {
  return tf.tensor(Array.from(values), [...shape], dtype as tf.DataType);
}

/** The content of a tensor as plain data. */
export function plainTensor(tensor: tf.Tensor): TensorValue {
  return { kind: "tensor", shape: tensor.shape, dtype: tensor.dtype, values: tensor.dataSync() };
}
