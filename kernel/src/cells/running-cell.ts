import type { SessionStop } from "../transport";
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

/** How long what a cell awaits may take to end by itself, where it listens: training ends its batch and keeps its weights. */
const GRACE_MS = { usual: 0, listening: 400 };
/** When a cell that ignores all of this is given up. The transport strikes a little later. */
const LAST_RESORT_MS = { usual: 400, listening: 800 };
/** How long a cell whose JavaScript was ended may take for its last words. */
const LAST_WORDS_MS = 100;

/** How a cell ended, before what it threw is put into words. */
export type Ending = { ok: true; shown: MimeBundle | null } | { ok: false; error: unknown };

/** A cell while it runs, and what becomes of work that it leaves behind. */
export class RunningCell {
  /** The request that started the cell: its output goes there. */
  readonly parent: number;
  readonly #abort: AbortController = new AbortController();
  readonly #rejections: Set<(reason: unknown) => void> = new Set();
  readonly #report: Report;
  readonly #stop: SessionStop;
  readonly #settle: (outcome: Outcome) => void;
  /** The first error that nothing in the cell handled. */
  stray: { error: unknown } | null = null;
  isDone = false;

  constructor(parent: number, report: Report, stop: SessionStop, settle: (outcome: Outcome) => void) {
    this.parent = parent;
    this.#report = report;
    this.#stop = stop;
    this.#settle = settle;
  }

  get isInterrupted(): boolean {
    return this.#abort.signal.aborted;
  }

  /** For work that stops by itself when the signal is aborted. */
  takeSignal(): AbortSignal {
    if (!this.isDone) this.#stop.listening = true;
    return this.#abort.signal;
  }

  finish(ending: Ending): void {
    if (this.isDone) return;
    const outcome = this.#outcomeOf(ending); // the author's code again, perhaps: the cell can still be interrupted
    this.#stop.endCell(); // may not return: a strike under way ends this turn
    this.isDone = true;
    if (this.isInterrupted) clearTimers(this);
    this.#settle(outcome);
  }

  #outcomeOf(ending: Ending): Outcome {
    if (this.isInterrupted) return { ok: false, error: this.#report(this.#abort.signal.reason) };
    if (!ending.ok) return { ok: false, error: this.#report(ending.error) };
    return this.stray ? { ok: false, error: this.#report(this.stray.error) } : ending;
  }

  /** Tells everyone who listens, then ends what the cell awaits. `isStruck`: its own JavaScript may be gone already. */
  interrupt(isStruck: boolean): void {
    if (this.isInterrupted) {
      if (isStruck) this.#finishIn(LAST_WORDS_MS); // the strike may have hit the very turn that was to finish it
      return;
    }
    const reason = new KeyboardInterrupt();
    const patience = this.#stop.listening ? "listening" : "usual";
    setTimeout(
      () => {
        for (const reject of this.#rejections) reject(reason);
      },
      isStruck ? 0 : GRACE_MS[patience],
    );
    this.#finishIn(isStruck ? LAST_WORDS_MS : LAST_RESORT_MS[patience]);
    this.#stop.expose(() => this.#abort.abort(reason)); // calls those who listen
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
