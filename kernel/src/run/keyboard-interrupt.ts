import { authorsLines } from "./stack-trace";

/** What a stopped cell fails with. Its stack has the author's lines alone: how it came about is the kernel's affair. */
export class KeyboardInterrupt extends Error {
  override name = "KeyboardInterrupt";

  #terminated = false;

  /** @param lines where the cell was, as far as it is known */
  constructor(lines: readonly string[] = []) {
    super("stopped by an interrupt");
    this.#happenedAt(lines);
  }

  /** Whether JavaScript of the cell was ended where it was, without a `finally`. */
  get terminated(): boolean {
    return this.#terminated;
  }

  /** The cell's JavaScript was ended, where the stack tells. */
  terminatedAt(stack = ""): void {
    this.#terminated = true;
    const lines = authorsLines(stack);
    if (lines.length > 0) this.#happenedAt(lines);
  }

  #happenedAt(lines: readonly string[]): void {
    this.stack = [`${this.name}: ${this.message}`, ...lines].join("\n");
  }
}
