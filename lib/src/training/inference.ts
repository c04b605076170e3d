import * as tf from "@tensorflow/tfjs-node";
import type { Batches } from "../graph/batches";
import type { Model } from "../graph/tfjs-internals";
import { trainingEngines } from "./engines";
import type { Purpose } from "./steps";

type TestLoop = Model["testLoop"];
type PredictLoop = Model["predictLoop"];

/** The loop of `model.evaluate`, by an engine where there is enough to do; `plain` is the loop of tfjs. */
export function testLoop(model: Model, plain: TestLoop, args: Parameters<TestLoop>): tf.Scalar[] {
  const [step, tensors, batchSize, verbose, steps] = args;
  const batches: Batches = { tensors, samples: tensors[0]?.shape[0] ?? 0, batchSize, inOrder: true };
  for (const engine of verbose || steps != null ? [] : trainingEngines()) {
    const totals = orNothing(() => engine.evaluate(model, step, batches));
    if (totals !== undefined) return totals.map((total) => tf.scalar(total / batches.samples));
  }
  return watched(model, "evaluate", batches, () => plain.apply(model, args));
}

/** The loop of `model.predict`, by an engine where there is enough to do; `plain` is the loop of tfjs. */
export function predictLoop(
  model: Model,
  plain: PredictLoop,
  args: Parameters<PredictLoop>,
): tf.Tensor | tf.Tensor[] {
  const [inputs, batchSize, verbose] = args;
  const tensors = asList(inputs);
  const samples = tensors[0]?.shape[0] ?? 0;
  const batches: Batches = { tensors, samples, batchSize: batchSize ?? 32, inOrder: true };
  const oneBatch = (feeds: tf.Tensor[]): tf.Tensor[] => asList(plain.call(model, feeds, feeds[0]!.shape[0]));
  for (const engine of verbose ? [] : trainingEngines()) {
    const outputs = orNothing(() => engine.predict(model, oneBatch, batches));
    if (outputs !== undefined) return outputs.length === 1 ? outputs[0]! : outputs;
  }
  return watched(model, "predict", batches, () => plain.apply(model, args));
}

/** What tfjs itself does, seen by the engine that would do it later. */
function watched<Result>(model: Model, purpose: Purpose, batches: Batches, run: () => Result): Result {
  const engine = batches.samples > 0 ? trainingEngines().find(({ watch }) => watch !== undefined) : undefined;
  return engine === undefined ? run() : engine.watch!(model, purpose, batches, run);
}

/** What an engine fails at runs as plain tfjs, which also reports what is wrong with it. */
function orNothing<T>(make: () => T | undefined): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

function asList(tensors: tf.Tensor | tf.Tensor[]): tf.Tensor[] {
  return Array.isArray(tensors) ? tensors : [tensors];
}
