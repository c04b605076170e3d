import * as tf from "@tensorflow/tfjs-node";
import { interrupted, interruptSignal, Turns } from "./alive";
import { type Callbacks, configureCallbacks } from "./callbacks";
import { trainingGraph, type Work } from "./graph-cache";
import { obstacle } from "./obstacles";
import { reportGraph, reportPlain } from "./report";
import type { FitLoopArguments, Model } from "./tfjs-internals";
import type { Batches, TrainingGraph } from "./training-graph";

type PlainLoop = (...args: FitLoopArguments) => Promise<tf.History>;

/** What one call of `fit` works on. */
interface Fit {
  readonly model: Model;
  readonly train: Work;
  readonly test: Work | undefined;
  readonly labels: readonly string[];
  readonly epochs: number;
  readonly initialEpoch: number;
  readonly shuffle: boolean;
}

/** The loop of `model.fit`, its steps run as a graph where that is possible; `plain` is the loop of tfjs. */
export async function fitLoop(model: Model, plain: PlainLoop, args: FitLoopArguments): Promise<tf.History> {
  const fit = readArguments(model, args);
  const graph = fit === undefined ? undefined : prepare(fit);
  if (fit === undefined || graph === undefined) return plainFit(model, plain, args);
  const callbacks = await configureCallbacks(model, plain, args);
  try {
    graph.setData(fit.train.batches, fit.test?.batches);
    return await new GraphFit(fit, graph, callbacks).run();
  } finally {
    graph.release();
  }
}

/** Trains step by step; an interrupt of the cell stops it at the next batch. */
async function plainFit(model: Model, plain: PlainLoop, args: FitLoopArguments): Promise<tf.History> {
  const signal = interruptSignal();
  const stop = (): void => {
    model.stopTraining_ = true;
  };
  signal?.addEventListener("abort", stop);
  try {
    const history = await plain.apply(model, args);
    if (signal?.aborted) throw interrupted(history.epoch.length, args[4] ?? 1);
    return history;
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}

function readArguments(model: Model, args: FitLoopArguments): Fit | undefined {
  const [
    step,
    tensors,
    labels,
    batchSize = 32,
    epochs = 1,
    ,
    ,
    testStep,
    testTensors,
    shuffle,
    ,
    initialEpoch,
  ] = args;
  const [stepsPerEpoch, validationSteps] = args.slice(12);
  if (stepsPerEpoch != null || validationSteps != null || typeof shuffle === "string") return undefined;
  const work = (of: Work["step"], given: readonly (tf.Tensor | null)[]): Work => ({
    step: of,
    batches: { tensors: given, samples: given[0]!.shape[0]!, batchSize },
  });
  return {
    model,
    train: work(step, tensors),
    test: testStep == null ? undefined : work(testStep, testTensors),
    labels,
    epochs,
    initialEpoch: initialEpoch ?? 0,
    shuffle: shuffle ?? true,
  };
}

/** The graph of a fit, or nothing after it was reported why there is none. */
function prepare({ model, train, test }: Fit): TrainingGraph | undefined {
  const reason = obstacle(model);
  if (reason !== undefined) {
    reportPlain(model, reason);
    return undefined;
  }
  try {
    const graph = trainingGraph(model, train, test);
    reportGraph(model, graph.recorded, graph.kept);
    return graph;
  } catch (error) {
    reportPlain(model, error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

/** Epochs, batches, callbacks and history, as in tfjs's own loop. */
class GraphFit {
  private readonly order: Int32Array;
  private readonly turns = new Turns();
  private readonly signal = interruptSignal();
  private readonly watched: boolean;

  constructor(
    private readonly fit: Fit,
    private readonly graph: TrainingGraph,
    private readonly callbacks: Callbacks,
  ) {
    this.order = Int32Array.from({ length: fit.train.batches.samples }, (_, index) => index);
    this.watched = callbacks.watchBatches;
  }

  async run(): Promise<tf.History> {
    const { fit, callbacks } = this;
    const { model } = fit;
    callbacks.setModel(model);
    model.history = callbacks.history;
    await callbacks.trainBegin();
    model.stopTraining_ = false;
    for (let epoch = fit.initialEpoch; epoch < fit.epochs; epoch++) {
      await callbacks.epochBegin(epoch);
      if (fit.shuffle) tf.util.shuffle(this.order);
      const logs = await this.epoch();
      await callbacks.epochEnd(epoch, logs);
      if (model.stopTraining_) break;
    }
    await callbacks.trainEnd();
    await model.history.syncData();
    if (this.signal?.aborted) throw interrupted(model.history.epoch.length, fit.epochs);
    return model.history;
  }

  /** Trains on every batch once; returns what validation says at the end. */
  private async epoch(): Promise<Record<string, number>> {
    const { fit, callbacks, order } = this;
    const { samples, batchSize } = fit.train.batches;
    const count = Math.ceil(samples / batchSize);
    let validation: Record<string, number> = {};
    for (let batch = 0; batch < count; batch++) {
      if (this.watched) await callbacks.batchBegin(batch);
      const rows = order.subarray(batch * batchSize, Math.min(samples, (batch + 1) * batchSize));
      const logs = this.named(this.graph.train(rows));
      this.countIterations(1);
      if (batch === count - 1) validation = await this.validate();
      if (this.watched) await callbacks.batchEnd(batch, rows.length, logs);
      else callbacks.average(rows.length, logs);
      await this.turns.give();
      if (this.signal?.aborted) fit.model.stopTraining_ = true;
      if (fit.model.stopTraining_) break;
    }
    return validation;
  }

  private async validate(): Promise<Record<string, number>> {
    const { test } = this.fit;
    if (test === undefined) return {};
    const averages = await testEpoch(test.batches, (rows) => this.graph.test(rows), this.turns);
    return Object.fromEntries(this.fit.labels.map((label, index) => [`val_${label}`, averages[index]!]));
  }

  private named(values: Float32Array): Record<string, number> {
    return Object.fromEntries(this.fit.labels.map((label, index) => [label, values[index]!]));
  }

  private countIterations(steps: number): void {
    const optimizer = this.fit.model.optimizer_;
    optimizer.iterations_ = (optimizer.iterations_ ?? 0) + steps;
  }
}

/** The averages of all batches' results, each weighted with the batch's size. */
async function testEpoch(
  batches: Batches,
  test: (rows: Int32Array) => Float32Array,
  turns: Turns,
): Promise<number[]> {
  const { samples, batchSize } = batches;
  const totals: number[] = [];
  for (let start = 0; start < samples; start += batchSize) {
    const size = Math.min(batchSize, samples - start);
    const results = test(Int32Array.from({ length: size }, (_, index) => start + index));
    for (const [index, value] of results.entries()) totals[index] = (totals[index] ?? 0) + value * size;
    await turns.give();
  }
  return totals.map((total) => total / samples);
}
