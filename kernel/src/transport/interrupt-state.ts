/**
 * How far an interrupt has got, in memory that both threads share.
 *
 * The session moves idle → critical → running → idle; it begins as critical, until it listens. When an interrupt finds
 * it running and not responding, the transport moves running (or idle) → terminating, terminates the JavaScript that
 * runs, and moves terminating → terminated; the session then ends the cell. A session that compiles, or does any other
 * work of its own, is critical and never terminated: a half-bound program would spoil every later cell, a lost reply
 * would leave a client waiting.
 */
export type Phase = "idle" | "critical" | "running" | "terminating" | "terminated";
const PHASES: Phase[] = ["idle", "critical", "running", "terminating", "terminated"];
const Word = {
  phase: 0,
  requested: 1,
  acknowledged: 2,
  newest: 3,
  stopping: 4,
  listening: 5,
  cleaningUp: 6,
} as const;

/** A function under this symbol notes where the session's code is, when it is called in the midst of it. */
export const NOTE_PLACE: unique symbol = Symbol.for("Jupyter.kernel.notePlace");
export const TELL_PLACE = 'globalThis[Symbol.for("Jupyter.kernel.notePlace")]?.()';

/** How long a wait for the other thread lasts before the state is looked at again. */
const WAIT_MS = 5;

export class InterruptState {
  readonly memory: SharedArrayBuffer | ArrayBuffer;
  readonly #words: Int32Array;

  constructor(memory: SharedArrayBuffer | ArrayBuffer = newMemory()) {
    this.memory = memory;
    this.#words = new Int32Array(memory);
  }

  get phase(): Phase {
    return PHASES[Atomics.load(this.#words, Word.phase)]!;
  }

  set phase(phase: Phase) {
    Atomics.store(this.#words, Word.phase, PHASES.indexOf(phase));
  }

  /** Moves from one phase to another; false when the other thread was faster. */
  move(from: Phase, to: Phase): boolean {
    const index = PHASES.indexOf(from);
    return Atomics.compareExchange(this.#words, Word.phase, index, PHASES.indexOf(to)) === index;
  }

  /**
   * An interrupt is requested.
   *
   * @param newest the newest request on its way to the session, if this is the transport: the interrupt is meant for it
   * too
   */
  request(newest?: number): void {
    if (newest !== undefined) Atomics.store(this.#words, Word.newest, newest);
    Atomics.add(this.#words, Word.requested, 1);
  }

  /** Is there an interrupt that the session has not acknowledged? */
  get pending(): boolean {
    return Atomics.load(this.#words, Word.requested) !== Atomics.load(this.#words, Word.acknowledged);
  }

  /** Session: it knows of every interrupt so far. */
  acknowledge(): void {
    Atomics.store(this.#words, Word.acknowledged, Atomics.load(this.#words, Word.requested));
  }

  /** Session: a request begins; interrupts requested before it had come are over. */
  begin(request: number): void {
    if (Atomics.load(this.#words, Word.newest) < request) this.acknowledge();
    this.stopping = false;
  }

  /** Is there a cell that was told to stop and has not ended? */
  get stopping(): boolean {
    return Atomics.load(this.#words, Word.stopping) === 1;
  }

  set stopping(value: boolean) {
    Atomics.store(this.#words, Word.stopping, value ? 1 : 0);
  }

  /** Does the cell have work that stops by itself when it is told, such as training? It is given more time. */
  get listening(): boolean {
    return Atomics.load(this.#words, Word.listening) === 1;
  }

  set listening(value: boolean) {
    Atomics.store(this.#words, Word.listening, value ? 1 : 0);
  }

  /** Does the cell that was told to stop await what its `finally` or `catch` started? It is given time for that. */
  get cleaningUp(): boolean {
    return Atomics.load(this.#words, Word.cleaningUp) === 1;
  }

  set cleaningUp(value: boolean) {
    Atomics.store(this.#words, Word.cleaningUp, value ? 1 : 0);
  }

  /**
   * Session: waits while a termination is under way, so that it hits this task. Returns at once where there is none.
   */
  waitForTermination(): void {
    while (this.phase === "terminating")
      Atomics.wait(this.#words, Word.phase, PHASES.indexOf("terminating"), WAIT_MS);
  }
}

/** A page that is not isolated from others may share no memory: then the session alone looks at it. */
function newMemory(): SharedArrayBuffer | ArrayBuffer {
  const bytes = Object.keys(Word).length * Int32Array.BYTES_PER_ELEMENT;
  return typeof SharedArrayBuffer === "undefined" ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes);
}

/**
 * The session's end of it: it says when JavaScript may be terminated. The author's code may be, anywhere. The kernel's
 * own work must not: a reply, or the next cell, would never come.
 */
export class SessionInterruptState extends InterruptState {
  /** What the session is while none of its own work is under way. */
  #between: "idle" | "running" = "idle";
  /** Pieces of its own work that are under way. Loading the compiler is the first. */
  #depth = 1;

  constructor() {
    super();
    this.phase = "critical";
  }

  /** The kernel's own work begins. A termination under way hits this very task: then the work never begins. */
  enter(): void {
    if (this.#depth === 0)
      while (!this.move(this.#between, "critical") && this.phase !== "terminated") this.waitForTermination();
    this.#depth++;
  }

  /** The kernel's own work is over, or waits. */
  leave(): void {
    this.#depth--;
    if (this.#depth === 0) this.move("critical", this.#between);
  }

  /** Does a piece of the kernel's own work. */
  critical<Result>(work: () => Result): Result {
    this.enter();
    try {
      return work();
    } finally {
      this.leave();
    }
  }

  /** Runs the author's code in the midst of the kernel's own work. */
  run(work: () => void): void {
    const depth = this.#depth;
    this.#depth = 0;
    this.move("critical", this.#between);
    try {
      work();
    } finally {
      if (depth > 0) this.enter();
      this.#depth = depth;
    }
  }

  /** The kernel has compiled a cell, which may start now. */
  startCell(): void {
    this.#between = "running";
    this.listening = false;
    this.cleaningUp = false;
    this.leave();
  }

  /** The cell is over, and the kernel's work goes on. */
  endCell(): void {
    this.enter();
    this.#between = "idle";
    this.stopping = false;
  }

  /** @returns whether the JavaScript that ran was terminated since this was asked last */
  takeTermination(): boolean {
    return this.move("terminated", this.#depth > 0 ? "critical" : this.#between);
  }
}
