import { randomUUID } from "node:crypto";
import type { Config, Layout, Plot } from "nodeplotlib";
import { refusal } from "../../arguments/refuse";
import { t } from "../../i18n";
import { jupyter } from "../../jupyter/display";
import type { MimeBundle } from "../../jupyter/mime";
import { mimeBundle, PLOTLY } from "./mime-bundle";

/** Data that comes bit by bit, such as rxjs's Observable. */
interface Stream {
  subscribe(observer: { next(data: Plot[]): void; complete(): void }): unknown;
}

/**
 * nodeplotlib's `plot` in a notebook: shows the figure below the cell, as `show` does. Data that comes as a stream is a
 * still picture, drawn anew in the same place whenever there is more, and the figure itself at the stream's end:
 * JupyterLab's plotly draws a figure once and takes no other for it.
 *
 * @throws RangeError for data that is no list
 */
export function plot(data: Plot[] | Stream, layout: Layout = {}, config: Config = {}): void {
  if (!isStream(data)) {
    jupyter()?.display(bundleOf(data, layout, config));
    return;
  }
  const displayId = randomUUID();
  let last: MimeBundle | undefined;
  data.subscribe({
    next(more) {
      const update = last !== undefined;
      last = bundleOf(more, layout, config);
      const { [PLOTLY]: _, ...still } = last;
      jupyter()?.display(still, { displayId, update });
    },
    complete: () => last && jupyter()?.display(last, { displayId, update: true }),
  });
}

function isStream(data: Plot[] | Stream): data is Stream {
  return typeof (data as Partial<Stream> | undefined)?.subscribe === "function";
}

function bundleOf(data: Plot[], layout: Layout, config: Config): MimeBundle {
  if (!Array.isArray(data)) {
    const advice = 'pass what is drawn in a list: [{ type: "scatter", x, y }]';
    throw refusal({ caller: "plot", what: "the data" }, "a list", data, advice);
  }
  return mimeBundle({ data, layout, text: inWords(data, layout) }, undefined, config);
}

/** The titles of a figure, and the names of what is drawn: all that is known of its content. */
function inWords(data: readonly Plot[], { title, xaxis, yaxis }: Layout): string {
  const titles = [title, xaxis?.title, yaxis?.title].map((one) =>
    typeof one === "string" ? one : one?.text,
  );
  const words = [...titles, ...data.map(({ name }) => name)].filter((word) => word);
  return words.length > 0 ? words.join(" · ") : t("a figure without a title");
}
