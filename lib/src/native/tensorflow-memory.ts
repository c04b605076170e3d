import { nativeBytes } from "../graph/pixel-tensor";
import { HeldVariables, isHeld } from "../graph/runtime/held-variables";
import { tensorflowStore } from "../graph/runtime/tensorflow-store";
import { nativeFloats, runForEffect } from "../graph/tfjs-internals";
import { memoryOf, type TensorMemory } from "./tensor-memory";

/** Memory of tfjs-node: the engine reads TensorFlow's own, without a copy (native/src/tensor-memory.h). */
export const tensorflowMemory: TensorMemory = {
  hold: (slot, tensor, asBytes) =>
    runForEffect("ImageLabHold", slot, tensor, asBytes ? nativeBytes(tensor) : undefined),
  heldVariables: (variables, fetch) =>
    new HeldVariables(tensorflowStore, variables, () =>
      fetch().map((values, index) => nativeFloats(variables[index]!.shape, values)),
    ),
  changesInPlace: (variable) => isHeld(tensorflowStore, memoryOf(variable)),
};
