import type { Layout, Plot } from "nodeplotlib";
import type { Dataset } from "../data/dataset";

/** A plotly figure, in nodeplotlib's types, with its content in words for those who cannot see it. */
export interface Figure {
  readonly data: Plot[];
  readonly layout: Layout;
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
