import { addAwaitingLine } from "./stack-trace";

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

export type Outcome = { ok: true; value: unknown; hasValue: boolean } | { ok: false; error: unknown };

/** A cell while it runs, and what becomes of work that it leaves behind. */
export class RunningCell {
  /** The request that started the cell: its output goes there. */
  readonly parent: number;
  readonly #abort: AbortController = new AbortController();
  readonly #rejections: Set<(reason: unknown) => void> = new Set();
  readonly #leave: () => void;
  readonly #settle: (outcome: Outcome) => void;
  /** The first error that nothing in the cell handled. */
  stray: { error: unknown } | null = null;
  isDone = false;

  /** `leave` is called before the cell is done, and may not return: a strike under way ends this turn. */
  constructor(parent: number, leave: () => void, settle: (outcome: Outcome) => void) {
    this.parent = parent;
    this.#leave = leave;
    this.#settle = settle;
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  finish(outcome: Outcome): void {
    if (this.isDone) return;
    this.#leave();
    this.isDone = true;
    if (this.signal.aborted) this.#settle({ ok: false, error: this.signal.reason });
    else if (outcome.ok && this.stray) this.#settle({ ok: false, error: this.stray.error });
    else this.#settle(outcome);
  }

  /** Tells everyone who listens, then ends what the cell awaits. `isStruck`: its own JavaScript may be gone already. */
  interrupt(isStruck: boolean): void {
    if (this.signal.aborted) return;
    const reason = new KeyboardInterrupt();
    this.#abort.abort(reason);
    setTimeout(
      () => {
        for (const reject of this.#rejections) reject(reason);
      },
      isStruck ? 0 : GRACE_MS,
    );
    setTimeout(() => this.finish({ ok: false, error: reason }), isStruck ? GRACE_MS / 4 : LAST_RESORT_MS);
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

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    value !== null &&
    (typeof value === "object" || typeof value === "function") &&
    typeof (value as { then?: unknown }).then === "function"
  );
}
