import { readFileSync } from "node:fs";
import type { DOMWindow } from "jsdom";
import type { Layout, Plot } from "nodeplotlib";
import { type Canvas2d, paintableCanvas } from "./canvas";
import { boxOf, boxOnPage } from "./text-boxes";

/** The part of plotly.js that draws. */
interface Plotly {
  newPlot(element: Element, data: Plot[], layout: Layout, config: object): Promise<unknown>;
  purge(element: Element): void;
  Snapshot: { toSVG(element: Element, format: "svg", scale: number): string };
}

export interface Drawing {
  readonly document: Document;
  readonly plotly: Plotly;
}

let drawing: Drawing | undefined;

/** plotly.js in a document without a browser; loaded on first use (about 0.4 s) and kept. */
export function plotlyWithoutBrowser(): Drawing {
  drawing ??= load();
  return drawing;
}

function load(): Drawing {
  const { JSDOM, VirtualConsole } = require("jsdom") as typeof import("jsdom");
  const { window } = new JSDOM("<!doctype html><body></body>", {
    runScripts: "outside-only",
    pretendToBeVisual: true,
    virtualConsole: new VirtualConsole(),
  });
  measureText(window);
  paintCanvases(window);
  window.URL.createObjectURL = () => "";
  window.eval(readFileSync(require.resolve("plotly.js-cartesian-dist-min"), "utf8"));
  return { document: window.document, plotly: (window as unknown as { Plotly: Plotly }).Plotly };
}

function measureText(window: DOMWindow): void {
  const svg = window.SVGElement.prototype as unknown as Record<string, unknown>;
  svg.getBBox = function (this: Element) {
    return boxOf(this);
  };
  svg.getComputedTextLength = function (this: Element) {
    return boxOf(this).width;
  };
  svg.getBoundingClientRect = function (this: Element) {
    const { x, y, width, height } = boxOnPage(this);
    return { x, y, width, height, left: x, top: y, right: x + width, bottom: y + height };
  };
}

function paintCanvases(window: DOMWindow): void {
  const canvases = new WeakMap<object, Canvas2d>();
  const prototype = window.HTMLCanvasElement.prototype as unknown as Record<string, unknown>;
  prototype.getContext = function (this: HTMLCanvasElement, kind: string) {
    if (kind !== "2d") return null;
    const canvas = canvases.get(this) ?? paintableCanvas(this.width, this.height);
    canvases.set(this, canvas);
    return canvas;
  };
  prototype.toDataURL = function (this: HTMLCanvasElement) {
    return canvases.get(this)?.toDataUri() ?? paintableCanvas(1, 1).toDataUri();
  };
}
