import { Session } from "node:inspector";
import { setTimeout as sleep } from "node:timers/promises";
import type { StopState } from "./stop-state";

const PATIENCE_MS = 200;
/** How long a cell that was told to stop may take: by then one that lets anything else run was given up. */
const LAST_PATIENCE_MS = 850;
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
        await this.#falseWithin(PATIENCE_MS, () => this.#state.pending);
        if (this.#state.pending && this.#aim()) await this.#strike();
      }
      await this.#falseWithin(LAST_PATIENCE_MS, () => this.#state.stopping);
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

  async #falseWithin(milliseconds: number, isTrue: () => boolean): Promise<void> {
    for (let waited = 0; waited < milliseconds && isTrue(); waited += STEP_MS) await sleep(STEP_MS);
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
