import { Session } from "node:inspector";
import { setTimeout as sleep } from "node:timers/promises";
import type { StopState } from "./stop-state";

/** How long a session may be deaf: training, which stops by itself, may be in the midst of a batch. */
const DEAF_MS = { usual: 200, listening: 450 };
/** How long a cell that was told to stop may take: by then one that lets anything else run was given up. */
const LAST_MS = { usual: 450, listening: 850 };
const STEP_MS = 10;

/** Interrupts the session: tells it, and ends the JavaScript it runs when it does not hear. */
export class Striker {
  readonly #state: StopState;
  readonly #tell: () => void;
  #active = false;

  constructor(state: StopState, tell: () => void) {
    this.#state = state;
    this.#tell = tell;
  }

  /** Returns once the cell has ended, or there is nothing to stop. */
  async interrupt(newest: number): Promise<void> {
    this.#state.ask(newest);
    if (this.#active) return this.#tell();
    this.#active = true;
    try {
      while (this.#state.pending) {
        this.#tell();
        await this.#falseWithin(DEAF_MS, () => this.#state.pending);
        if (this.#state.pending && this.#aim()) await this.#strike();
      }
      await this.#falseWithin(LAST_MS, () => this.#state.stopping);
      if (this.#state.stopping && this.#aim()) {
        await this.#strike();
        this.#tell();
      }
    } finally {
      this.#active = false;
    }
  }

  /** A session that compiles hears when it is done; any other that is deaf runs a cell, or what a cell left behind. */
  #aim(): boolean {
    return this.#aimFrom("running") || this.#aimFrom("idle");
  }

  /** The session may have heard, or its cell ended, while we took aim: what it does now is not to be struck. */
  #aimFrom(phase: "running" | "idle"): boolean {
    if (!this.#state.move(phase, "striking")) return false;
    if (this.#state.pending || this.#state.stopping) return true;
    this.#state.move("striking", phase);
    return false;
  }

  /** Waits until `isTrue` is false, or time is up. */
  async #falseWithin(patience: typeof DEAF_MS, isTrue: () => boolean): Promise<void> {
    const start = performance.now();
    const isTime = (): boolean =>
      performance.now() - start < patience[this.#state.listening ? "listening" : "usual"];
    while (isTrue() && isTime()) await sleep(STEP_MS); // sleeps last longer on a busy machine
  }

  #strike(): Promise<void> {
    const inspector = new Session();
    inspector.connectToMainThread();
    return new Promise((resolve) => {
      inspector.post("Runtime.terminateExecution", () => {
        inspector.disconnect();
        this.#state.move("striking", "struck");
        resolve();
      });
    });
  }
}
