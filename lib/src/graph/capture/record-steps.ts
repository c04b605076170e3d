import type * as tf from "@tensorflow/tfjs-node";
import type { Chunked } from "../chunked";
import type { StepGraph } from "../ir/step-graph";
import { type Model, registeredVariables, type StepFunction } from "../tfjs-internals";
import { NotAGraph } from "../unsupported";
import {
  rememberLogits,
  rememberSoftmax,
  softmaxCrossEntropy,
  softmaxCrossEntropyAlone,
} from "./cross-entropy";
import { drawDropoutMasks } from "./dropout";
import { withRecordedUpdates } from "./optimizers";
import { Recorder } from "./recorder";

/** A number that no model has for any other purpose; it stands for the learning rate while a step is recorded. */
const RATE_STAND_IN = 0.0012345678806304932;

type Feeds = readonly (tf.Tensor | null)[];

/** Records one training step on the rows `feeds`: gradients, updates of all variables, loss and metrics. */
export function recordTraining(model: Model, step: StepFunction, feeds: Feeds): Chunked<StepGraph> {
  return repeatable((recorder) => {
    const run = (): tf.Tensor[] =>
      rememberLogits((logitsOf) => {
        const fused: Loss = (labels, probabilities) => {
          const logits = logitsOf(probabilities);
          return logits && softmaxCrossEntropy(labels, logits, probabilities);
        };
        return withCrossEntropy(model, fused, () => step([...feeds]));
      });
    return recorder.record(tensorsOf(feeds), RATE_STAND_IN, () =>
      withRecordedUpdates(model.optimizer_, recorder, RATE_STAND_IN, run),
    );
  });
}

/** Records the loss and the metrics of one batch as `evaluate` computes them. */
export function recordTest(model: Model, step: StepFunction, feeds: Feeds): Chunked<StepGraph> {
  const run = (): tf.Tensor[] =>
    rememberSoftmax((isSoftmax) => {
      const alone: Loss = (labels, probabilities) =>
        isSoftmax(probabilities) ? softmaxCrossEntropyAlone(labels, probabilities) : undefined;
      return withCrossEntropy(model, alone, () => step([...feeds]));
    });
  return repeatable((recorder) => recorder.record(tensorsOf(feeds), RATE_STAND_IN, run));
}

/** Records the outputs of a model for one batch, as `predict` computes them. */
export function recordPrediction(
  predict: () => tf.Tensor[],
  inputs: readonly tf.Tensor[],
): Chunked<StepGraph> {
  return repeatable((recorder) => recorder.record(inputs, RATE_STAND_IN, predict));
}

/**
 * Records until no variable is new: optimizers make their state in their first step. If JavaScript drew random numbers,
 * records once more: what differs comes from them, and must be understood or refused.
 */
function* repeatable(record: (recorder: Recorder) => StepGraph): Chunked<StepGraph> {
  for (;;) {
    const known = Object.keys(registeredVariables()).length;
    const recorder = new Recorder();
    const graph = record(recorder);
    if (Object.keys(registeredVariables()).length === known)
      return recorder.drewRandomNumbers ? drawDropoutMasks(graph, record(new Recorder())) : graph;
    yield;
  }
}

/** The loss of each row, or nothing where it is not known how to take it in fewer operations. */
type Loss = (labels: tf.Tensor, probabilities: tf.Tensor) => tf.Tensor | undefined;

/** While `run` runs, the model's cross-entropy of one-hot labels is computed by `crossEntropy` where that can. */
function withCrossEntropy<T>(model: Model, crossEntropy: Loss, run: () => T): T {
  const losses = model.lossFunctions;
  try {
    model.lossFunctions = losses.map((loss) => {
      if (!isCrossEntropy(loss)) return loss;
      return (labels, probabilities) => {
        const rows = probabilities.rank === 2 && labels.rank === 2 && labels.dtype === "float32";
        return (rows ? crossEntropy(labels, probabilities) : undefined) ?? loss(labels, probabilities);
      };
    });
    return run();
  } finally {
    model.lossFunctions = losses;
  }
}

/** tfjs's own loss; the number after its name comes from bundling. (A loss of one's own is never recorded.) */
function isCrossEntropy(loss: { name: string } | null): boolean {
  return /^categoricalCrossentropy(\$\d+)?$/.test(loss?.name ?? "");
}

function tensorsOf(feeds: Feeds): tf.Tensor[] {
  const tensors = feeds.filter((feed) => feed !== null);
  if (tensors.some((tensor) => !["float32", "int32", "bool"].includes(tensor.dtype)))
    throw new NotAGraph("its data is neither numbers nor truth values");
  return tensors;
}
