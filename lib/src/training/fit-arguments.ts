import * as tf from "@tensorflow/tfjs-node";
import { describeBatches, present, type Work } from "../graph/batches";
import type { FitLoopArguments, Model } from "../graph/tfjs-internals";

/** What one call of `fit` works on. */
export interface Fit {
  readonly model: Model;
  readonly train: Work;
  readonly test: Work | undefined;
  readonly labels: readonly string[];
  readonly epochs: number;
  readonly initialEpoch: number;
  readonly shuffle: boolean;
}

/** What `fit` was asked for, or nothing when it is one of those things that tfjs does not do yet. */
export function readArguments(model: Model, args: FitLoopArguments): Fit | undefined {
  const [
    step,
    tensors,
    labels,
    batchSize,
    epochs,
    ,
    ,
    testStep,
    testTensors,
    shuffle,
    ,
    initialEpoch,
    ...counts
  ] = args;
  if (counts.some((count) => count != null) || shuffle === "batch") return undefined;
  const shuffled = Boolean(shuffle ?? true);
  const work = (of: Work["step"], given: Work["batches"]["tensors"], inOrder: boolean): Work => ({
    step: of,
    batches: { tensors: given, samples: given[0]!.shape[0]!, batchSize: batchSize ?? 32, inOrder },
  });
  return {
    model,
    train: work(step, tensors, !shuffled),
    test: testStep == null || testTensors == null ? undefined : work(testStep, testTensors, true),
    labels,
    epochs: epochs ?? 1,
    initialEpoch: initialEpoch ?? 0,
    shuffle: shuffled,
  };
}

/** How many batches it trains on in all. */
export function batchesOf({ train, epochs, initialEpoch }: Fit): number {
  return (epochs - initialEpoch) * Math.ceil(train.batches.samples / train.batches.batchSize);
}

/** What it trains and validates on. */
export function dataOf({ train, test }: Fit): tf.Tensor[] {
  return [train, test].flatMap((work) => (work === undefined ? [] : present(work.batches.tensors)));
}

/** Whether it is trained or validated on variables, which a callback may assign to. */
export function changesItself(fit: Fit): boolean {
  return dataOf(fit).some((tensor) => tensor instanceof tf.Variable);
}

/** What a fit's steps depend on beside the model. */
export function shapesOf({ train, test }: Fit): string {
  return `${describeBatches(train.batches)};${test === undefined ? "" : describeBatches(test.batches)}`;
}
