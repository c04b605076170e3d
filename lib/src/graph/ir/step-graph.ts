import type * as tf from "@tensorflow/tfjs-node";
import type { Attributes, Constant } from "../def/attribute";

/** The name of a value in a step: a native tensor's id while recorded, a negative number when a pass made it. */
export type ValueId = number;

/** Shape and element type of a value. */
export interface ValueInfo {
  readonly shape: readonly number[];
  readonly dtype: number;
}

/** One TensorFlow operation. */
export interface Operation {
  readonly op: string;
  readonly attributes: Attributes;
  readonly inputs: readonly ValueId[];
  readonly outputs: readonly ValueId[];
}

/** What a step leaves behind in a variable: `AssignVariableOp`, or an optimizer's `ResourceApply…`. */
export interface Update {
  readonly op: string;
  readonly variables: readonly tf.Variable[];
  readonly inputs: readonly ValueId[];
  readonly attributes: Attributes;
}

/**
 * One step as a list of operations in the order of their execution.
 *
 * `feeds` are the rows of the batch, one value for each data tensor; `learningRate` stands for the optimizer's rate at
 * the time of the step; `results` are fetched after it.
 */
export interface StepGraph {
  readonly operations: readonly Operation[];
  readonly values: ReadonlyMap<ValueId, ValueInfo>;
  readonly constants: ReadonlyMap<ValueId, Constant>;
  readonly variables: ReadonlyMap<ValueId, tf.Variable>;
  readonly feeds: readonly ValueId[];
  readonly learningRate: ValueId;
  readonly updates: readonly Update[];
  readonly results: readonly ValueId[];
}

/** A value that no recorded tensor can have: the learning rate. */
export const LEARNING_RATE: ValueId = -1;
