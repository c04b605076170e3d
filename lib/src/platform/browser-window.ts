import { createRequire } from "node:module";
import { servePlotlyHere } from "./browser-page";
import type { PlotlyFigure } from "./types";

interface PlotsService {
  addPlot(plot: object): void;
  readBuffer(plots: readonly object[]): void;
}

let ready = false;

/**
 * Opens a browser window with the figure through nodeplotlib, whose server on this machine hands it out and ends
 * with the window; no other host is asked for anything. With `NODEPLOTLIB_PORT` set, the server listens there and no window opens.
 */
export function openBrowserWindow(figure: PlotlyFigure): void {
  const fromNodeplotlib = createRequire(require.resolve("nodeplotlib"));
  if (!ready) servePlotlyHere(fromNodeplotlib);
  const { plot } = require("nodeplotlib") as typeof import("nodeplotlib");
  if (!ready) {
    quietNest(fromNodeplotlib);
    addEachPlotOnce(fromNodeplotlib);
    ready = true;
  }
  plot(figure.data, figure.layout, { displaylogo: false, responsive: true });
}

/** Nest announces each of its modules; none of that helps someone who wants to see a figure. */
function quietNest(load: NodeRequire): void {
  const { Logger } = load("@nestjs/common") as { Logger: { overrideLogger(logger: false): void } };
  Logger.overrideLogger(false);
}

/** nodeplotlib 1.1.2 hands its server every earlier figure again with each new one. */
function addEachPlotOnce(load: NodeRequire): void {
  const { PlotsService } = load("./lib/server/plots/plots.service") as {
    PlotsService: { prototype: PlotsService };
  };
  const added = new WeakSet<object>();
  PlotsService.prototype.readBuffer = function (plots) {
    for (const plot of plots) {
      if (added.has(plot)) continue;
      added.add(plot);
      this.addPlot(plot);
    }
  };
}
