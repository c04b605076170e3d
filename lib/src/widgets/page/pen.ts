import type { Stroke } from "../shared/protocol";

/** Share of the canvas that an arrow key moves the pen; with shift it goes four times as far. */
const step = 0.025;

/** Where the pen begins: in the upper middle. */
const start = [0.5, 0.3] as const;

const directions: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** The strokes of a drawing and where its pen is, 0…1 from the upper left corner. */
export class Pen {
  readonly strokes: Stroke[] = [];
  x: number = start[0];
  y: number = start[1];
  down = false;

  /** Sets the pen down and begins a stroke. */
  press(x: number = this.x, y: number = this.y): void {
    [this.x, this.y, this.down] = [within(x), within(y), true];
    this.strokes.push([this.x, this.y]);
  }

  /** Moves the pen; while it is down the stroke grows. */
  move(x: number, y: number): void {
    [this.x, this.y] = [within(x), within(y)];
    if (this.down) this.strokes.at(-1)!.push(this.x, this.y);
  }

  lift(): void {
    this.down = false;
  }

  /** Takes everything back; the pen returns to where it began. */
  clear(): void {
    this.strokes.length = 0;
    [this.x, this.y, this.down] = [...start, false];
  }

  /** Takes back the last stroke. */
  undo(): void {
    this.strokes.pop();
    this.down = false;
  }

  /** Arrow keys move the pen, the space bar sets it down and lifts it. */
  key(key: string, far: boolean): boolean {
    const direction = directions[key];
    if (direction !== undefined) {
      const distance = far ? 4 * step : step;
      this.move(this.x + direction[0] * distance, this.y + direction[1] * distance);
    } else if (key === " ") {
      if (this.down) this.lift();
      else this.press();
    } else return false;
    return true;
  }
}

/** Three digits are a quarter of a pixel on a canvas of 280, and keep messages short. */
function within(place: number): number {
  return Math.round(1000 * Math.max(0, Math.min(1, place))) / 1000;
}
