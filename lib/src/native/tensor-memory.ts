import type * as tf from "@tensorflow/tfjs-node";
import type { HeldVariables } from "../graph/runtime/held-variables";

/** How the engine and a backend of tfjs share numbers. */
export interface TensorMemory {
  /**
   * Lets the engine read a tensor's numbers under this slot, a number of the binding, until the slot is released.
   *
   * @param asBytes whether pixels that lie in memory as bytes may stay so
   */
  hold(slot: number, tensor: tf.Tensor, asBytes: boolean): void;
  /** Variables whose values live in the engine while it trains; `fetch` gets them all, in order. */
  heldVariables(variables: readonly tf.Variable[], fetch: () => Float32Array[]): Held;
  /** Whether somebody trains a variable in its own memory, so that its value changes though nobody assigns to it. */
  changesInPlace(variable: tf.Variable): boolean;
}

export type Held = Pick<HeldVariables<never>, "written" | "hold" | "stepped" | "release">;

/** What tells a variable's value from those before; it stays the same as long as nobody assigns to the variable. */
export function memoryOf(variable: tf.Tensor): object {
  return (variable as unknown as { dataId: object }).dataId;
}
