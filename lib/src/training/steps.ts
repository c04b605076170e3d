import type * as tf from "@tensorflow/tfjs-node";
import type { Batches } from "../graph/batches";
import type { Model, StepFunction } from "../graph/tfjs-internals";
import type { Fit } from "./fit-arguments";
import type { Yielding } from "./yielding";

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
  /** How they run, for `explainTraining`: completes the sentence "The model …". */
  readonly how: {
    readonly engine: "native" | "graph" | "eager";
    readonly graph: boolean;
    readonly text: string;
  };
  /** The fingerprint of the model that they were made for; none if they follow every change of it. */
  readonly madeFor: string | undefined;
  /** Whether to train or test on so many rows has to be prepared first, which takes a while. */
  needsPreparation(part: Part, rows: number): boolean;
  /** Prepares it. */
  prepare(part: Part, rows: number): void;
  /** Faster steps, where there are some and they pay: `remaining` is how many batches are still to be trained on. */
  better?(remaining: number): Promise<Steps> | undefined;
  /** Leaves weights and optimizer state with tfjs. */
  release(): void;
}

/** What takes the steps of a model faster than tfjs, operation by operation, does, and with the same results. */
export interface TrainingEngine {
  /**
   * The steps of a fit. While they are made, it yields to the event loop.
   *
   * @throws Error whose message completes the sentence "step by step, because …" for a model that it leaves to others
   */
  fitSteps(fit: Fit, yielding: Yielding): Promise<Steps>;
  /**
   * The loss and the metrics of a model over batches: their sums over all rows.
   *
   * @returns undefined where another engine, or tfjs, had better do it
   */
  evaluate(model: Model, step: StepFunction, batches: Batches): number[] | undefined;
  /**
   * The outputs of a model for batches, one tensor for each output.
   *
   * @param plain computes the outputs for one batch, as tfjs does
   */
  predict(
    model: Model,
    plain: (inputs: tf.Tensor[]) => tf.Tensor[],
    batches: Batches,
  ): tf.Tensor[] | undefined;
  /** Lets tfjs evaluate or predict what no engine took, and sees what it costs. */
  watch?<Result>(model: Model, purpose: Purpose, batches: Batches, run: () => Result): Result;
}

export type Purpose = "evaluate" | "predict";
