import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const LITTER_BYTES = 24 << 20;

/**
 * Every cell leaves a program's types behind. Left alone, V8 lets hundreds of megabytes pile up before it collects them;
 * a machine that runs many kernels has no use for that. Called between cells.
 */
export class Collector {
  #collect: (() => void) | null = null;
  #live = 0;

  tidy(): void {
    if (process.memoryUsage().heapUsed < this.#live + LITTER_BYTES) return;
    this.#collect ??= exposeCollector();
    this.#collect();
    this.#live = process.memoryUsage().heapUsed;
  }
}

function exposeCollector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}
