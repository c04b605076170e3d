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

/** How long what a cell awaits may take to finish by itself: training ends its batch and keeps its weights. */
const GRACE_MS = 400;
/** When a cell that ignores all of this is given up. */
const LAST_RESORT_MS = 800;

/** How a cell ended, before what it threw is put into words. */
export type Ending = { ok: true; shown: MimeBundle | null } | { ok: false; error: unknown };

/** A cell while it runs, and what becomes of work that it leaves behind. */
export class RunningCell {
  /** The request that started the cell: its output goes there. */
  readonly parent: number;
  readonly #abort: AbortController = new AbortController();
  readonly #rejections: Set<(reason: unknown) => void> = new Set();
  readonly #report: Report;
  readonly #leave: () => void;
  readonly #settle: (outcome: Outcome) => void;
  /** The first error that nothing in the cell handled. */
  stray: { error: unknown } | null = null;
  isDone = false;

  /** `leave` is called before the cell is done, and may not return: a strike under way ends this turn. */
  constructor(parent: number, report: Report, leave: () => void, settle: (outcome: Outcome) => void) {
    this.parent = parent;
    this.#report = report;
    this.#leave = leave;
    this.#settle = settle;
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  finish(ending: Ending): void {
    if (this.isDone) return;
    const outcome = this.#outcomeOf(ending); // the author's code again, perhaps: the cell can still be interrupted
    this.#leave();
    this.isDone = true;
    this.#settle(outcome);
  }

  #outcomeOf(ending: Ending): Outcome {
    if (this.signal.aborted) return { ok: false, error: this.#report(this.signal.reason) };
    if (!ending.ok) return { ok: false, error: this.#report(ending.error) };
    return this.stray ? { ok: false, error: this.#report(this.stray.error) } : ending;
  }

  /** Tells everyone who listens, then ends what the cell awaits. `isStruck`: its own JavaScript may be gone already. */
  interrupt(isStruck: boolean): void {
    if (this.signal.aborted) {
      if (isStruck) this.#finishIn(GRACE_MS / 4); // the strike may have hit the very turn that was to finish it
      return;
    }
    const reason = new KeyboardInterrupt();
    this.#abort.abort(reason);
    setTimeout(
      () => {
        for (const reject of this.#rejections) reject(reason);
      },
      isStruck ? 0 : GRACE_MS,
    );
    this.#finishIn(isStruck ? GRACE_MS / 4 : LAST_RESORT_MS);
  }

  #finishIn(milliseconds: number): void {
    setTimeout(() => this.finish({ ok: false, error: this.signal.reason }), milliseconds);
  }

  /** `value`, or the interrupt when that comes first. */
  wait(value: unknown): unknown {
    if (this.signal.aborted) throw this.signal.reason;
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
