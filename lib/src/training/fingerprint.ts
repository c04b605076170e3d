import * as tf from "@tensorflow/tfjs-node";
import { allLayers } from "./obstacles";
import type { Model, OptimizerInternals } from "./tfjs-internals";

const numbers = new WeakMap<object, number>();
let next = 0;

/** A number that is an object's own. */
function identity(object: object): number {
  const known = numbers.get(object) ?? next++;
  numbers.set(object, known);
  return known;
}

/**
 * Everything of a model that decides which operations a step has, except shapes: as long as this text stays the same,
 * a recorded step is still the model's step. The learning rate is not part of it; a graph reads it anew in each step.
 */
export function fingerprint(model: Model): string {
  const functions = [...model.lossFunctions, ...model.metricsTensors.map(([metric]) => metric)];
  const parts = [
    optimizerFingerprint(model.optimizer_),
    functions.map((item) => (typeof item === "function" ? identity(item) : "none")).join(),
    model.collectedTrainableWeights.map((weight) => identity(weight)).join(),
    allLayers(model).map(layerFingerprint).join(),
  ];
  return parts.join("|");
}

function layerFingerprint(layer: tf.layers.Layer): string {
  const weights = (layer as unknown as { _trainableWeights: object[] })._trainableWeights;
  return `${identity(layer)}:${JSON.stringify(layer.getConfig())}:${weights.map(identity).join()}`;
}

/** Numbers, switches and variables that the optimizer's arithmetic depends on. */
function optimizerFingerprint(optimizer: OptimizerInternals): string {
  const fields = Object.entries(optimizer).filter(
    ([name]) => !["learningRate", "iterations_", "c"].includes(name),
  );
  return `${identity(optimizer)}:${fields.map(([name, value]) => `${name}=${describe(value)}`).join()}`;
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return value.map((slot: { variable: tf.Variable }) => slot.variable.id).join(" ");
  if (value instanceof tf.Tensor) return `#${value.id}`;
  return String(value);
}
