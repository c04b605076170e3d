import type { AwaitPlace } from "../compile/interruptible-await";
import type { SessionInterruptState } from "../transport/interrupt-state";
import { clearTimers } from "./cell-timers";
import { KeyboardInterrupt } from "./keyboard-interrupt";
import type { MimeBundle, Outcome, Report } from "./outcome";
import { addAwaitingLine, authorsLines, awaitingLines } from "./stack-trace";
import { isThenable } from "./thenable";

/**
 * How long what a cell awaits may take to end by itself, where it listens: training ends its batch, keeps its weights.
 */
const GRACE_MS = { usual: 0, listening: 400 };
/** When a cell that ignores all of this is given up. The transport terminates it a little later. */
const LAST_RESORT_MS = { usual: 400, listening: 800 };
/** How long a cell's `finally` and `catch` may go on awaiting; a second interrupt ends them at once. */
const CLEAN_UP_MS = 10_000;
/** How long a cell whose JavaScript was terminated may take for what it still awaits. */
const TERMINATED_MS = 100;

/** How a cell ended, before what it threw is put into words. */
export type Ending = { ok: true; shown: MimeBundle | null } | { ok: false; error: unknown };

interface Waiting {
  place: AwaitPlace;
  reject(reason: unknown): void;
}

/** A cell while it runs, and what becomes of work that it leaves behind. */
export class RunningCell {
  /** The request that started the cell: its output goes there. */
  readonly parent: number;
  readonly #abort: AbortController = new AbortController();
  readonly #waiting: Set<Waiting> = new Set();
  /** Where an interrupt has ended an `await`: who comes there again caught it and went on. */
  readonly #interruptedAt: Set<AwaitPlace> = new Set();
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

  /** Asked in every turn of a loop where nobody can end JavaScript from outside. */
  poll(): void {
    if (this.#interrupts.pending) throw new KeyboardInterrupt(authorsLines(new Error().stack));
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
   * Tells everyone who listens, then ends what the cell awaits.
   *
   * @param isTerminated whether its JavaScript may be gone already
   * @param stack where it was then
   */
  interrupt(isTerminated: boolean, stack?: string): void {
    if (this.isInterrupted) {
      if (isTerminated) (this.#abort.signal.reason as KeyboardInterrupt).terminatedAt(stack);
      // the termination may have hit the very task that was to finish it; who asks twice waits for no clean-up
      if (isTerminated) this.#finishIn(TERMINATED_MS);
      else if (this.#interrupts.cleaningUp) this.#finishIn(0);
      return;
    }
    const waiting = [...this.#waiting];
    const reason = new KeyboardInterrupt(awaitingLines(waiting.map(({ place }) => place)));
    if (isTerminated) reason.terminatedAt(stack);
    const kind = this.#interrupts.listening ? "listening" : "usual";
    setTimeout(() => this.#endWaiting(waiting, reason), isTerminated ? 0 : GRACE_MS[kind]);
    if (isTerminated) this.#finishIn(TERMINATED_MS);
    else setTimeout(() => this.#finishUnlessCleaning(), LAST_RESORT_MS[kind]);
    this.#interrupts.run(() => this.#abort.abort(reason)); // calls those who listen
  }

  #endWaiting(waiting: Waiting[], reason: KeyboardInterrupt): void {
    for (const one of waiting) {
      if (!this.#waiting.has(one)) continue;
      this.#interruptedAt.add(one.place);
      one.reject(reason);
    }
  }

  #finishUnlessCleaning(): void {
    this.#finishIn(this.#interrupts.cleaningUp ? CLEAN_UP_MS : 0);
  }

  #finishIn(milliseconds: number): void {
    setTimeout(() => this.finish({ ok: false, error: this.#abort.signal.reason }), milliseconds);
  }

  /**
   * `value`, or the interrupt when that comes first. Once an interrupt has ended one `await`, those of `finally` and
   * `catch` go on.
   */
  wait(value: unknown, place: AwaitPlace): unknown {
    if (this.isInterrupted) this.#throwUnlessCleaning(place);
    if (!isThenable(value)) return value;
    return new Promise((resolve, reject) => {
      const one: Waiting = { place, reject };
      this.#waiting.add(one);
      const done = (): void => void this.#waiting.delete(one);
      try {
        value.then(
          (result) => {
            done();
            resolve(result);
          },
          (reason) => {
            done();
            reject(addAwaitingLine(reason, place));
          },
        );
      } catch (error) {
        done();
        reject(error);
      }
    });
  }

  #throwUnlessCleaning(place: AwaitPlace): void {
    if (this.#interruptedAt.size === 0 || this.#interruptedAt.has(place)) {
      this.#interruptedAt.add(place);
      throw addAwaitingLine(this.#abort.signal.reason, place);
    }
    if (!this.isDone) this.#interrupts.cleaningUp = true;
  }
}
