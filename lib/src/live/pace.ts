/** Milliseconds from one picture to the next: ten in a second are as many as anybody sees. */
const SHORTEST_PAUSE = 100;
/** Drawing gets at most one part in so many of the time. */
const PARTS = 50;

/** Draws now and then: at most ten times a second, and less often where drawing takes long. */
export class Pace {
  private earliest = Number.NEGATIVE_INFINITY;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Calls `draw` unless the last drawing is too recent. */
  maybe(draw: () => void): void {
    const begun = this.now();
    if (begun < this.earliest) return;
    draw();
    this.earliest = begun + Math.max(SHORTEST_PAUSE, PARTS * (this.now() - begun));
  }
}
