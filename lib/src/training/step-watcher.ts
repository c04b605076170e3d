import * as tf from "@tensorflow/tfjs-node";
import type { Logs } from "../graph/tfjs-internals";

/** What tfjs tells every callback of one `fit`; all of them get the same object. */
export interface FitParams {
  readonly epochs: number;
  /** Images that are trained on; tfjs leaves it out for `fitDataset`. */
  readonly samples?: number | null;
  readonly batchSize?: number | null;
  readonly steps?: number | null;
}

/**
 * A callback that hears of every batch without slowing training down: where several steps run in one call, it is
 * told about them afterwards, and nothing else in `fit` changes.
 */
export abstract class StepWatcher extends tf.CustomCallback {
  constructor() {
    super({});
  }

  /** `logs` are this batch's mean values, such as loss and acc, over `images` images. */
  abstract onStep(images: number, logs: Readonly<Record<string, number>>): void;

  /** The training ended by an error; `onTrainEnd` is not called then. */
  onTrainError(_error: unknown): void {}

  override async onBatchEnd(batch: number, logs: tf.Logs = {}): Promise<void> {
    const { batch: _, size, ...values } = logs;
    this.onStep(Number(size), numbers(values));
    await super.onBatchEnd(batch, logs);
  }
}

/** Logs as numbers; plain tfjs hands scalars to those callbacks that it does not wait for. */
export function numbers(logs: Logs): Record<string, number> {
  const entries = Object.entries(logs).map(([name, value]) => [
    name,
    typeof value === "number" ? value : value.dataSync()[0]!,
  ]);
  return Object.fromEntries(entries) as Record<string, number>;
}
