/**
 * Calls `act` at most once in `pause` milliseconds, and never while an earlier call waits for its reply. What is
 * asked for in between is done once, afterwards, so that the last wish always counts.
 */
export class Throttle {
  private requested = false;
  private waiting = false;
  private last = Number.NEGATIVE_INFINITY;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly pause: number,
    private readonly act: () => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  request(): void {
    this.requested = true;
    this.next();
  }

  done(): void {
    this.waiting = false;
    this.next();
  }

  private next(): void {
    if (!this.requested || this.waiting || this.timer !== undefined) return;
    const rest = this.last + this.pause - this.now();
    if (rest > 0) {
      this.timer = setTimeout(() => {
        this.timer = undefined;
        this.next();
      }, rest);
      return;
    }
    this.requested = false;
    this.waiting = true;
    this.last = this.now();
    this.act();
  }
}
