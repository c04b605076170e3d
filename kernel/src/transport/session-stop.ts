import { StopState } from "./stop-state";

/**
 * The session's end of the stop state: it says when a strike may hit. The author's code may be ended anywhere. The kernel's own
 * work must not: a reply, or the next cell, would never come.
 */
export class SessionStop extends StopState {
  /** What the session is while none of its own work is under way. */
  #between: "idle" | "running" = "idle";
  /** Pieces of its own work that are under way. Loading the compiler is the first. */
  #holds = 1;

  constructor() {
    super();
    this.phase = "compiling";
  }

  /** The kernel's own work begins. A strike under way hits this very turn: then the work never begins. */
  hold(): void {
    if (this.#holds === 0)
      while (!this.move(this.#between, "compiling") && this.phase !== "struck") this.standForStrike();
    this.#holds++;
  }

  /** The kernel's own work is over, or waits. */
  release(): void {
    this.#holds--;
    if (this.#holds === 0) this.move("compiling", this.#between);
  }

  protect<Result>(work: () => Result): Result {
    this.hold();
    try {
      return work();
    } finally {
      this.release();
    }
  }

  /** Runs the author's code in the midst of the kernel's own work. */
  expose(work: () => void): void {
    const holds = this.#holds;
    this.#holds = 0;
    this.move("compiling", this.#between);
    try {
      work();
    } finally {
      if (holds > 0) this.hold();
      this.#holds = holds;
    }
  }

  /** The kernel has compiled a cell, which may start now. */
  startCell(): void {
    this.#between = "running";
    this.listening = false;
    this.release();
  }

  /** The cell is over, and the kernel's work goes on. */
  endCell(): void {
    this.hold();
    this.#between = "idle";
    this.stopping = false;
  }

  /** @returns whether a strike has ended the JavaScript that ran since this was asked last */
  takeStrike(): boolean {
    return this.move("struck", this.#holds > 0 ? "compiling" : this.#between);
  }
}
