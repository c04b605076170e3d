import * as tf from "@tensorflow/tfjs-node";
import type { Model } from "./tfjs-internals";
import { allLayers } from "./unsupported";

const numbers = new WeakMap<object, number>();
let next = 0;

/** Fields that change without changing what a step does. */
const bookkeeping: ReadonlySet<string> = new Set([
  "learningRate", // read anew in every step
  "c", // tf.train.sgd's tensor of the learning rate
  "iterations_",
  "_refCount",
  "inboundNodes",
  "outboundNodes",
  "dropoutMask", // a cell's, drawn anew in every step
  "recurrentDropoutMask",
]);

/**
 * Everything of a model that decides which operations a step has, except shapes: as long as this text stays the same,
 * a recorded step is still the model's step. It is cheap enough to be taken after every callback.
 */
export function fingerprint(model: Model): string {
  const parts = [
    describe(model.optimizer_, 2),
    describe(model.lossFunctions, 1),
    describe(model.metricsTensors, 2),
    describe(model.collectedTrainableWeights, 1),
    ...allLayers(model).map((layer) => describe(layer, 2)),
  ];
  return parts.join("|");
}

/** Numbers, texts and switches by value, all else by identity; objects and lists with what they hold, to a depth. */
function describe(value: unknown, depth: number): string {
  if (typeof value === "function") return `f${identity(value)}`;
  if (typeof value !== "object" || value === null) return String(value);
  if (value instanceof tf.Tensor) return `t${value.id}`;
  if (Array.isArray(value))
    return `[${depth > 0 ? value.map((item) => describe(item, depth)).join() : value.length}]`;
  return depth > 0 ? `o${identity(value)}{${fields(value, depth)}}` : `o${identity(value)}`;
}

function fields(object: object, depth: number): string {
  let text = "";
  for (const [name, value] of Object.entries(object)) {
    if (!bookkeeping.has(name)) text += `${name}:${describe(value, depth - 1)},`;
  }
  return text;
}

/** A number that is an object's own. */
function identity(object: object): number {
  const known = numbers.get(object) ?? next++;
  numbers.set(object, known);
  return known;
}
