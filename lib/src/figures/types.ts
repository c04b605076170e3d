import type { Layout, PlotData } from "plotly.js";
import type { Dataset } from "../data/dataset";

/**
 * A plotly figure, with its content in words for those who cannot see it. Its types are nodeplotlib's `Plot` and `Layout`,
 * named as nodeplotlib does: from there, every cell that imports the lab would have the compiler read all of rxjs, too.
 */
export interface Figure {
  readonly data: Partial<PlotData>[];
  readonly layout: Partial<Layout>;
  /** The text equivalent: what the figure shows, with its main numbers. */
  readonly text: string;
}

/** Which images a figure was made from; its name and origin are printed below the title. */
export type Source = Pick<Dataset, "name" | "origin">;

export interface Titled {
  /** Replaces the figure's own title. */
  readonly title?: string;
  /** The dataset that the figure is about; its name and origin are printed below the title. */
  readonly from?: Source;
}
