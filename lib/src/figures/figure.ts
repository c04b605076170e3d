import type { Layout, Plot } from "nodeplotlib";
import { checkObject } from "../arguments/objects";
import { textOf } from "../arguments/values";
import { sourceOf } from "../data/describe";
import { showsItself } from "../jupyter/display";
import { mimeBundle } from "./show/mime-bundle";
import { baseLayout } from "./style/base-layout";
import type { Figure, Titled } from "./types";

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
  textOf({ caller: "a figure", what: "the title" }, title);
  checkSource(from);
  const small = [subtitle, from && sourceOf(from)].filter(Boolean).join(" · ");
  const figure: Figure = {
    data: [...data],
    layout: baseLayout(title, small, layout),
    text: [title, small, text].filter(Boolean).join("\n"),
  };
  return showsItself(figure, () => mimeBundle(figure));
}

function checkSource(from: Titled["from"]): void {
  if (from === undefined) return;
  checkObject({ caller: "a figure", what: "`from`" }, from, "{ from: test }, a dataset");
  textOf({ caller: "a figure", what: "the name of `from`" }, from.name);
}
