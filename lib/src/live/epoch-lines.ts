/** A page that shows the panel answers sooner than this, in milliseconds. */
const PATIENCE = 4000;

/**
 * Prints one line an epoch where no page shows how training goes: lines are kept back until a page had the time to
 * answer, and thrown away when one does.
 */
export class EpochLines {
  private held: string[] = [];
  private readonly begun = performance.now();

  constructor(private readonly seen: () => boolean) {}

  add(line: string): void {
    this.held.push(line);
    if (performance.now() - this.begun > PATIENCE) this.flush();
  }

  flush(): void {
    if (!this.seen()) for (const line of this.held) console.log(line);
    this.held = [];
  }
}
