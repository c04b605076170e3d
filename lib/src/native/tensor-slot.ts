import type * as tf from "@tensorflow/tfjs-node";
import { runForEffect } from "../graph/tfjs-internals";
import type { NativeBinding } from "./binding";

/** A number under which the engine keeps a tensor's memory, without a copy: see native/src/tensor-memory.h. */
export class TensorSlot {
  readonly number: number;

  constructor(private readonly engine: NativeBinding) {
    this.number = engine.newSlot();
  }

  /** Holds this tensor from now on; its memory stays as long, even when tfjs disposes of it. */
  hold(tensor: tf.Tensor): void {
    runForEffect("ImageLabHold", this.number, tensor);
  }

  release(): void {
    this.engine.releaseSlot(this.number);
  }

  close(): void {
    this.engine.dropSlot(this.number);
  }
}
