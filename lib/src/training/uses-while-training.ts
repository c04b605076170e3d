import type * as tf from "@tensorflow/tfjs-node";
import type { Model } from "../graph/tfjs-internals";
import { warnIfStillTraining } from "./unawaited-fit";

/** What uses or changes the weights of a model, beside `fit`, `evaluate` and `predict`, whose loops are the lab's own. */
const uses = [
  "predictOnBatch",
  "evaluateDataset",
  "trainOnBatch",
  "getWeights",
  "setWeights",
  "save",
  "dispose",
] as const;

type AnyUse = (this: tf.LayersModel, ...args: unknown[]) => unknown;

/** Lets each of them say so when the model still trains. */
export function watchUses(prototype: tf.LayersModel): void {
  const methods = prototype as unknown as Record<(typeof uses)[number], AnyUse>;
  for (const name of uses) {
    const plain = methods[name];
    methods[name] = function (...args) {
      const { model } = this as tf.LayersModel & { readonly model?: Model }; // what a Sequential wraps, once it is built
      warnIfStillTraining(model ?? (this as unknown as Model));
      return plain.apply(this, args);
    };
  }
}
