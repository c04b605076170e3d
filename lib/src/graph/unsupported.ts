import * as tf from "@tensorflow/tfjs-node";
import type { Model } from "./tfjs-internals";

type Class = new (...args: never[]) => unknown;
type WithClass = { constructor: unknown; getClassName?: unknown };

/** The layers, regularizers, activations and cells that tfjs brings along: what is registered when this file loads. */
const ownClasses: ReadonlySet<unknown> = new Set(
  Object.values(
    (
      tf.serialization.SerializationMap as unknown as {
        getMap(): { classNameMap: Record<string, [Class, unknown]> };
      }
    ).getMap().classNameMap,
  ).map(([registered]) => registered),
);

const ownFunctions: ReadonlySet<unknown> = new Set([
  ...Object.values(tf.losses),
  ...Object.values(tf.metrics),
]);

const ownOptimizers: ReadonlySet<unknown> = new Set([
  tf.SGDOptimizer,
  tf.MomentumOptimizer,
  tf.RMSPropOptimizer,
  tf.AdagradOptimizer,
  tf.AdadeltaOptimizer,
  tf.AdamOptimizer,
  tf.AdamaxOptimizer,
]);

const optimizerMethods = ["applyGradients", "computeGradients", "minimize"];

/** The methods that decide what a step does, as they are when this file loads, by the prototype that has them. */
const originals = new Map<object, Record<string, unknown>>(
  [...ownClasses, ...ownOptimizers].map((own) => {
    const { prototype } = own as { prototype: Record<string, unknown> };
    return [
      prototype,
      Object.fromEntries([...optimizerMethods, "call", "apply"].map((name) => [name, prototype[name]])),
    ];
  }),
);

/** Whether a method of tfjs's own class was replaced since, for one object or for all of its class. */
export function isReplaced(of: object, method: string): boolean {
  const known = originals.get(Object.getPrototypeOf(of));
  return known !== undefined && (of as Record<string, unknown>)[method] !== known[method];
}

/**
 * Why a model must be trained step by step, or nothing when its steps may become a graph.
 *
 * A graph repeats what the code did when it was recorded. tfjs's own layers, losses, metrics and optimizers do the same
 * in every step; code of one's own may not, and nobody can tell by looking at one step.
 */
export function unsupported(model: Model): string | undefined {
  const { loss, metrics } = model;
  if (!listed(loss).every(isOwnFunction))
    return "its loss is a function of your own, which may do something else in every step";
  if (!listed(metrics).every(isOwnFunction))
    return "one of its metrics is a function of your own, which may do something else in every step";
  const optimizer = model.optimizer_ as unknown as WithClass;
  if (!ownOptimizers.has(optimizer.constructor))
    return "its optimizer is a class of your own, which may do something else in every step";
  for (const method of optimizerMethods)
    if (isReplaced(optimizer, method)) return `its optimizer's ${method} was replaced`;
  return unsupportedLayer(model);
}

/** Why a model's outputs cannot be computed by a graph, or nothing. */
export function unsupportedLayer(model: Model): string | undefined {
  for (const layer of allLayers(model)) {
    const named = `layer "${layer.name}"`;
    if (!ownClasses.has(layer.constructor))
      return `${named} is of a class of your own, which may do something else in every step`;
    if (isReplaced(layer, "call")) return `${named} has its call function replaced`;
    if (layer instanceof tf.layers.Layer && layer.getClassName() === "Embedding")
      return `${named} looks up rows by numbers that tfjs reads in JavaScript`;
    const { stateful, _callHook: hook } = layer as unknown as { stateful: boolean; _callHook: unknown };
    if (stateful) return `${named} keeps a state from batch to batch`;
    if (hook !== undefined && hook !== null) return `${named} has a call hook`;
    const part = Object.entries(layer).find(([, value]) => isForeignPart(value));
    if (part !== undefined) return `the ${part[0]} of ${named} is of a class of your own`;
  }
  return undefined;
}

function isForeignPart(value: unknown): boolean {
  const part = value as WithClass | null | undefined;
  return (
    typeof part === "object" && typeof part?.getClassName === "function" && !ownClasses.has(part.constructor)
  );
}

function isOwnFunction(given: unknown): boolean {
  return typeof given === "string" || given === null || ownFunctions.has(given);
}

/** Thrown when a step cannot become a graph; `message` completes the sentence "runs step by step, because …". */
export class NotAGraph extends Error {
  override readonly name = "NotAGraph";
}

/** What `compile` takes for a loss or for metrics — one, a list, or by output's name — as one list. */
function listed(given: unknown): unknown[] {
  if (given === undefined || given === null) return [];
  if (Array.isArray(given)) return given.flat();
  return typeof given === "object" ? Object.values(given as object).flat() : [given];
}

/** All layers, with those inside of nested models, wrappers and recurrent layers. */
export function allLayers(model: { readonly layers: readonly tf.layers.Layer[] }): tf.layers.Layer[] {
  const found = new Set<tf.layers.Layer>();
  for (const layer of model.layers) collect(layer, found);
  return [...found];
}

function collect(layer: tf.layers.Layer, found: Set<tf.layers.Layer>): void {
  if (found.has(layer)) return;
  found.add(layer);
  for (const part of Object.values(layer).flat()) if (part instanceof tf.layers.Layer) collect(part, found);
}

/** The losses and metrics of tfjs that are not a mean over the rows of the batch. */
const ofTheBatch: ReadonlySet<unknown> = new Set([
  "precision",
  tf.metrics.precision,
  tf.metrics.recall,
  tf.metrics.r2Score,
  tf.losses.cosineDistance,
  tf.losses.computeWeightedLoss,
]);

/** Whether loss and metrics of two batches together are the means of those of the two. */
export function judgesByRow({ loss, metrics }: Model): boolean {
  return ![...listed(loss), ...listed(metrics)].some((judge) => ofTheBatch.has(judge));
}
