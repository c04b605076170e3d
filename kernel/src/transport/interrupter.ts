import { Session } from "node:inspector";
import { setTimeout as sleep } from "node:timers/promises";
import { type InterruptState, TELL_PLACE } from "./interrupt-state";

/** How long a session may take to acknowledge: training, which stops by itself, may be in the midst of a batch. */
const ACKNOWLEDGE_MS = { usual: 200, listening: 450 };
/** How long a cell that was told to stop may take: by then one that lets anything else run was given up. */
const STOP_MS = { usual: 450, listening: 850 };
/** How long a session may take that waited for a child, from then on: its code catches the interrupt, and cleans up. */
const CHILD_MS = { usual: 500, listening: 500 };
const POLL_MS = 10;

/** Interrupts the session: tells it, and terminates the JavaScript it runs when it does not respond. */
export class Interrupter {
  readonly #state: InterruptState;
  readonly #notify: () => void;
  readonly #endSyncChildren: () => boolean;
  #active = false;

  /**
   * @param notify makes the session look at the state
   * @param endSyncChildren ends the processes that the session waits for; returns whether it waits for any
   */
  constructor(state: InterruptState, notify: () => void, endSyncChildren: () => boolean = () => false) {
    this.#state = state;
    this.#notify = notify;
    this.#endSyncChildren = endSyncChildren;
  }

  /** Returns once the cell has ended, or there is nothing to stop. */
  async interrupt(newest: number): Promise<void> {
    this.#state.request(newest);
    if (this.#active) return this.#notify();
    this.#active = true;
    try {
      await this.#deliver();
      await this.#falseWithin(STOP_MS, () => this.#state.stopping);
      while (this.#state.stopping && this.#state.cleaningUp) {
        await this.#deliver(); // who asks again waits for no clean-up
        await sleep(POLL_MS);
      }
      if (this.#state.stopping && this.#mayTerminate()) {
        await this.#terminate();
        this.#notify();
      }
    } finally {
      this.#active = false;
    }
  }

  /** Returns once the session has acknowledged every interrupt. */
  async #deliver(): Promise<void> {
    while (this.#state.pending) {
      this.#notify();
      const limit = this.#endSyncChildren() ? CHILD_MS : ACKNOWLEDGE_MS;
      await this.#falseWithin(limit, () => this.#state.pending);
      if (this.#state.pending && this.#mayTerminate()) await this.#terminate();
    }
  }

  /**
   * A session that compiles acknowledges when it is done; any other that does not runs a cell, or what a cell left
   * behind.
   */
  #mayTerminate(): boolean {
    return this.#moveToTerminating("running") || this.#moveToTerminating("idle");
  }

  /** The session may have acknowledged, or its cell ended, in the meantime: what it does now must not be terminated. */
  #moveToTerminating(phase: "running" | "idle"): boolean {
    if (!this.#state.move(phase, "terminating")) return false;
    if (this.#state.pending || this.#state.stopping) return true;
    this.#state.move("terminating", phase);
    return false;
  }

  /** Waits until `isTrue` is false, or time is up. */
  async #falseWithin(limit: Record<"usual" | "listening", number>, isTrue: () => boolean): Promise<void> {
    const start = performance.now();
    const isTime = (): boolean =>
      performance.now() - start < limit[this.#state.listening ? "listening" : "usual"];
    while (isTrue() && isTime()) await sleep(POLL_MS); // sleeps last longer on a busy machine
  }

  /** Returns when no JavaScript runs any more; a session that waits for a process must be let go first. */
  #terminate(): Promise<void> {
    this.#endSyncChildren();
    const inspector = new Session();
    inspector.connectToMainThread();
    return new Promise((resolve) => {
      inspector.post("Runtime.evaluate", { expression: TELL_PLACE });
      inspector.post("Runtime.terminateExecution", () => {
        inspector.disconnect();
        this.#state.move("terminating", "terminated");
        resolve();
      });
    });
  }
}
