import type { Model } from "../graph/tfjs-internals";
import { t } from "../i18n";

/**
 * The fits that run, each with whether its own code runs now: its steps, its validation, its callbacks. An
 * `AsyncLocalStorage` would know, too, but with Node's async hooks an interrupt of the kernel ends its process.
 */
const fits = new WeakMap<Model, () => boolean>();
const told = new WeakSet<Model>();

/** A model's `fit` was called; until its loop begins, none of its own code uses the model. */
export function beginFit(model: Model): void {
  if (isTraining(model)) return; // tfjs refuses a second one
  told.delete(model);
  fits.set(model, () => false);
}

/** The loop of a model's `fit` runs; `isOwn` tells whether its own code runs now, or others while it waits. */
export function whileFitting(model: Model, isOwn: () => boolean): void {
  fits.set(model, isOwn);
}

/**
 * Says so, once for each `fit`, when a model is used while it still trains and the use is not a part of that training:
 * `await` was forgotten, and the answers are those of a half-trained network.
 */
export function warnIfStillTraining(model: Model): void {
  if (!isTraining(model) || fits.get(model)?.() !== false || told.has(model)) return;
  told.add(model);
  console.warn(
    t(
      "This model is still training: its fit was not awaited. Write await before the call of fit, or of your function that calls it.",
    ),
  );
}

function isTraining(model: Model): boolean {
  return (model as Model & { readonly isTraining?: boolean }).isTraining === true;
}
