import type * as tf from "@tensorflow/tfjs-node";
import type { Chunked } from "./chunked";
import { DType } from "./def/attribute";
import type { ValueInfo } from "./ir/step-graph";
import { nativeBytes } from "./pixel-tensor";
import { nodeBackend, type StepFunction } from "./tfjs-internals";

/** Rows of some tensors and how they make batches; `null` stands for class weights that were not given. */
export interface Batches {
  readonly tensors: readonly (tf.Tensor | null)[];
  readonly samples: number;
  readonly batchSize: number;
  /** Whether the rows are taken as they lie, not shuffled. */
  readonly inOrder: boolean;
}

/** The sizes of batch that occur: full ones, and the rest that does not fill one. */
export function batchSizes({ samples, batchSize }: Batches): number[] {
  return [samples >= batchSize ? batchSize : 0, samples % batchSize].filter((rows) => rows > 0);
}

/** The rows of one batch, in order. */
export function rowsFrom(start: number, end: number): Int32Array {
  return Int32Array.from({ length: end - start }, (_, index) => start + index);
}

/** Does `work` on the first rows of each tensor. */
export function* withFirstRows<T>(
  batches: Batches,
  rows: number,
  work: (feeds: (tf.Tensor | null)[]) => Chunked<T>,
): Chunked<T> {
  const feeds = batches.tensors.map((tensor) => tensor?.slice(0, rows) ?? null);
  try {
    return yield* work(feeds);
  } finally {
    for (const feed of feeds) feed?.dispose();
  }
}

export function present(tensors: readonly (tf.Tensor | null)[]): tf.Tensor[] {
  return tensors.filter((tensor) => tensor !== null);
}

/** Shape of a row and element type, as it lies in memory, of each tensor. */
export function rowInfos({ tensors }: Batches): ValueInfo[] {
  return present(tensors).map((tensor) => ({
    shape: tensor.shape.slice(1),
    dtype: elementType(tensor),
  }));
}

/** TensorFlow's number for the elements of a tensor as they lie in memory. */
function elementType(tensor: tf.Tensor): number {
  return nativeBytes(tensor) === undefined ? nodeBackend().getDTypeInteger(tensor.dtype) : DType.uint8;
}

/** What a graph on these batches depends on. */
export function describeBatches(batches: Batches): string {
  const tensors = batches.tensors.map(
    (tensor) => tensor && `${elementType(tensor)}[${tensor.shape.slice(1).join()}]`,
  );
  const order = batches.inOrder ? "in order" : "shuffled";
  return `${batchSizes(batches).join()} ${order}:${tensors.join()}`;
}

/** What a fit does with one batch. */
export interface Work {
  readonly step: StepFunction;
  readonly batches: Batches;
}
