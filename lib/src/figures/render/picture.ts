import { PNG } from "pngjs";

/** A picture in memory: rows of RGBA bytes, white at first. */
export class Picture {
  private readonly png: PNG;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.png = new PNG({ width, height });
    this.png.data.fill(255);
  }

  set(x: number, y: number, red: number, green: number, blue: number): void {
    const at = (y * this.width + x) * 4;
    this.png.data[at] = red;
    this.png.data[at + 1] = green;
    this.png.data[at + 2] = blue;
  }

  /** Fills a square of `size` × `size` pixels whose upper left corner is (x, y). */
  square(x: number, y: number, size: number, [red, green, blue]: readonly [number, number, number]): void {
    for (let row = y; row < y + size; row++) {
      for (let col = x; col < x + size; col++) this.set(col, row, red, green, blue);
    }
  }

  /** The picture as a `data:` URI of a PNG. */
  toDataUri(): string {
    return `data:image/png;base64,${PNG.sync.write(this.png).toString("base64")}`;
  }
}
