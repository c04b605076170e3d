import * as tf from "@tensorflow/tfjs-node";
import type { Batches } from "./batches";
import type { StepFunction } from "./tfjs-internals";

/** What a fit does with one batch. */
export interface Work {
  readonly step: StepFunction;
  readonly batches: Batches;
}

/** The steps of a fit: each takes the numbers of some rows and returns the loss and the metrics. */
export interface Steps {
  /**
   * Trains on full batches one after the other, or on one batch of any size; one row of results for each. The optimizer
   * counts them as its iterations.
   */
  train(rows: Int32Array): Float32Array;
  test(rows: Int32Array): Float32Array;
  /** How many batches `train` had best be given at once. */
  readonly batchesAtOnce: number;
  /** Leaves weights and optimizer state with tfjs. */
  release(): void;
}

/** Steps as plain tfjs takes them. */
export class PlainSteps implements Steps {
  readonly batchesAtOnce = 1;

  constructor(
    private readonly trainWork: Work,
    private readonly testWork: Work | undefined,
  ) {}

  train(rows: Int32Array): Float32Array {
    return run(this.trainWork, rows);
  }

  test(rows: Int32Array): Float32Array {
    return run(this.testWork!, rows);
  }

  release(): void {}
}

function run({ step, batches }: Work, rows: Int32Array): Float32Array {
  const results = tf.tidy(() => {
    const indices = tf.tensor1d(rows, "int32");
    return step(batches.tensors.map((tensor) => tensor && tf.gather(tensor, indices)));
  });
  const values = Float32Array.from(results, (result) => result.dataSync()[0]!);
  tf.dispose(results);
  return values;
}
