import { openBrowserWindow } from "./browser-window";
import { cachedDrawing } from "./drawing-cache";
import { fitCache } from "./fit-cache";
import { plotlyWithoutBrowser } from "./plotly-without-browser";
import type { Platform, PlotlyFigure } from "./types";

/** Node: plotly in a document without a browser, nodeplotlib's window, jimp's build for Node. */
export const onNode: Platform = {
  drawSvg: (figure, width) => cachedDrawing(figure, width, () => draw(figure, width)),
  openWindow: openBrowserWindow,
  jimp: async () => require("jimp") as typeof import("jimp"),
  fitCache,
};

function draw({ data, layout }: PlotlyFigure, width: number): string {
  const { document, plotly } = plotlyWithoutBrowser();
  const element = document.createElement("div");
  document.body.append(element);
  const copy = structuredClone({ data, layout });
  plotly.newPlot(element, copy.data, { width, ...copy.layout }, { staticPlot: true }).catch(() => undefined);
  const svg = plotly.Snapshot.toSVG(element, "svg", 1);
  plotly.purge(element);
  element.remove();
  return svg;
}
