import type { FigureMessage } from "../lab/platform";
import { loadPlotly, type Plotly } from "./plotly";

const EMPTY = /<svg data-figure="(\d+)"([^>]*)>(<desc>[\s\S]*?<\/desc>)?<\/svg>/g;
const ENCODED = /data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)/g;

/** Draws the still pictures of figures, which a worker cannot, and puts them where the worker left empty ones. */
export class DrawnFigures {
  readonly #base: string;
  readonly #waiting: Map<string, FigureMessage> = new Map();
  readonly #drawn: Map<string, string> = new Map();

  constructor(base: string) {
    this.#base = base;
  }

  add(figure: FigureMessage): void {
    this.#waiting.set(String(figure.number), figure);
  }

  /** A message's content with pictures; `json` is the same as text, to see at once whether there is anything to do. */
  async drawInto(content: unknown, json: string): Promise<unknown> {
    if (!json.includes("data-figure=") && !json.includes("data:image/svg+xml;base64,")) return content;
    const plotly = await loadPlotly(this.#base);
    const draw = (text: string): string =>
      text
        .replace(EMPTY, (_, number, attributes, text = "") => this.#picture(plotly, number, attributes, text))
        .replace(ENCODED, (uri, encoded) => {
          const svg = decode(encoded);
          return svg.startsWith("<svg data-figure=") ? `data:image/svg+xml;base64,${encode(draw(svg))}` : uri;
        });
    return mapTexts(content, draw);
  }

  #picture(plotly: Plotly, number: string, attributes: string, description: string): string {
    const svg = this.#drawn.get(number) ?? this.#draw(plotly, number);
    return svg.replace(/^<svg([^>]*?) style="[^"]*"([^>]*)>/, `<svg$1$2${attributes}>${description}`);
  }

  #draw(plotly: Plotly, number: string): string {
    const { figure, width } = this.#waiting.get(number)!;
    this.#waiting.delete(number);
    const element = document.createElement("div");
    element.style.cssText = "position:absolute;left:-10000px;top:0";
    document.body.append(element);
    plotly
      .newPlot(element, figure.data, { width, ...figure.layout }, { staticPlot: true })
      .catch(() => undefined);
    const svg = plotly.Snapshot.toSVG(element, "svg", 1);
    plotly.purge(element);
    element.remove();
    this.#drawn.set(number, svg);
    return svg;
  }
}

/** The same value with every text in it changed. */
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((part) => mapTexts(part, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, mapTexts(part, change)]));
}

function decode(base64: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
}

function encode(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = "";
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}
