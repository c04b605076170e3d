const { performance } = globalThis;
const now = performance.now.bind(performance);
const used = process.cpuUsage.bind(process);

/** Milliseconds of processor time, over all threads of this process. */
function processorTime(): number {
  const { user, system } = used();
  return (user + system) / 1000;
}

/**
 * What `performance.now` tells: while an answer is observed, processor time. What the observer stops after a while then
 * gets equally far beside other jobs as on a machine of its own.
 */
export class CpuClock {
  #ahead: number | null = null;

  /** From now on code reads this clock, and cannot put another in its place. */
  install(): void {
    const value = (): number => (this.#ahead === null ? now() : processorTime() + this.#ahead);
    Object.defineProperty(performance, "now", { value, writable: false, configurable: false });
    Object.defineProperty(globalThis, "performance", {
      value: performance,
      writable: false,
      configurable: false,
    });
  }

  /** Runs something while the clock counts processor time. */
  async during<T>(run: () => Promise<T>): Promise<T> {
    this.#ahead = now() - processorTime();
    try {
      return await run();
    } finally {
      this.#ahead = null;
    }
  }
}
