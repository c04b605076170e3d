import { formatFixed } from "../../i18n/numbers";
import { t } from "../../i18n/translate";
import { brightest, flatPlace } from "../shared/arithmetic";
import type { PreprocessingData } from "../shared/protocol";
import { oneHotHeading, pixelSentence } from "../shared/sentences";
import { onArrows } from "./arrows";
import { element, heading, spokenLine } from "./elements";
import { hydrate } from "./hydrate";
import { imageColour, paint, pixelCanvas } from "./paint";
import { onPixel, Pointer } from "./pointer";

/** Numbers shown on each side of the chosen one. */
const around = 2;

export default hydrate<PreprocessingData>(mount);

function mount(root: HTMLElement, data: PreprocessingData): void {
  const [rows, cols, channels] = data.shape;
  const canvas = pixelCanvas(rows, cols, "");
  const colour = imageColour(data.pixels, channels);
  paint(canvas, (row, col) => colour(row * cols + col));
  const pointer = new Pointer(canvas, t("image {index}: arrow keys choose a pixel", { index: data.index }));
  const said = spokenLine();
  const [bytes, scaled, flat] = [element("div"), element("div"), element("div")];
  const start = brightest(data);
  let place: readonly [number, number] = start;

  const show = (row: number, col: number): void => {
    place = [row, col];
    pointer.frame(row, col, 1, 1, rows, cols);
    bytes.replaceChildren(neighbourhood(data, row, col, String));
    scaled.replaceChildren(neighbourhood(data, row, col, (byte) => formatFixed(byte / 255, 2)));
    flat.replaceChildren(strip(data, row, col));
    said.textContent = pixelSentence(data, row, col);
  };
  onPixel(canvas, rows, cols, show);
  onArrows(pointer.root, [rows, cols], () => place, show);
  const chosen = data.classNames[data.label]!;
  root.append(
    heading(t("From bytes to a row of numbers"), data.source),
    element(
      "div",
      { class: "lab-row" },
      element("div", { class: "lab-view" }, pointer.root),
      element(
        "div",
        { class: "lab-column" },
        said,
        step(t("1 · bytes, 0 … 255"), bytes),
        step(t("2 · scaled: each divided by 255"), scaled),
      ),
    ),
    step(
      t("3 · flattened: [{shape}] becomes [{size}]", {
        shape: data.shape.join(", "),
        size: rows * cols * channels,
      }),
      flat,
    ),
    step(oneHotHeading(data.label, chosen), oneHotRow(data)),
  );
  show(...start);
}

function step(title: string, content: HTMLElement): HTMLElement {
  return element("section", {}, element("div", { class: "lab-step" }, title), content);
}

/** The numbers around a pixel; outside the image there are none. For colours, red above green above blue. */
function neighbourhood(
  data: PreprocessingData,
  row: number,
  col: number,
  write: (byte: number) => string,
): HTMLElement {
  const [rows, cols, channels] = data.shape;
  const table = element("table", { class: "lab-numbers" });
  for (let y = row - around; y <= row + around; y++) {
    const line = element("tr");
    for (let x = col - around; x <= col + around; x++) {
      const inside = y >= 0 && y < rows && x >= 0 && x < cols;
      const first = flatPlace(data.shape, y, x);
      const bytes = inside ? data.pixels.slice(first, first + channels) : [];
      const middle = y === row && x === col;
      line.append(
        element(
          "td",
          { class: middle ? "lab-chosen" : "" },
          ...bytes.map((byte) => element("div", {}, write(byte))),
        ),
      );
    }
    table.append(line);
  }
  return table;
}

/** The flattened row around the chosen pixel, with the place of each number above it. */
function strip(data: PreprocessingData, row: number, col: number): HTMLElement {
  const channels = data.shape[2];
  const first = flatPlace(data.shape, row, col);
  const from = Math.max(0, Math.min(first - 3, data.pixels.length - 8));
  const places = Array.from({ length: Math.min(8, data.pixels.length) }, (_, at) => from + at);
  const cell = (place: number, text: string, tag: "td" | "th"): HTMLElement =>
    element(tag, { class: place >= first && place < first + channels ? "lab-chosen" : "" }, text);
  return element(
    "div",
    { class: "lab-scroll" },
    element(
      "table",
      { class: "lab-numbers" },
      element("tr", {}, ...places.map((place) => cell(place, String(place), "th"))),
      element(
        "tr",
        {},
        ...places.map((place) => cell(place, formatFixed(data.pixels[place]! / 255, 2), "td")),
      ),
    ),
  );
}

function oneHotRow({ label, classNames }: PreprocessingData): HTMLElement {
  const cell = (index: number, text: string, tag: "td" | "th"): HTMLElement =>
    element(tag, { class: index === label ? "lab-chosen" : "" }, text);
  return element(
    "div",
    { class: "lab-scroll" },
    element(
      "table",
      { class: "lab-numbers lab-narrow" },
      element("tr", {}, ...classNames.map((name, index) => cell(index, name, "th"))),
      element("tr", {}, ...classNames.map((_, index) => cell(index, index === label ? "1" : "0", "td"))),
    ),
  );
}
