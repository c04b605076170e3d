import { readFileSync } from "node:fs";
import { compileFunction, createContext } from "node:vm";
import type { Layout, Plot } from "nodeplotlib";
import { paintCanvases } from "./canvas";
import { measureText } from "./text-boxes";

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

/** What linkedom gives of a browser's window. */
type Page = Pick<
  typeof globalThis,
  "document" | "navigator" | "DOMParser" | "Element" | "HTMLElement" | "SVGElement" | "HTMLCanvasElement"
>;

let drawing: Drawing | undefined;

/** plotly.js in a document without a browser; loaded on first use (about 0.3 s) and kept. */
export function plotlyWithoutBrowser(): Drawing {
  drawing ??= load();
  return drawing;
}

function load(): Drawing {
  const { parseHTML } = require("linkedom") as { parseHTML(text: string): Page };
  const page = parseHTML("<!doctype html><html><head></head><body></body></html>");
  Object.defineProperty(page.SVGElement.prototype, "nodeName", NAME_AS_WRITTEN);
  measureText(page.SVGElement.prototype);
  paintCanvases(page.HTMLCanvasElement.prototype);
  const window = windowOf(page);
  const file = require.resolve("plotly.js-cartesian-dist-min");
  // what a module's loader would be is hidden, so that plotly puts itself into the window
  const names = [...Object.keys(window), "module", "exports", "define"];
  // it gives arrays methods of its own, which it cannot where those of all arrays are frozen: so it gets other arrays
  const options = { filename: file, parsingContext: createContext({}) };
  compileFunction(readFileSync(file, "utf8"), names, options).apply(window, Object.values(window));
  return { document: page.document, plotly: window["Plotly"] as Plotly };
}

/** linkedom has them in capitals, as HTML's elements have; plotly looks for `text`. */
const NAME_AS_WRITTEN: PropertyDescriptor = {
  get(this: Element) {
    return this.localName;
  },
};

/** The names that plotly takes from a window; what it draws stands still, so that no frame is ever asked for. */
function windowOf({ document, navigator, DOMParser, Element, HTMLElement, SVGElement }: Page) {
  const window: Record<string, unknown> = {
    document,
    navigator,
    DOMParser,
    Element,
    HTMLElement,
    SVGElement,
    URL: { createObjectURL: () => "" },
    XMLSerializer: SvgWriter,
    getComputedStyle: ownStyle,
    addEventListener: () => {},
    removeEventListener: () => {},
    requestAnimationFrame: () => 0,
    cancelAnimationFrame: () => {},
    devicePixelRatio: 1,
    setTimeout,
    clearTimeout,
    console,
  };
  return Object.assign(window, { window, self: window });
}

/** No style sheets: an element's own style is all it has, and it is shown. */
function ownStyle({ style }: SVGElement) {
  return {
    display: "inline",
    getPropertyValue: (name: string) => style.getPropertyValue(name) ?? "",
  };
}

/** linkedom writes HTML, whose named character is none of XML's. */
class SvgWriter {
  serializeToString(element: Element): string {
    return element.toString().replaceAll("&nbsp;", "&#160;");
  }
}
