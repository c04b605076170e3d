import * as tf from "@tensorflow/tfjs-node";
import { allLayers } from "./all-layers";
import { listed } from "./listed";
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
  if (Object.hasOwn(optimizer, "applyGradients")) return "its optimizer's applyGradients was replaced";
  return unsupportedLayer(model);
}

/** Why a model's outputs cannot be computed by a graph, or nothing. */
export function unsupportedLayer(model: Model): string | undefined {
  for (const layer of allLayers(model)) {
    const named = `layer "${layer.name}"`;
    if (!ownClasses.has(layer.constructor))
      return `${named} is of a class of your own, which may do something else in every step`;
    if (Object.hasOwn(layer, "call")) return `${named} has its call function replaced`;
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
