/** A page that shows the panel connects sooner than this, in milliseconds. */
const PATIENCE = 4000;
/** Milliseconds between two outputs: each of them costs whoever listens some work on processors that training could have. */
const PAUSE = 1000;

/**
 * Prints one line an epoch where no page shows how training goes: lines are kept back until a page had the time to
 * reply, and thrown away when one does. Lines of short epochs are printed together.
 */
export class EpochLines {
  private held: string[] = [];
  private next: number;

  constructor(
    private readonly seen: () => boolean,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.next = now() + PATIENCE;
  }

  add(line: string): void {
    this.held.push(line);
    if (this.now() < this.next) return;
    this.flush();
    this.next = this.now() + PAUSE;
  }

  flush(): void {
    if (!this.seen() && this.held.length > 0) console.log(this.held.join("\n"));
    this.held = [];
  }
}
