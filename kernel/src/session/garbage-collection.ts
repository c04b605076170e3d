const GARBAGE_BYTES = 24 << 20;

/**
 * Every cell leaves a program's types behind. Left alone, V8 lets hundreds of megabytes pile up before it collects
 * them; a machine that runs many kernels has no use for that. Called between cells.
 */
export class GarbageCollection {
  readonly #expose: () => (() => void) | null;
  #collect: (() => void) | null | undefined;
  #live = 0;

  /** @param expose gives V8's collector, null where there is none */
  constructor(expose: () => (() => void) | null) {
    this.#expose = expose;
  }

  collectIfDue(): void {
    if (this.#collect === null || process.memoryUsage().heapUsed < this.#live + GARBAGE_BYTES) return;
    this.#collect ??= this.#expose();
    this.#collect?.();
    this.#live = process.memoryUsage().heapUsed;
  }
}
