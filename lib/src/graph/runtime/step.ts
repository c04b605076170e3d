import type * as tf from "@tensorflow/tfjs-node";
import type { StepGraph } from "../ir/step-graph";
import type { SessionVariable } from "./node-list";

/** A step under a name of its own. */
export interface NamedStep {
  readonly name: string;
  readonly graph: StepGraph;
  /** The session's variables that hold the data, one for each feed of the step. */
  readonly data: readonly SessionVariable[];
  /** How many rows its batch has. */
  readonly rows: number;
  /** How many steps a call may take, one after the other. */
  readonly stepsPerCall: readonly number[];
  /** Whether each batch's rows follow one another in the data, and the batches too. */
  readonly inOrder: boolean;
}

/** The session's variables that steps work on. */
export interface State {
  readonly learningRate: SessionVariable;
  of(variable: tf.Variable): SessionVariable;
}

/** Writes the node that holds the batch's rows of one feed; returns its name. */
export type TakeFeed = (index: number) => string;
