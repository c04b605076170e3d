import type { Layout } from "nodeplotlib";
import { checkObject } from "../../arguments/objects";
import { textOf } from "../../arguments/values";
import { makeFigure } from "../figure";
import type { Figure, Titled } from "../types";

interface SideBySideOptions extends Titled {
  readonly title: string;
}

/** Share of the width that each chart takes; the rest is the gap between them. */
const SHARE = 0.44;

/**
 * Two charts of the same lines next to each other, for example a loss and its slope, with one legend for both.
 *
 * @param left its legend serves both charts.
 * @param right drawn with the same colours, in the order of its lines.
 * @throws RangeError when it does not get two figures, say a list of them.
 * @example
 * show(sideBySide(lineChart(losses, …), lineChart(slopes, …), { title: "Loss and slope against p" }));
 */
export function sideBySide(left: Figure, right: Figure, options: SideBySideOptions): Figure {
  if (left?.layout === undefined || right?.layout === undefined)
    throw new RangeError("sideBySide: expected two figures, one after the other, and then the options.");
  checkObject({ caller: "sideBySide", what: "the options" }, options, '{ title: "Loss and slope" }');
  textOf({ caller: "sideBySide", what: "the title" }, options.title);
  const [first, second] = [left.layout, right.layout] as Open<Layout>[];
  return makeFigure({
    ...options,
    data: [
      ...left.data,
      ...right.data.map((trace) => ({ ...trace, xaxis: "x2", yaxis: "y2", showlegend: false })),
    ],
    layout: {
      xaxis: { ...first?.xaxis, domain: [0, SHARE] },
      yaxis: first?.yaxis,
      xaxis2: { ...second?.xaxis, domain: [1 - SHARE, 1], anchor: "y2" },
      yaxis2: { ...second?.yaxis, anchor: "x2" },
    } as Open<Layout>,
    text: [left.text, right.text].join("\n"),
  });
}

type Open<T> = T & Record<string, unknown>;
