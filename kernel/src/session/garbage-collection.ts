const GARBAGE_BYTES = 24 << 20;
const RESIDENT_BYTES = 128 << 20;

/**
 * Every cell leaves a program's types behind, and those of image-lab tensors that nobody reaches any more, whose memory
 * V8 does not see. Left alone, V8 lets hundreds of megabytes pile up before it collects them; a machine that runs many
 * kernels has no use for that. Called between cells.
 */
export class GarbageCollection {
  readonly #expose: () => (() => void) | null;
  #collect: (() => void) | null | undefined;
  #live = 0;
  #resident = 0;

  /** @param expose gives V8's collector, null where there is none */
  constructor(expose: () => (() => void) | null) {
    this.#expose = expose;
  }

  collectIfDue(): void {
    if (this.#collect === null || !this.#isDue()) return;
    this.#collect ??= this.#expose();
    this.#collect?.();
    const { heapUsed, rss } = process.memoryUsage();
    this.#live = heapUsed;
    this.#resident = rss; // tensors go a little later: what they give back lets this threshold come down again
  }

  #isDue(): boolean {
    const { heapUsed, rss } = process.memoryUsage();
    if (heapUsed === 0) return true; // a page cannot tell
    this.#resident = Math.min(this.#resident, rss);
    return heapUsed >= this.#live + GARBAGE_BYTES || rss >= this.#resident + RESIDENT_BYTES;
  }
}
