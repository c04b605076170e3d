import * as tf from "@tensorflow/tfjs-node";
import { recordPrediction, recordTest } from "../graph/capture/record-steps";
import { inferenceGraph } from "../graph/inference-graph";
import { judgesByRow, unsupported, unsupportedLayer } from "../graph/unsupported";
import { graphSteps } from "./graph-steps";
import type { TrainingEngine } from "./steps";

/** Runs steps as TensorFlow graphs, which need tfjs-node's binding. */
export const graphEngine: TrainingEngine = {
  async fitSteps({ model, train, test }, yielding) {
    const reason = unsupported(model);
    if (reason !== undefined) throw new Error(reason);
    return graphSteps(model, train, test, yielding);
  },

  evaluate(model, step, batches) {
    if (unsupported(model) !== undefined) return undefined;
    const graph = inferenceGraph(
      model,
      {
        purpose: "evaluate",
        record: (feeds) => recordTest(model, step, feeds),
        rowByRow: judgesByRow(model),
      },
      batches,
    );
    return graph?.totals(batches);
  },

  predict(model, plain, batches) {
    if (unsupportedLayer(model) !== undefined) return undefined;
    const graph = inferenceGraph(
      model,
      {
        purpose: "predict",
        record: (feeds) => recordPrediction(() => plain(feeds as tf.Tensor[]), feeds as tf.Tensor[]),
        rowByRow: true, // no layer of tfjs looks at other rows of the batch when it predicts
      },
      batches,
    );
    if (graph === undefined) return undefined;
    return tf.tidy(() => {
      const calls = graph.outputs(batches);
      return calls[0]!.map((_, index) => tf.concat(calls.map((parts) => parts[index]!)));
    });
  },
};
