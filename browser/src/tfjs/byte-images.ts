/**
 * Tensors of pixels that stay bytes until somebody asks for their floats: a quarter of the memory. Training by the native
 * engine never asks: it scales the bytes to where it reads them. Memory of WebAssembly never shrinks again.
 */
import * as tf from "@tensorflow/tfjs";
import { scaleInto } from "image-lab/internal/tensors/scale-pixels";

/** What tfjs's WebAssembly backend notes about a tensor. Its kernels read `id`, JavaScript `memoryOffset`. */
interface Note {
  readonly id: number;
  readonly memoryOffset: number;
  readonly shape: number[];
  readonly dtype: "float32";
  refCount: number;
  /** Until the floats are there. */
  pixels?: Uint8Array;
}

interface WasmBackend {
  readonly wasm: {
    readonly HEAPU8: Uint8Array;
    _malloc(bytes: number): number;
    readonly tfjs: { registerTensor(id: number, size: number, memoryOffset: number): void };
  };
  readonly dataIdMap: tf.DataStorage<Note>;
  dataIdNextNumber: number;
  readSync(dataId: object, start?: number, end?: number): tf.backend_util.TypedArray;
  typedArrayFromHeap(tensor: tf.TensorInfo): tf.backend_util.TypedArray;
  disposeData(dataId: object, force?: boolean): boolean;
}

const backend = (): WasmBackend => tf.backend() as unknown as WasmBackend;

/** Where tfjs's WebAssembly backend reads, frees or looks at numbers itself, it learns of bytes. */
export function knowByteImages(): void {
  const wasm = backend();
  const { readSync, typedArrayFromHeap, disposeData } = wasm;
  wasm.readSync = (dataId, start = 0, end) => {
    const { pixels } = wasm.dataIdMap.get(dataId);
    if (pixels === undefined) return readSync.call(wasm, dataId, start, end);
    const part = pixels.subarray(start, end || pixels.length);
    return scaleInto(part, new Float32Array(part.length));
  };
  wasm.typedArrayFromHeap = (tensor) => {
    void wasm.dataIdMap.get(tensor.dataId).memoryOffset; // its memory may grow: before it is looked at
    return typedArrayFromHeap.call(wasm, tensor);
  };
  wasm.disposeData = (dataId, force = false) => {
    const note = wasm.dataIdMap.has(dataId) ? wasm.dataIdMap.get(dataId) : undefined;
    if (note?.pixels === undefined) return disposeData.call(wasm, dataId, force);
    note.refCount--;
    return (force || note.refCount <= 0) && wasm.dataIdMap.delete(dataId);
  };
}

/**
 * A tensor of pixels, scaled to 0…1; float32 to everybody who uses it.
 *
 * @param pixels bytes 0…255, which nobody may change from now on
 */
export function byteImages(pixels: Uint8Array, shape: number[]): tf.Tensor {
  const wasm = backend();
  const dataId = {};
  const id = wasm.dataIdNextNumber++;
  const note = { shape, dtype: "float32", refCount: 1, pixels } as Note;
  for (const field of ["id", "memoryOffset"] as const)
    Object.defineProperty(note, field, {
      configurable: true,
      enumerable: true,
      get: () => {
        becomeFloats(note, id);
        return note[field];
      },
    });
  wasm.dataIdMap.set(dataId, note);
  return tf.engine().makeTensorFromDataId(dataId, shape, "float32", tf.backend());
}

/** The bytes of such a tensor, as long as it is one. */
export function pixelsOf(tensor: tf.TensorInfo): Uint8Array | undefined {
  const { dataIdMap } = backend();
  return dataIdMap?.has(tensor.dataId) ? dataIdMap.get(tensor.dataId).pixels : undefined;
}

function becomeFloats(note: Note, id: number): void {
  const { wasm } = backend();
  const pixels = note.pixels!;
  const memoryOffset = wasm._malloc(pixels.length * Float32Array.BYTES_PER_ELEMENT) >>> 0;
  if (memoryOffset === 0)
    throw new Error(
      `A tab has no room for ${pixels.length} more numbers: dispose of tensors that you no longer need, or take fewer ` +
        "images (toTensors(…, { limit })).",
    );
  scaleInto(pixels, new Float32Array(wasm.HEAPU8.buffer, memoryOffset, pixels.length));
  for (const [field, value] of Object.entries({ id, memoryOffset }))
    Object.defineProperty(note, field, { configurable: true, enumerable: true, writable: true, value });
  delete note.pixels;
  wasm.tfjs.registerTensor(id, pixels.length, memoryOffset);
}
