/** Milliseconds from one picture to the next: ten in a second are as many as anybody sees. */
const SHORTEST_PAUSE = 100;
/** Drawing gets at most one part in so many of the time. */
const PARTS = 50;
/** Milliseconds after which there is a picture even where a page is slow: it must not seem to stand still. */
const LONGEST_PAUSE = 1000;

/** Draws now and then: at most ten times a second, and less often where drawing takes long. */
export class Pace {
  private earliest = Number.NEGATIVE_INFINITY;
  private page = 0;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Calls `draw` unless the last drawing is too recent. */
  maybe(draw: () => void): void {
    const begun = this.now();
    if (begun < this.earliest) return;
    draw();
    const page = Math.min(LONGEST_PAUSE, PARTS * this.page);
    this.earliest = begun + Math.max(SHORTEST_PAUSE, page, PARTS * (this.now() - begun));
  }

  /** Takes note of the milliseconds that a page needs for a picture, on processors that training could have. */
  seen(milliseconds: number): void {
    this.page = milliseconds;
  }
}
