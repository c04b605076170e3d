import { formatColumn, formatDecimal } from "../../i18n/numbers";
import { t } from "../../i18n/translate";
import { outputSize, outputsOf, type Products, peak, productsAt, windowStart } from "../shared/arithmetic";
import type { ConvolutionData } from "../shared/protocol";
import { productSentence } from "../shared/sentences";
import { onArrows } from "./arrows";
import { element, heading, spokenLine } from "./elements";
import { filterTile } from "./filter-tiles";
import { hydrate } from "./hydrate";
import { imageColour, largest, paint, paintSigned, pixelCanvas, signedColour } from "./paint";
import { onPixel, Pointer } from "./pointer";
import { rovingTabindex } from "./roving-tabindex";

export default hydrate<ConvolutionData>(mount);

function mount(root: HTMLElement, data: ConvolutionData): void {
  const [rows, cols] = outputSize(data);
  const image = pixelCanvas(data.rows, data.cols, "");
  const colour = imageColour(data.image, data.channels, 255 / largest(data.image));
  paint(image, (row, col) => colour(row * data.cols + col));
  const map = pixelCanvas(rows, cols, "");
  const input = new Pointer(image, t("the image: arrow keys move the window"));
  const output = new Pointer(map, t("the outputs: arrow keys move the window"));
  const said = spokenLine();
  const sums = element("div", { class: "lab-sums" });
  let filter = 0;
  let outputs = outputsOf(data, filter);
  let place: readonly [number, number] = [0, 0];

  const show = (row: number, col: number): void => {
    place = [row, col];
    const [top, left] = windowStart(data, row, col);
    input.frame(top, left, data.filters.rows, data.filters.cols, data.rows, data.cols);
    output.frame(row, col, 1, 1, rows, cols);
    const products = productsAt(data, filter, row, col);
    sums.replaceChildren(...arithmetic(data, products));
    said.textContent = productSentence(data, products, row, col);
  };
  const choose = (next: number): void => {
    filter = next;
    outputs = outputsOf(data, filter);
    paintSigned(map, outputs, largest(outputs));
    show(...place);
  };
  const [offsetRow, offsetCol] = windowStart(data, 0, 0);
  onPixel(image, data.rows, data.cols, (row, col) => {
    const middle = (at: number, size: number, offset: number, count: number): number =>
      Math.max(0, Math.min(count - 1, at - Math.floor((size - 1) / 2) - offset));
    show(middle(row, data.filters.rows, offsetRow, rows), middle(col, data.filters.cols, offsetCol, cols));
  });
  onPixel(map, rows, cols, show);
  for (const { root: part } of [input, output]) onArrows(part, [rows, cols], () => place, show);

  const tiles = data.filters.values.map((_, index) => filterTile(data.filters, index));
  const choice = element("div", { class: "lab-row", role: "group", "aria-label": t("filters") }, ...tiles);
  rovingTabindex(choice, tiles, tiles.length, choose);
  root.append(
    heading(data.title, t("each number under the window times its weight, all added up, plus the bias")),
    ...(tiles.length > 1 ? [choice] : []),
    element(
      "div",
      { class: "lab-row" },
      element(
        "figure",
        { class: "lab-view" },
        input.root,
        element("figcaption", {}, t("image, and the window")),
      ),
      element(
        "figure",
        { class: "lab-view" },
        output.root,
        element("figcaption", {}, t("outputs: blue +, orange −")),
      ),
    ),
    sums,
    said,
  );
  const strongest = peak(outputs, cols);
  place = [strongest.row, strongest.col];
  choose(0);
}

/** For each channel: window × filter = products; below them the sum, the bias and the output. */
function arithmetic(data: ConvolutionData, { patch, weights, products, ...result }: Products): HTMLElement[] {
  const { rows, cols } = data.filters;
  const limit = largest(products);
  const strongest = largest(weights);
  const part = (values: readonly number[], channel: number): number[] =>
    Array.from({ length: rows * cols }, (_, at) => values[at * data.channels + channel]!);
  const parts = Array.from({ length: data.channels }, (_, channel) =>
    element(
      "div",
      { class: "lab-row lab-product" },
      grid(part(patch, channel), cols, windowName(data.channels, channel)),
      element("span", { class: "lab-sign" }, "×"),
      grid(part(weights, channel), cols, t("filter"), strongest),
      element("span", { class: "lab-sign" }, "="),
      grid(part(products, channel), cols, t("products"), limit),
    ),
  );
  const total =
    t("sum {sum}  +  bias {bias}  =  {total}", {
      sum: formatDecimal(result.sum, 3),
      bias: formatDecimal(result.bias, 3),
      total: formatDecimal(result.total, 3),
    }) +
    (data.activation === "linear"
      ? ""
      : `,  ${t("{name}: {value}", { name: data.activation, value: formatDecimal(result.output, 3) })}`);
  return [...parts, element("p", { class: "lab-total" }, total)];
}

function windowName(channels: number, channel: number): string {
  const colour = [t("red"), t("green"), t("blue")][channel]!;
  return channels === 3 ? t("window, {colour}", { colour }) : t("window");
}

function grid(values: readonly number[], cols: number, name: string, limit?: number): HTMLElement {
  const table = element("table", { class: "lab-numbers" }, element("caption", {}, name));
  const texts = formatColumn(values);
  for (let first = 0; first < values.length; first += cols) {
    const cells = values.slice(first, first + cols).map((value, at) => {
      const cell = element("td", {}, texts[first + at]!);
      if (limit !== undefined) {
        const strength = 0.6 * (value / (limit || 1));
        cell.style.background = `rgb(${signedColour(strength).join(" ")})`;
        cell.style.color = "#1f2933";
      }
      return cell;
    });
    table.append(element("tr", {}, ...cells));
  }
  return table;
}
