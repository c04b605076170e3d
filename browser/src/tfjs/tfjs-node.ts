/** In place of @tensorflow/tfjs-node: tfjs on its WebAssembly backend, with what training needs. */
export * from "@tensorflow/tfjs";

import * as tf from "@tensorflow/tfjs";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { nodeFileSystemRouter } from "@tensorflow/tfjs-node/dist/io/file_system";
import { completeWasm } from "./wasm-kernels";

/** tfjs-node registers a progress bar of this name, and image-lab gives it its own way of printing. */
export class ProgbarLogger extends tf.CustomCallback {
  constructor() {
    super({ onEpochEnd: async () => {} });
  }
}

tf.registerCallbackConstructor(1, ProgbarLogger as never);
// models in files, "file://…", by tfjs-node's own code on the page's files
tf.io.registerSaveRouter(nodeFileSystemRouter);
tf.io.registerLoadRouter(nodeFileSystemRouter);

/** The backends that a page may run. `webgpu` is untested. */
export type Backend = "wasm" | "cpu" | "webgpu";

export interface TensorOptions {
  /** Where the backend's own files are, with a slash at the end. */
  readonly base: string;
  readonly backend: Backend;
}

/** Starts tfjs; without that there are no tensors. */
export async function startTensors({ base, backend }: TensorOptions): Promise<void> {
  setWasmPaths(base);
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false); // up to eight workers of 17 MB: the engine has threads instead
  if (!(await tf.setBackend(backend))) throw new Error(`tfjs cannot start its backend "${backend}".`);
  await tf.ready();
  if (backend === "wasm") completeWasm();
}
