import type * as tf from "@tensorflow/tfjs-node";
import type { NativeEngine } from "./binding";

/** A number under which the engine reads a tensor's numbers. */
export class TensorSlot {
  readonly number: number;

  constructor(private readonly engine: NativeEngine) {
    this.number = engine.binding.newSlot();
  }

  /** Holds this tensor from now on, even when tfjs disposes of it; `asBytes` as in `TensorMemory`. */
  hold(tensor: tf.Tensor, asBytes = false): void {
    this.engine.memory.hold(this.number, tensor, asBytes);
  }

  release(): void {
    this.engine.binding.releaseSlot(this.number);
  }

  close(): void {
    this.engine.binding.dropSlot(this.number);
  }
}
