import type { SessionInterruptState } from "../transport/interrupt-state";
import { clearTimers } from "./cell-timers";
import type { MimeBundle, Outcome, Report } from "./outcome";
import { addAwaitingLine } from "./stack-trace";
import { isThenable } from "./thenable";

/** What a stopped cell fails with. */
export class KeyboardInterrupt extends Error {
  override name = "KeyboardInterrupt";

  constructor() {
    super("stopped by an interrupt");
  }
}

/**
 * How long what a cell awaits may take to end by itself, where it listens: training ends its batch and keeps its
 * weights.
 */
const GRACE_MS = { usual: 0, listening: 400 };
/** When a cell that ignores all of this is given up. The transport terminates it a little later. */
const LAST_RESORT_MS = { usual: 400, listening: 800 };
/** How long a cell whose JavaScript was ended may take to clean up. */
const CLEAN_UP_MS = 100;

/** How a cell ended, before what it threw is put into words. */
export type Ending = { ok: true; shown: MimeBundle | null } | { ok: false; error: unknown };

/** A cell while it runs, and what becomes of work that it leaves behind. */
export class RunningCell {
  /** The request that started the cell: its output goes there. */
  readonly parent: number;
  readonly #abort: AbortController = new AbortController();
  readonly #rejections: Set<(reason: unknown) => void> = new Set();
  readonly #report: Report;
  readonly #interrupts: SessionInterruptState;
  readonly #settle: (outcome: Outcome) => void;
  /** The first error that nothing in the cell handled. */
  unhandled: { error: unknown } | null = null;
  isDone = false;

  constructor(
    parent: number,
    report: Report,
    interrupts: SessionInterruptState,
    settle: (outcome: Outcome) => void,
  ) {
    this.parent = parent;
    this.#report = report;
    this.#interrupts = interrupts;
    this.#settle = settle;
  }

  get isInterrupted(): boolean {
    return this.#abort.signal.aborted;
  }

  /** For work that stops by itself when the signal is aborted. */
  takeSignal(): AbortSignal {
    if (!this.isDone) this.#interrupts.listening = true;
    return this.#abort.signal;
  }

  finish(ending: Ending): void {
    if (this.isDone) return;
    const outcome = this.#outcomeOf(ending); // the author's code again, perhaps: the cell can still be interrupted
    this.#interrupts.endCell(); // may not return: a termination under way ends this task
    this.isDone = true;
    if (this.isInterrupted) clearTimers(this);
    this.#settle(outcome);
  }

  #outcomeOf(ending: Ending): Outcome {
    if (this.isInterrupted) return { ok: false, error: this.#report(this.#abort.signal.reason) };
    if (!ending.ok) return { ok: false, error: this.#report(ending.error) };
    return this.unhandled ? { ok: false, error: this.#report(this.unhandled.error) } : ending;
  }

  /**
   * Tells everyone who listens, then ends what the cell awaits. `isTerminated`: its own JavaScript may be gone already.
   */
  interrupt(isTerminated: boolean): void {
    if (this.isInterrupted) {
      if (isTerminated) this.#finishIn(CLEAN_UP_MS); // the termination may have hit the very task that was to finish it
      return;
    }
    const reason = new KeyboardInterrupt();
    const kind = this.#interrupts.listening ? "listening" : "usual";
    setTimeout(
      () => {
        for (const reject of this.#rejections) reject(reason);
      },
      isTerminated ? 0 : GRACE_MS[kind],
    );
    this.#finishIn(isTerminated ? CLEAN_UP_MS : LAST_RESORT_MS[kind]);
    this.#interrupts.run(() => this.#abort.abort(reason)); // calls those who listen
  }

  #finishIn(milliseconds: number): void {
    setTimeout(() => this.finish({ ok: false, error: this.#abort.signal.reason }), milliseconds);
  }

  /** `value`, or the interrupt when that comes first. */
  wait(value: unknown): unknown {
    this.#abort.signal.throwIfAborted();
    if (!isThenable(value)) return value;
    const here = new Error();
    return new Promise((resolve, reject) => {
      this.#rejections.add(reject);
      const done = (): void => {
        this.#rejections.delete(reject);
      };
      value.then(resolve, (reason) => reject(addAwaitingLine(reason, here)));
      value.then(done, done);
    });
  }
}
