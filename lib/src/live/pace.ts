/** Milliseconds from one picture to the next: ten in a second are as many as anybody sees. */
const SHORTEST_PAUSE = 100;
/** Drawing gets at most one part in so many of the time. */
const PARTS = 50;
/**
 * A page gets less: what it tells is its own work. Server, network and what puts pixels on the screen take several times as
 * much besides (measured with JupyterLab in Chromium, which paints without a graphics card).
 */
const PAGE_PARTS = 200;
/** Milliseconds after which there is a picture even where a page is slow or tells nothing: it must not seem to stand still. */
const LONGEST_PAUSE = 2000;

/** Draws now and then: at most ten times a second, and less often where drawing takes long. */
export class Pace {
  private last = Number.NEGATIVE_INFINITY;
  private own = 0;
  private page = Number.POSITIVE_INFINITY;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Calls `draw` unless the last drawing is too recent. */
  maybe(draw: () => void): void {
    const begun = this.now();
    if (begun < this.last + this.pause) return;
    draw();
    this.last = begun;
    this.own = this.now() - begun;
  }

  /** Takes note of the milliseconds that a page needs for a picture, on processors that training could have. */
  seen(milliseconds: number): void {
    this.page = milliseconds;
  }

  private get pause(): number {
    const page = Math.min(LONGEST_PAUSE, PAGE_PARTS * this.page);
    return Math.max(SHORTEST_PAUSE, page, PARTS * this.own);
  }
}
