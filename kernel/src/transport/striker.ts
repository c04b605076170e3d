import { Session } from "node:inspector";
import { setTimeout as sleep } from "node:timers/promises";
import type { StopState } from "./stop-state";

const PATIENCE_MS = 200;
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

  /** Returns once the session has heard, or has nothing to stop. */
  async interrupt(): Promise<void> {
    this.#state.ask();
    if (this.#active) return this.#tell();
    this.#active = true;
    try {
      while (this.#state.pending) {
        this.#tell();
        await this.#heardWithin(PATIENCE_MS);
        if (this.#state.pending && this.#aim()) await this.#strike();
      }
    } finally {
      this.#active = false;
    }
  }

  /** A session that compiles hears when it is done; any other that is deaf runs a cell, or what a cell left behind. */
  #aim(): boolean {
    return this.#state.move("running", "striking") || this.#state.move("idle", "striking");
  }

  async #heardWithin(milliseconds: number): Promise<void> {
    for (let waited = 0; waited < milliseconds && this.#state.pending; waited += STEP_MS)
      await sleep(STEP_MS);
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
