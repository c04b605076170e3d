import * as tf from "@tensorflow/tfjs-node";
import type { Batches } from "../graph/batches";
import type { StepFunction } from "../graph/tfjs-internals";

/** What a fit does with one batch. */
export interface Work {
  readonly step: StepFunction;
  readonly batches: Batches;
}

export type Part = "train" | "test";

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
  /** The fingerprint of the model that they were made for; none if they follow every change of it. */
  readonly madeFor: string | undefined;
  /** Whether to train or test on so many rows has to be prepared first, which takes a while. */
  isNew(part: Part, rows: number): boolean;
  /** Prepares it. */
  rehearse(part: Part, rows: number): void;
  /** Leaves weights and optimizer state with tfjs. */
  release(): void;
}

/** Steps as plain tfjs takes them. */
export class EagerSteps implements Steps {
  readonly batchesAtOnce = 1;
  readonly madeFor = undefined;

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

  isNew(): boolean {
    return false;
  }

  rehearse(): void {}

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
