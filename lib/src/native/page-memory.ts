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

/** Makes room for so many numbers where the engine reads those of a slot; `write` is to put them there. */
export type Fill = (slot: number, count: number, write: (to: Float32Array) => void) => void;

/** Memory of tfjs's backends "cpu" and "wasm": the engine gets copies. */
export function pageMemory(fill: Fill): TensorMemory {
  const store = (): VariableStore<Float32Array> => (backend().wasm === undefined ? cpuStore : wasmStore);
  return {
    hold: (slot, tensor) => fill(slot, tensor.size, (to) => to.set(numbersOf(tensor))),
    heldVariables: (variables, fetch) => new HeldVariables(store(), variables, fetch),
    changesInPlace: (variable) => isHeld(store(), memoryOf(variable)),
  };
}

/** A tensor's numbers; of the backend "wasm" as they lie there, since what `dataSync` gives is a copy. */
function numbersOf(tensor: tf.Tensor): ArrayLike<number> {
  const { memoryOffset } = (noteOf(memoryOf(tensor)) ?? {}) as { memoryOffset?: number };
  if (memoryOffset === undefined || tensor.dtype !== "float32") return tensor.dataSync();
  return new Float32Array(backend().wasm!.HEAPU8.buffer, memoryOffset, tensor.size);
}
