import * as tf from "@tensorflow/tfjs-node";
import type { Batches } from "../graph/batches";
import { recordPrediction, recordTest } from "../graph/capture/record-steps";
import { inferenceGraph } from "../graph/inference-graph";
import { judgesByRow, unsupported, unsupportedLayer } from "../graph/unsupported";
import { EagerFirst } from "./eager-first";
import { graphSteps, hasGraph } from "./graph-steps";
import { inferencePays, mayBeGraph, measured } from "./inference-pays";
import type { Steps, TrainingEngine } from "./steps";

/**
 * Runs steps as TensorFlow graphs, which need tfjs-node's binding: once they pay, or from the first step on where the
 * environment says `LAB_GRAPH=at-once`.
 */
export const graphEngine: TrainingEngine = {
  async fitSteps(fit, yielding) {
    const reason = unsupported(fit.model);
    if (reason !== undefined) throw new Error(reason);
    const graph = (): Promise<Steps> => graphSteps(fit, yielding);
    return hasGraph(fit) || process.env.LAB_GRAPH === "at-once" ? graph() : new EagerFirst(fit, graph);
  },

  evaluate(model, step, batches) {
    if (!mayBeGraph(model, "evaluate", batches) || unsupported(model) !== undefined) return undefined;
    const graph = inferenceGraph(
      model,
      {
        purpose: "evaluate",
        record: (feeds) => recordTest(model, step, feeds),
        rowByRow: judgesByRow(model),
      },
      batches,
      () => inferencePays(model, "evaluate", batches, () => onFirstBatch(batches, step)),
    );
    return graph?.totals(batches);
  },

  predict(model, plain, batches) {
    if (!mayBeGraph(model, "predict", batches) || unsupportedLayer(model) !== undefined) return undefined;
    const graph = inferenceGraph(
      model,
      {
        purpose: "predict",
        record: (feeds) => recordPrediction(() => plain(feeds as tf.Tensor[]), feeds as tf.Tensor[]),
        rowByRow: true, // no layer of tfjs looks at other rows of the batch when it predicts
      },
      batches,
      () =>
        inferencePays(model, "predict", batches, () =>
          onFirstBatch(batches, (feeds) => plain(feeds as tf.Tensor[])),
        ),
    );
    if (graph === undefined) return undefined;
    return tf.tidy(() => {
      const calls = graph.outputs(batches);
      return calls[0]!.map((_, index) => tf.concat(calls.map((parts) => parts[index]!)));
    });
  },

  watch: measured,
};

function onFirstBatch(
  { tensors, batchSize }: Batches,
  compute: (feeds: (tf.Tensor | null)[]) => unknown,
): void {
  tf.tidy(() => void compute(tensors.map((tensor) => tensor?.slice(0, batchSize) ?? null)));
}
