import { AsyncLocalStorage } from "node:async_hooks";
import type { Model } from "../graph/tfjs-internals";
import { t } from "../i18n";

/** The model whose `fit` the running code is a part of: its own validation, its callbacks. */
const fitting = new AsyncLocalStorage<Model>();
const told = new WeakSet<Model>();

/** Runs `fit` so that its own use of the model is told from somebody else's. */
export function insideFit<Result>(model: Model, fit: () => Result): Result {
  told.delete(model);
  return fitting.run(model, fit);
}

/**
 * Says so, once for each `fit`, when a model is used while it still trains and the use is not a part of that training:
 * `await` was forgotten, and the answers are those of a half-trained network.
 */
export function warnIfStillTraining(model: Model): void {
  const { isTraining } = model as Model & { readonly isTraining?: boolean };
  if (isTraining !== true || fitting.getStore() === model || told.has(model)) return;
  told.add(model);
  console.warn(
    t(
      "This model is still training: its fit was not awaited. Write await before the call of fit, or of your function that calls it.",
    ),
  );
}
