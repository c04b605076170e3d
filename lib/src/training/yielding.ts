import type { Chunked } from "../graph/chunked";

/** How long training may keep the event loop waiting, in milliseconds. */
const LONGEST_BLOCK = 50;

const round = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Yields to the event loop, so that timers, messages and other cells run while training goes on. */
export class Yielding {
  private since = performance.now();
  private away = false;

  /** Whether it waits just now, while others run. */
  get isAway(): boolean {
    return this.away;
  }

  /** Waits for a round of the event loop when the last one was too long ago; returns whether it did. */
  async yieldIfDue(): Promise<boolean> {
    if (performance.now() - this.since < LONGEST_BLOCK) return false;
    await this.yieldNow();
    return true;
  }

  /** Waits for a round of the event loop. */
  async yieldNow(): Promise<void> {
    this.away = true;
    await round(); // may come in the middle of a round, after its timers
    await round();
    this.away = false;
    this.since = performance.now();
  }

  /** Does work in pieces, with a round of the event loop after each. */
  async runChunked<Result>(work: Chunked<Result>): Promise<Result> {
    for (;;) {
      const piece = work.next();
      if (piece.done) return piece.value;
      await this.yieldNow();
    }
  }
}

/**
 * What an interrupted `fit` ends with, so that the code after it does not run as if training had finished.
 * Weights and `model.history` keep what was learnt up to then.
 */
export function interrupted(epochsDone: number, epochs: number): Error {
  const message = `Training was interrupted in epoch ${epochsDone} of ${epochs}; the model keeps what it learnt so far, and model.history its record.`;
  return new DOMException(message, "AbortError");
}
