import { useNativeEngine } from "image-lab/internal/native/current-engine";
import { type Fill, pageMemory } from "image-lab/internal/native/page-memory";
import type { TensorMemory } from "image-lab/internal/native/tensor-memory";
import { webAssemblyEngine } from "image-lab/internal/native/webassembly-engine";
import type { WorkerData } from "image-lab/internal/native/webassembly-thread";
import { scaleInto } from "image-lab/internal/tensors/scale-pixels";
import { pixelsOf } from "../tfjs/byte-images";

/**
 * Gives image-lab the native engine as WebAssembly. Where there is none (the site was built without clang), tfjs trains.
 *
 * @param base where the site's scripts are
 * @param threads how many, where memory may be shared; else one
 */
export async function startEngine(base: string, threads: number): Promise<void> {
  const isThreaded = threads > 1 && crossOriginIsolated;
  const reply = await fetch(`${base}${isThreaded ? "engine-threads.wasm" : "engine.wasm"}`);
  if (!reply.ok) return;
  const bytes = await reply.arrayBuffer();
  if (!isThreaded) return useNativeEngine(await webAssemblyEngine(bytes, { memory }));
  const workers = await startWorkers(`${base}engine-thread.js`, threads - 1);
  const start = (data: WorkerData): void => workers.pop()?.postMessage(data);
  useNativeEngine(await webAssemblyEngine(bytes, { memory, threads: { count: threads, start } }));
}

/** Workers that are listening already: one that is started by a worker that then waits for it would never begin. */
function startWorkers(script: string, count: number): Promise<Worker[]> {
  return Promise.all(
    Array.from({ length: count }, () => {
      const worker = new Worker(script, { type: "module", name: "engine" });
      return new Promise<Worker>((resolve, reject) => {
        worker.onmessage = () => resolve(worker);
        worker.onerror = () => reject(new Error(`${script} cannot be started: reload the page.`));
      });
    }),
  );
}

/** Pixels that are bytes still become floats in the engine's memory alone. */
function memory(fill: Fill): TensorMemory {
  const floats = pageMemory(fill);
  return {
    ...floats,
    hold(slot, tensor, asBytes) {
      const pixels = pixelsOf(tensor);
      if (pixels === undefined) floats.hold(slot, tensor, asBytes);
      else fill(slot, pixels.length, (to) => scaleInto(pixels, to));
    },
  };
}
