import type { Layout, Plot } from "nodeplotlib";

/** What plotly draws. */
export interface PlotlyFigure {
  readonly data: Plot[];
  readonly layout: Layout;
}

/**
 * What the lab needs of the place it runs in, beyond JavaScript and `node:` modules, which a bundler can replace by
 * their names. In Node it is `on-node.ts`; a page brings one of its own to `usePlatform` before anything is drawn.
 */
export interface Platform {
  /** Draws a figure as an SVG picture, `width` pixels wide. At once, since a cell's last value is shown at once. */
  drawSvg(figure: PlotlyFigure, width: number): string;
  /** Shows a figure where there is no notebook. */
  openWindow(figure: PlotlyFigure): void;
  /** The library that reads and resizes pictures, loaded when it is first needed. */
  jimp(): Promise<Pick<typeof import("jimp"), "Jimp">>;
  /** Where trainings are kept, if they are. */
  fitCache?(): FitCache | undefined;
}

/** Trainings by what they start from, in memory that outlives the process. */
export interface FitCache {
  /** Whether this process may add to it. */
  readonly isWritable: boolean;
  /** The place of the training that starts from exactly this. */
  entry(inputs: Iterable<string | Uint8Array>): {
    /** What is kept there, as it was written; undefined where nothing is. */
    read(): unknown;
    /** Keeps a value that `node:v8` can serialize. */
    write(content: unknown): void;
  };
}
