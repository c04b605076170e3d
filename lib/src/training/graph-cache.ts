import { fingerprint } from "./fingerprint";
import type { Model } from "./tfjs-internals";

/** Something that keeps memory of TensorFlow until it is closed. */
interface Closable {
  close(): void;
}

interface Entry {
  readonly key: string;
  readonly graph: Closable;
}

const graphs = new WeakMap<Model, Map<string, Entry>>();

/** Frees a graph when its model is gone. */
const orphans = new FinalizationRegistry<Closable>((graph) => graph.close());

/**
 * A model's graph for one purpose, if nothing changed that it depends on; if something did, the graph is freed.
 *
 * @param shapes what it depends on beside the model itself
 */
export function keptGraph<Graph extends Closable>(
  model: Model,
  purpose: string,
  shapes: string,
): Graph | undefined {
  const known = graphs.get(model)?.get(purpose);
  if (known?.key === `${shapes}|${fingerprint(model)}`) return known.graph as Graph;
  closeGraph(model, purpose);
  return undefined;
}

/** Keeps a graph just made for the model as it is now. */
export function keepGraph<Graph extends Closable>(
  model: Model,
  purpose: string,
  shapes: string,
  graph: Graph,
): Graph {
  const own = graphs.get(model) ?? new Map<string, Entry>();
  graphs.set(model, own.set(purpose, { key: `${shapes}|${fingerprint(model)}`, graph }));
  orphans.register(model, graph, graph);
  return graph;
}

/** Frees all graphs of a model. */
export function closeGraphs(model: Model): void {
  for (const purpose of [...(graphs.get(model)?.keys() ?? [])]) closeGraph(model, purpose);
}

function closeGraph(model: Model, purpose: string): void {
  const own = graphs.get(model);
  const entry = own?.get(purpose);
  if (own === undefined || entry === undefined) return;
  own.delete(purpose);
  orphans.unregister(entry.graph);
  entry.graph.close();
}
