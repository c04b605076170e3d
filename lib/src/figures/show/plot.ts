import { randomUUID } from "node:crypto";
import type { Config, Layout, Plot } from "nodeplotlib";
import { refusal } from "../../arguments/refuse";
import { t } from "../../i18n";
import { jupyter } from "../../jupyter/display";
import { offerPlot } from "../../platform/nodeplotlib-module";
import { mimeBundle } from "./mime-bundle";

/** Data that comes bit by bit, such as rxjs's Observable. */
interface Stream {
  subscribe(next: (data: Plot[]) => void): unknown;
}

/**
 * nodeplotlib's `plot` in a notebook: shows the figure below the cell, as `show` does. Data that comes as a stream is drawn
 * anew in the same place whenever there is more.
 *
 * @throws RangeError for data that is no list
 */
export function plot(data: Plot[] | Stream, layout: Layout = {}, config: Config = {}): void {
  if (!isStream(data)) {
    display(data, layout, config);
    return;
  }
  const displayId = randomUUID();
  let update = false;
  data.subscribe((next) => {
    display(next, layout, config, { displayId, update });
    update = true;
  });
}

function isStream(data: Plot[] | Stream): data is Stream {
  return typeof (data as Partial<Stream> | undefined)?.subscribe === "function";
}

function display(
  data: Plot[],
  layout: Layout,
  config: Config,
  place: { displayId?: string; update?: boolean } = {},
): void {
  if (!Array.isArray(data)) {
    const advice = 'pass what is drawn in a list: [{ type: "scatter", x, y }]';
    throw refusal({ caller: "plot", what: "the data" }, "a list", data, advice);
  }
  const bundle = mimeBundle({ data, layout, text: inWords(data, layout) }, undefined, config);
  jupyter()?.display(bundle, place);
}

/** The titles of a figure, and the names of what is drawn: all that is known of its content. */
function inWords(data: readonly Plot[], { title, xaxis, yaxis }: Layout): string {
  const titles = [title, xaxis?.title, yaxis?.title].map((one) =>
    typeof one === "string" ? one : one?.text,
  );
  const words = [...titles, ...data.map(({ name }) => name)].filter((word) => word);
  return words.length > 0 ? words.join(" · ") : t("a figure without a title");
}

offerPlot(plot, jupyter() !== undefined);
