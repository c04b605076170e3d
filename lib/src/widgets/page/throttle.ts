/**
 * Calls `act` at most once in `pause` milliseconds, and never while an earlier call waits for its answer. What is
 * asked for in between is done once, afterwards, so that the last wish always counts.
 */
export class Seldom {
  private wanted = false;
  private waiting = false;
  private last = Number.NEGATIVE_INFINITY;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly pause: number,
    private readonly act: () => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  want(): void {
    this.wanted = true;
    this.next();
  }

  answered(): void {
    this.waiting = false;
    this.next();
  }

  private next(): void {
    if (!this.wanted || this.waiting || this.timer !== undefined) return;
    const rest = this.last + this.pause - this.now();
    if (rest > 0) {
      this.timer = setTimeout(() => {
        this.timer = undefined;
        this.next();
      }, rest);
      return;
    }
    this.wanted = false;
    this.waiting = true;
    this.last = this.now();
    this.act();
  }
}
