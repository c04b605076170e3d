import { refusal } from "../../arguments/refuse";
import { jupyter } from "../../jupyter/display";
import { platform } from "../../platform/platform";
import { withTitles } from "../style/titles";
import type { Figure } from "../types";
import { mimeBundle } from "./mime-bundle";

export interface ShowOptions {
  /** File name, without ending, under which the figure's own button saves it. */
  readonly name?: string;
}

/**
 * Shows a figure where this code runs: in a notebook below the cell (interactive, with a static picture for
 * exported pages and a text equivalent), in a script in a browser window through nodeplotlib.
 *
 * @throws RangeError when it gets no figure
 * @example
 * show(imageGrid(train));
 */
export function show(figure: Figure, options: ShowOptions = {}): void {
  if (!Array.isArray(figure?.data) || typeof figure.layout !== "object") {
    const advice = "pass what barChart, imageGrid or another function of the lab returned";
    throw refusal({ caller: "show", what: "the figure" }, "a figure", figure, advice);
  }
  const notebook = jupyter();
  if (notebook) notebook.display(mimeBundle(figure, options.name));
  else platform().openWindow({ ...figure, layout: withTitles(figure.layout) });
}
