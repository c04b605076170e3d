import type * as tf from "@tensorflow/tfjs-node";
import { checkObject } from "../arguments/objects";
import type { CurveOptions } from "./curve";
import { LiveTraining } from "./live-training";

export type LiveOptions = CurveOptions;

/**
 * Draws how training goes while it goes: learning curve, progress bar and time left, at most ten times a second (less
 * often, down to every two seconds, where a page draws so slowly that training would suffer), and a button that ends
 * training after the current step; the model keeps what it learnt, and `fit` returns the history so far. The finished
 * figure stays in the notebook. Where no page is open, it prints one line an epoch.
 *
 * Among other callbacks it stands in a list: `callbacks: [live(), tf.callbacks.earlyStopping()]`. Functions of your
 * own go in as `new tf.CustomCallback({ onEpochEnd })`.
 *
 * @param options which number to draw, the figure's title, and the dataset to name below it
 * @throws RangeError from `fit`, in its first step, when the model does not record that number
 * @example
 * const history = await model.fit(images, labels, {
 *   epochs: 5,
 *   validationSplit: 0.1,
 *   callbacks: live({ metric: "accuracy", from: train }),
 * });
 */
export function live(options: LiveOptions = {}): tf.CustomCallback {
  checkObject({ caller: "live", what: "the options" }, options, '{ metric: "accuracy" }');
  return new LiveTraining(options);
}
