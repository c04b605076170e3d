import type * as tf from "@tensorflow/tfjs-node";
import type { BatchSource, Model } from "../graph/tfjs-internals";
import { interruptSignal } from "../jupyter/interrupt-signal";
import { eagerly } from "./eager-steps";
import { showInOneLine } from "./epoch-log";
import { report } from "./report";
import { whileFitting } from "./unawaited-fit";
import { interrupted, Yielding } from "./yielding";

type FitDataset = Model["fitDataset"];

/**
 * `model.fitDataset` by tfjs itself: batches that code of one's own may make one by one are no tensors that a graph could
 * take its rows from. Between them others get to run, and an interrupt of the cell stops at the next one.
 */
export async function fitDataset(
  model: Model,
  plain: FitDataset,
  [source, config]: Parameters<FitDataset>,
): Promise<tf.History> {
  const signal = interruptSignal();
  const yielding = new Yielding();
  const iterator: BatchSource["iterator"] = async () => {
    whileFitting(model, () => !yielding.isAway);
    report(model, eagerly("fitDataset takes its batches one by one from wherever they come"));
    const batches = await source.iterator();
    const next = async (): Promise<unknown> => {
      await yielding.yieldIfDue();
      if (signal?.aborted) model.stopTraining_ = true;
      return batches.next();
    };
    return { next };
  };
  const watched = Object.create(source, { iterator: { value: iterator } }) as BatchSource;
  const history = await plain.call(model, watched, config);
  if (signal?.aborted) throw interrupted(history.epoch.length, config.epochs);
  return showInOneLine(history);
}
