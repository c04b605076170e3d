import { fingerprint } from "./fingerprint";
import type { Model } from "./tfjs-internals";

/** Something that keeps memory of TensorFlow until it is closed. */
interface Closable {
  close(): void;
}

interface Entry {
  readonly purpose: string;
  /** What the graph depends on beside the model itself. */
  readonly shapes: string;
  /** The model's fingerprint when the graph was made. */
  readonly madeFor: string;
  readonly graph: Closable;
}

/** How many graphs a model keeps for one purpose: say, to evaluate on what it learns from, on validation and on test data. */
const KEPT = 3;

/** Each model's graphs; the one used last comes last. */
const graphs = new WeakMap<Model, Entry[]>();

/** Frees a graph when its model is gone. */
const orphans = new FinalizationRegistry<Closable>((graph) => graph.close());

/**
 * A model's graph for one purpose and some shapes, if it was made for the model as it is now; graphs for the same purpose
 * that were made for the model as it was are freed.
 */
export function cachedGraph<Graph extends Closable>(
  model: Model,
  purpose: string,
  shapes: string,
): Graph | undefined {
  const own = (graphs.get(model) ?? []).filter((entry) => entry.purpose === purpose);
  if (own.length === 0) return undefined; // before the fingerprint, which costs a small fit a tenth
  const now = fingerprint(model);
  close(
    model,
    own.filter(({ madeFor }) => madeFor !== now),
  );
  const found = own.find((entry) => entry.shapes === shapes && entry.madeFor === now);
  if (found === undefined) return undefined;
  graphs.set(model, [...graphs.get(model)!.filter((entry) => entry !== found), found]);
  return found.graph as Graph;
}

/** Whether a model has a graph for a purpose, of whatever shapes, and made for the model as it is or as it was. */
export function hasGraphs(model: Model, purpose: string): boolean {
  return graphs.get(model)?.some((entry) => entry.purpose === purpose) ?? false;
}

/** Keeps a graph just made for the model as it is now, and frees what is too many. */
export function cacheGraph<Graph extends Closable>(
  model: Model,
  purpose: string,
  shapes: string,
  graph: Graph,
): Graph {
  const own = [...(graphs.get(model) ?? []), { purpose, shapes, madeFor: fingerprint(model), graph }];
  graphs.set(model, own);
  orphans.register(model, graph, graph);
  close(model, own.filter((entry) => entry.purpose === purpose).slice(0, -KEPT));
  return graph;
}

/** Frees all graphs of a model. */
export function closeGraphs(model: Model): void {
  close(model, graphs.get(model) ?? []);
}

function close(model: Model, entries: readonly Entry[]): void {
  const left = graphs.get(model)?.filter((entry) => !entries.includes(entry));
  if (left !== undefined) graphs.set(model, left);
  for (const { graph } of entries) {
    orphans.unregister(graph);
    graph.close();
  }
}
