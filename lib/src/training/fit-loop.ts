import * as tf from "@tensorflow/tfjs-node";
import { rowsFrom } from "../graph/batches";
import type { FitLoopArguments, Model } from "../graph/tfjs-internals";
import { interruptSignal } from "../jupyter/interrupt-signal";
import { type Callbacks, configureCallbacks } from "./callbacks";
import { showInOneLine } from "./epoch-log";
import { type Fit, readArguments } from "./fit-arguments";
import { FitSteps } from "./fit-steps";
import { noticeIgnoredRate } from "./optimizer-notices";
import { SharedFit } from "./shared-fit";
import { whileFitting } from "./unawaited-fit";
import { interrupted, Yielding } from "./yielding";

type PlainLoop = (...args: FitLoopArguments) => Promise<tf.History>;

/** The loop of `model.fit`, its steps run as a graph where that is possible; `plain` is the loop of tfjs. */
export async function fitLoop(model: Model, plain: PlainLoop, args: FitLoopArguments): Promise<tf.History> {
  const fit = readArguments(model, args);
  const yielding = new Yielding();
  whileFitting(model, () => !yielding.isAway);
  if (fit === undefined) return plain.apply(model, args); // says in its own words that it cannot
  model.stopTraining_ = false;
  await yielding.yieldNow(); // tfjs has checked the data, and split off what it validates on
  const order = rowsFrom(0, fit.train.batches.samples);
  const callbacks = await configureCallbacks(model, plain, args);
  const shared = SharedFit.of(fit, order, callbacks);
  const steps = new FitSteps(fit, yielding, shared);
  let history: tf.History;
  try {
    history = await new Loop(fit, order, steps, callbacks, yielding).run();
  } finally {
    steps.release();
  }
  await shared?.finish(steps.how);
  return showInOneLine(history);
}

/** Epochs, batches, callbacks and history, as in tfjs's own loop. */
class Loop {
  private readonly signal = interruptSignal();
  private readonly watched: boolean;

  constructor(
    private readonly fit: Fit,
    private readonly order: Int32Array,
    private readonly steps: FitSteps,
    private readonly callbacks: Callbacks,
    private readonly yielding: Yielding,
  ) {
    this.watched = callbacks.watchBatches;
  }

  async run(): Promise<tf.History> {
    const { fit, callbacks } = this;
    const { model } = fit;
    callbacks.setModel(model);
    model.history = callbacks.history;
    const stopped = model.stopTraining_; // while it waited
    await callbacks.trainBegin();
    model.stopTraining_ = stopped;
    for (let epoch = fit.initialEpoch; epoch < fit.epochs; epoch++) {
      await callbacks.epochBegin(epoch);
      noticeIgnoredRate(model);
      await this.steps.followModel();
      if (fit.shuffle) tf.util.shuffle(this.order);
      const validation = await this.epoch();
      await callbacks.epochEnd(epoch, validation);
      if (model.stopTraining_) break;
    }
    await callbacks.trainEnd();
    await model.history.syncData();
    if (this.signal?.aborted) throw interrupted(model.history.epoch.length, fit.epochs);
    return model.history;
  }

  /** Trains on every batch once; returns what validation says at the end. */
  private async epoch(): Promise<Record<string, number>> {
    const { model, train } = this.fit;
    const { samples, batchSize } = train.batches;
    let validation: Record<string, number> = {};
    for (let start = 0, batch = 0; start < samples; ) {
      if (this.watched) await this.afterCallbacks(this.callbacks.batchBegin(batch));
      if (await this.steps.prepare("train", this.endOfCall(start) - start)) await this.steps.followModel();
      const end = this.endOfCall(start);
      const results = this.steps.train(this.order.subarray(start, end));
      const taken = Math.ceil((end - start) / batchSize);
      if (end === samples) validation = await this.validate();
      await this.report(results, taken, batch, Math.min(batchSize, end - start));
      if (await this.yielding.yieldIfDue()) await this.steps.followModel();
      if (this.signal?.aborted) model.stopTraining_ = true;
      if (model.stopTraining_) break;
      start = end;
      batch += taken;
    }
    return validation;
  }

  /** One batch, or several full ones when nobody watches them. */
  private endOfCall(start: number): number {
    const { samples, batchSize } = this.fit.train.batches;
    const several = start + this.steps.batchesAtOnce * batchSize;
    return !this.watched && several <= samples ? several : Math.min(start + batchSize, samples);
  }

  /** Tells callbacks about a batch, or adds several to the epoch's averages. */
  private async report(results: Float32Array, taken: number, batch: number, size: number): Promise<void> {
    const { labels } = this.fit;
    const width = results.length / taken;
    for (let at = 0; at < results.length; at += width) {
      const logs = Object.fromEntries(labels.map((label, index) => [label, results[at + index]!]));
      if (this.watched) await this.afterCallbacks(this.callbacks.batchEnd(batch, size, logs));
      else this.callbacks.average(size, logs);
    }
  }

  /** The means over all rows of the validation data, or over those up to a wish to stop in its pauses. */
  private async validate(): Promise<Record<string, number>> {
    const { test, labels, model } = this.fit;
    if (test === undefined) return {};
    const { samples, batchSize } = test.batches;
    const totals = new Float64Array(labels.length);
    const before = model.stopTraining_; // what a callback said before the last batch holds after the validation
    let [seen, stopped] = [0, false];
    while (seen < samples && !stopped) {
      const end = Math.min(seen + batchSize, samples);
      await this.steps.prepare("test", end - seen);
      for (const [index, value] of this.steps.test(rowsFrom(seen, end)).entries())
        totals[index] = totals[index]! + value * (end - seen);
      seen = end;
      await this.yielding.yieldIfDue();
      stopped = this.signal?.aborted === true || (model.stopTraining_ && !before);
    }
    return Object.fromEntries(labels.map((label, index) => [`val_${label}`, totals[index]! / seen]));
  }

  private async afterCallbacks(called: Promise<void>): Promise<void> {
    await called;
    await this.steps.followModel();
  }
}
