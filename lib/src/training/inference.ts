import * as tf from "@tensorflow/tfjs-node";
import type { Batches } from "../graph/batches";
import { recordPrediction, recordTest } from "../graph/capture/steps";
import { type Inference, inferenceGraph } from "../graph/inference-graph";
import { judgesByRow } from "../graph/mean-over-rows";
import type { Model, StepFunction } from "../graph/tfjs-internals";
import { unsupported, unsupportedLayer } from "../graph/unsupported";

type TestLoop = Model["testLoop"];
type PredictLoop = Model["predictLoop"];

/** The loop of `model.evaluate`, as a graph where there is enough to do; `plain` is the loop of tfjs. */
export function testLoop(model: Model, plain: TestLoop, args: Parameters<TestLoop>): tf.Scalar[] {
  const [step, tensors, batchSize, verbose, steps] = args;
  const batches: Batches = { tensors, samples: tensors[0]?.shape[0] ?? 0, batchSize, inOrder: true };
  const asked = !verbose && steps == null && unsupported(model) === undefined;
  const graph = asked ? orNothing(() => inferenceGraph(model, evaluation(model, step), batches)) : undefined;
  if (graph === undefined) return plain.apply(model, args);
  return graph.totals(batches).map((total) => tf.scalar(total / batches.samples));
}

/** The loop of `model.predict`, as a graph where there is enough to do; `plain` is the loop of tfjs. */
export function predictLoop(
  model: Model,
  plain: PredictLoop,
  args: Parameters<PredictLoop>,
): tf.Tensor | tf.Tensor[] {
  const [inputs, batchSize, verbose] = args;
  const tensors = Array.isArray(inputs) ? inputs : [inputs];
  const samples = tensors[0]?.shape[0] ?? 0;
  const batches: Batches = { tensors, samples, batchSize: batchSize ?? 32, inOrder: true };
  const asked = !verbose && unsupportedLayer(model) === undefined;
  const graph = asked ? orNothing(() => inferenceGraph(model, prediction(model, plain), batches)) : undefined;
  if (graph === undefined) return plain.apply(model, args);
  return tf.tidy(() => {
    const calls = graph.outputs(batches);
    const outputs = calls[0]!.map((_, index) => tf.concat(calls.map((parts) => parts[index]!)));
    return outputs.length === 1 ? outputs[0]! : outputs;
  });
}

function evaluation(model: Model, step: StepFunction): Inference {
  return {
    purpose: "evaluate",
    record: (feeds) => recordTest(model, step, feeds),
    rowByRow: judgesByRow(model),
  };
}

/** No layer of tfjs looks at other rows of the batch when it predicts. */
function prediction(model: Model, plain: PredictLoop): Inference {
  return {
    purpose: "predict",
    record: (feeds) => {
      const inputs = feeds as tf.Tensor[];
      return recordPrediction(() => asList(plain.call(model, inputs, inputs[0]!.shape[0])), inputs);
    },
    rowByRow: true,
  };
}

/** A step that cannot become a graph runs as plain tfjs, which also reports what is wrong with it. */
function orNothing<T>(make: () => T | undefined): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

function asList(outputs: tf.Tensor | tf.Tensor[]): tf.Tensor[] {
  return Array.isArray(outputs) ? outputs : [outputs];
}
