import type { NativeEngine } from "./binding";
import { type Fill, pageMemory } from "./page-memory";
import type { TensorMemory } from "./tensor-memory";
import { WebAssemblyBinding } from "./webassembly-binding";
import { WebAssemblyMemory } from "./webassembly-memory";
import type { WorkerData } from "./webassembly-thread";

/** How the engine's module is to run. */
export interface WebAssemblyOptions {
  /**
   * How many threads, and who starts one: a worker that gives this data to `runThread` of webassembly-thread.ts. Takes
   * the module with threads (`tools/native-wasm.mjs --threads`), a page that may share memory, and, since threads wait
   * for each other, to be called in a worker itself. Without it there is one thread.
   */
  readonly threads?: { readonly count: number; start(data: WorkerData): void };
  /** How the engine and tfjs's backend share numbers; where nothing is said, as "cpu" and "wasm" do. */
  memory?(fill: Fill): TensorMemory;
}

/**
 * The engine from the bytes of its WebAssembly module, for `useNativeEngine`.
 *
 * @param bytes what `node tools/native-wasm.mjs FILE` wrote
 * @public a page calls it
 */
export async function webAssemblyEngine(
  bytes: BufferSource,
  { threads, memory = pageMemory }: WebAssemblyOptions = {},
): Promise<NativeEngine> {
  const module = await WebAssembly.compile(bytes);
  const binding = new WebAssemblyBinding(await WebAssemblyMemory.of(module, threads?.start));
  return {
    binding,
    variant: "WebAssembly",
    threads: threads?.count ?? 1,
    besideGraphs: false,
    memory: memory((...args) => binding.fill(...args)),
  };
}
