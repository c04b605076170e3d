import * as tf from "@tensorflow/tfjs-node";
import { HeldVariables, isHeld, type VariableStore } from "../graph/runtime/held-variables";
import { memoryOf, type TensorMemory } from "./tensor-memory";

type Note = { refCount: number };
type Notes = { get(dataId: object): Note; has?(dataId: object): boolean };

/** What tfjs's backends for a page, "cpu" and "wasm", have of notes about tensors. */
interface PageBackend {
  /** "cpu": a note has its `values`. */
  readonly data?: Notes;
  /** "wasm": a note has the `memoryOffset` of its numbers, and an `id` for its kernels. */
  readonly dataIdMap?: Notes;
  readonly wasm?: { readonly HEAPU8: Uint8Array };
}

const backend = (): PageBackend => tf.backend() as unknown as PageBackend;

function noteOf(dataId: object): Note | undefined {
  const notes = backend().dataIdMap ?? backend().data!;
  return notes.has?.(dataId) === false ? undefined : notes.get(dataId);
}

function separate(variable: tf.Variable): void {
  const copy = tf.tensor(variable.dataSync().slice(), variable.shape, variable.dtype);
  variable.assign(copy);
  copy.dispose();
}

const cpuStore: VariableStore<Float32Array> = {
  fields: ["values"],
  noteOf,
  separate,
  put(fields, values) {
    fields["values"] = values;
  },
  drop: () => undefined,
};

const wasmStore: VariableStore<Float32Array> = {
  fields: ["memoryOffset", "id"],
  noteOf,
  separate,
  put({ memoryOffset }, values) {
    backend().wasm!.HEAPU8.set(new Uint8Array(values.buffer), memoryOffset as number);
  },
  drop: () => undefined,
};

/**
 * Memory of tfjs's backends "cpu" and "wasm": the engine gets copies.
 *
 * @param fill puts numbers where the engine reads those of a slot
 */
export function pageMemory(fill: (slot: number, numbers: Float32Array) => void): TensorMemory {
  const store = (): VariableStore<Float32Array> => (backend().wasm === undefined ? cpuStore : wasmStore);
  return {
    hold(slot, tensor) {
      const numbers = tensor.dataSync();
      // Where "cpu" casts whole numbers to floats, it keeps the array of whole numbers.
      fill(slot, numbers instanceof Float32Array ? numbers : Float32Array.from(numbers));
    },
    heldVariables: (variables, fetch) => new HeldVariables(store(), variables, fetch),
    changesInPlace: (variable) => isHeld(store(), memoryOf(variable)),
  };
}
