import * as tf from "@tensorflow/tfjs-node";
import { t } from "../i18n";
import { multiplicationsPerImage } from "../models/multiplications";

/**
 * What a trial of the challenge may cost: 600 billion multiplications on the images' way to the output, whatever the
 * machine. A model of five million per image uses it up in twelve epochs over 10,000 images.
 */
const trialBudget = 600e9;

/** How far a training got within its budget. */
export interface BudgetReport {
  readonly multiplicationsPerImage: number;
  /** Whole epochs trained. */
  readonly epochs: number;
  /** The epoch in which the budget was used up, counted from 1, or null where it sufficed. */
  readonly stoppedInEpoch: number | null;
}

/**
 * Lets every later `fit` of a model end when its work is used up: counted in multiplications, not in seconds, so that
 * it ends at the same step on every machine. Says so where it ends early.
 *
 * @param budget multiplications on the way to the output, over all images of the training
 * @returns what the newest `fit` came to
 * @example limitWork(model); await trainChallenge(model, images, labels);
 */
export function limitWork(
  model: tf.LayersModel,
  { budget = trialBudget, quiet = false }: { budget?: number; quiet?: boolean } = {},
): () => BudgetReport {
  const perImage = multiplicationsPerImage(model);
  const fit = model.fit.bind(model);
  let report: BudgetReport = { multiplicationsPerImage: perImage, epochs: 0, stoppedInEpoch: null };
  model.fit = async (x, y, args) => {
    const callback = new WorkLimit(model, budget, perImage);
    const others = [args?.callbacks ?? []].flat().map(asCallback);
    const history = await fit(x, y, { ...args, callbacks: [...others, callback] });
    const epochs = history.epoch.length - (callback.stoppedInEpoch === null ? 0 : 1);
    report = { multiplicationsPerImage: perImage, epochs, stoppedInEpoch: callback.stoppedInEpoch };
    if (!quiet && callback.stoppedInEpoch !== null)
      console.log(whyStopped(report, args?.epochs ?? 1, budget));
    return history;
  };
  return () => report;
}

/** Counts the work of the steps, and ends the training with the step that uses up the budget. */
class WorkLimit extends tf.CustomCallback {
  stoppedInEpoch: number | null = null;

  constructor(model: tf.LayersModel, budget: number, perImage: number) {
    let left = budget;
    let epoch = 0;
    super({
      onEpochBegin: async (now) => {
        epoch = now + 1;
      },
      onBatchEnd: async (_, logs) => {
        left -= Number(logs?.["size"]) * perImage;
        if (left > 0 || this.stoppedInEpoch !== null) return;
        this.stoppedInEpoch = epoch;
        model.stopTraining = true;
      },
    });
  }
}

function asCallback(given: tf.CustomCallbackArgs | tf.Callback): tf.Callback {
  return (
    given instanceof tf.Callback || given instanceof tf.CustomCallback ? given : new tf.CustomCallback(given)
  ) as tf.Callback;
}

function whyStopped(report: BudgetReport, epochs: number, budget: number): string {
  return t(
    "Stopped in epoch {epoch} of {epochs}: {millions} million multiplications per image use up the budget of {billions} billion. Fewer filters, strides, or pooling earlier make an image cheaper.",
    {
      epoch: report.stoppedInEpoch ?? 0,
      epochs,
      millions: Number((report.multiplicationsPerImage / 1e6).toPrecision(2)),
      billions: Math.round(budget / 1e9),
    },
  );
}
