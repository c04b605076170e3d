import type { Layout, Plot } from "nodeplotlib";
import type { Dataset } from "../data/dataset";
import { sourceOf } from "../data/describe";
import { mimeBundle } from "./show/mime-bundle";
import { baseLayout } from "./style/base-layout";

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

/** Attributes that plotly knows and the older plotly types of nodeplotlib do not list. */
type Open<T> = T & Record<string, unknown>;

interface FigureParts extends Titled {
  readonly title: string;
  /** A line below the title, before the origin. */
  readonly subtitle?: string;
  readonly data: readonly Open<Plot>[];
  readonly layout?: Open<Layout>;
  readonly text: string;
}

/**
 * Puts a figure together in the lab's style. In Jupyter a figure also shows itself when it is a cell's last value.
 */
export function makeFigure({ title, subtitle, from, data, layout = {}, text }: FigureParts): Figure {
  const small = [subtitle, from && sourceOf(from)].filter(Boolean).join(" · ");
  const figure: Figure = {
    data: [...data],
    layout: baseLayout(title, small, layout),
    text: [title, small, text].filter(Boolean).join("\n"),
  };
  Object.defineProperty(figure, Symbol.for("Jupyter.display"), { value: () => mimeBundle(figure) });
  return figure;
}
