import { linesInCells } from "./stack-trace";

/** What a stopped cell fails with. Its stack has lines of cells alone: how it came about is the kernel's affair. */
export class KeyboardInterrupt extends Error {
  override name = "KeyboardInterrupt";

  /** @param stack that of the code which was stopped, where it is known */
  constructor(stack = "") {
    super("stopped by an interrupt");
    this.happenedAt(stack);
  }

  happenedAt(stack: string): void {
    this.stack = [`${this.name}: ${this.message}`, ...linesInCells(stack)].join("\n");
  }
}
