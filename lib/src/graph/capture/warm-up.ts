import * as tf from "@tensorflow/tfjs-node";
import { type Batches, withFirstRows } from "../batches";
import type { Chunked } from "../chunked";
import type { Model } from "../tfjs-internals";

/** Rows to warm up on: what is done for the first time takes its time for few of them, too. */
const ROWS = 4;

/** Kinds of layer, each with the shape of what it computes, whose operations have run in this process. */
const known = new Set<string>();

/**
 * Computes outputs and gradients of a few rows where a layer is of a new kind. Whatever TensorFlow and JavaScript do for the
 * first time takes them long; done bit by bit before, it does not make the first recording of a step too long a turn.
 */
export function* warmUp(model: Model, batches: Batches): Chunked<void> {
  const kinds = model.layers.map((layer) => `${layer.getClassName()} ${JSON.stringify(layer.outputShape)}`);
  if (kinds.every((kind) => known.has(kind))) return;
  for (const kind of kinds) known.add(kind);
  const weights = model.collectedTrainableWeights.map((weight) => weight.read());
  yield* withFirstRows(batches, Math.min(ROWS, batches.samples), function* (feeds) {
    const inputs = feeds.slice(0, model.inputs.length) as tf.Tensor[];
    const outputs = (): tf.Tensor[] => [model.apply(inputs, { training: false })].flat();
    tf.dispose(tf.tidy(outputs));
    yield;
    const total = (): tf.Scalar => tf.addN(outputs().map((output) => output.sum())).asScalar();
    if (weights.length > 0) tf.dispose(tf.tidy(() => tf.variableGrads(total, weights)));
    yield;
  });
}
