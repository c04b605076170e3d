import { fingerprint } from "./fingerprint";
import type { Model, StepFunction } from "./tfjs-internals";
import { type Batches, batchSizes, TrainingGraph } from "./training-graph";

interface Entry {
  readonly key: string;
  readonly graph: TrainingGraph;
}

export interface Work {
  readonly step: StepFunction;
  readonly batches: Batches;
}

const entries = new WeakMap<Model, Entry>();

/** Frees a graph when its model is gone. */
const orphans = new FinalizationRegistry<TrainingGraph>((graph) => graph.close());

/**
 * The graph of a model's steps: the one from its last `fit` if nothing changed that a step depends on, else a new one.
 *
 * @throws {NotAGraph} and whatever the step itself throws
 */
export function trainingGraph(model: Model, train: Work, test: Work | undefined): TrainingGraph {
  const key = [
    fingerprint(model),
    shapes(train.batches),
    test === undefined ? "" : shapes(test.batches),
  ].join("||");
  const known = entries.get(model);
  if (known?.key === key) return known.graph;
  closeGraph(model);
  const graph = new TrainingGraph(model, train, test);
  entries.set(model, { key, graph });
  orphans.register(model, graph, graph);
  return graph;
}

/** Frees a model's graph, if it has one. */
export function closeGraph(model: Model): void {
  const entry = entries.get(model);
  if (entry === undefined) return;
  entries.delete(model);
  orphans.unregister(entry.graph);
  entry.graph.close();
}

function shapes(batches: Batches): string {
  const tensors = batches.tensors.map(
    (tensor) => tensor && `${tensor.dtype}[${tensor.shape.slice(1).join()}]`,
  );
  return `${batchSizes(batches).join()}:${tensors.join()}`;
}
