/**
 * How far an interrupt has got, in memory that both threads share.
 *
 * The session moves idle → compiling → running → idle; it begins as compiling, until it listens. When an interrupt finds it
 * running and deaf, the transport moves running (or idle) → striking, ends the JavaScript that runs, and moves striking → struck;
 * the session then ends the cell. A compiling session, or one at any other work of its own, is never struck: a half-bound
 * program would poison every later cell, a lost reply would leave a client waiting.
 */
export type Phase = "idle" | "compiling" | "running" | "striking" | "struck";
const PHASES: Phase[] = ["idle", "compiling", "running", "striking", "struck"];
const Word = { phase: 0, asked: 1, heard: 2, newest: 3, stopping: 4, listening: 5 } as const;

export class StopState {
  readonly memory: SharedArrayBuffer;
  readonly #words: Int32Array;

  constructor(
    memory: SharedArrayBuffer = new SharedArrayBuffer(
      Object.keys(Word).length * Int32Array.BYTES_PER_ELEMENT,
    ),
  ) {
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
   * An interrupt has been asked for.
   *
   * @param newest the newest request on its way to the session, if this is the transport: the interrupt is meant for it too
   */
  ask(newest?: number): void {
    if (newest !== undefined) Atomics.store(this.#words, Word.newest, newest);
    Atomics.add(this.#words, Word.asked, 1);
  }

  /** Is there an interrupt that the session has not heard of? */
  get pending(): boolean {
    return Atomics.load(this.#words, Word.asked) !== Atomics.load(this.#words, Word.heard);
  }

  /** Session: every interrupt so far has been heard. */
  hear(): void {
    Atomics.store(this.#words, Word.heard, Atomics.load(this.#words, Word.asked));
  }

  /** Session: a request begins; interrupts asked for before it had come are over. */
  begin(request: number): void {
    if (Atomics.load(this.#words, Word.newest) < request) this.hear();
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

  /** Session: stands still while a strike is under way, so that it hits this turn. Comes back where there is none. */
  standForStrike(): void {
    while (this.phase === "striking") Atomics.wait(this.#words, Word.phase, PHASES.indexOf("striking"), 5);
  }
}
