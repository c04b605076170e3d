import { written, writtenAlike } from "../../i18n/numbers.js";
import { say } from "../../i18n/translate.js";
import { answerSize, answersOf, type Products, peak, productsAt, windowStart } from "../shared/arithmetic.js";
import type { ConvolutionData } from "../shared/protocol.js";
import { productSentence } from "../shared/sentences.js";
import { onArrows } from "./arrows.js";
import { element, heading, spokenLine } from "./elements.js";
import { filterTile } from "./filter-tiles.js";
import { enliven } from "./hydrate.js";
import { imageColour, largest, paint, paintSigned, pixelCanvas, signedColour } from "./paint.js";
import { onPixel, Pointer } from "./pointer.js";
import { roving } from "./roving-tabindex.js";

export default enliven<ConvolutionData>(mount);

function mount(root: HTMLElement, data: ConvolutionData): void {
  const [rows, cols] = answerSize(data);
  const image = pixelCanvas(data.rows, data.cols, "");
  const colour = imageColour(data.image, data.channels, 255 / largest(data.image));
  paint(image, (row, col) => colour(row * data.cols + col));
  const map = pixelCanvas(rows, cols, "");
  const input = new Pointer(image, say("the image: arrow keys move the window"));
  const output = new Pointer(map, say("the answers: arrow keys move the window"));
  const said = spokenLine();
  const sums = element("div", { class: "lab-sums" });
  let filter = 0;
  let answers = answersOf(data, filter);
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
    answers = answersOf(data, filter);
    paintSigned(map, answers, largest(answers));
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
  const choice = element("div", { class: "lab-row", role: "group", "aria-label": say("filters") }, ...tiles);
  roving(choice, tiles, tiles.length, choose);
  root.append(
    heading(data.title, say("each number under the window times its weight, all added up, plus the bias")),
    ...(tiles.length > 1 ? [choice] : []),
    element(
      "div",
      { class: "lab-row" },
      element(
        "figure",
        { class: "lab-view" },
        input.root,
        element("figcaption", {}, say("image, and the window")),
      ),
      element(
        "figure",
        { class: "lab-view" },
        output.root,
        element("figcaption", {}, say("answers: blue +, orange −")),
      ),
    ),
    sums,
    said,
  );
  const strongest = peak(answers, cols);
  place = [strongest.row, strongest.col];
  choose(0);
}

/** For each channel: window × filter = products; below them the sum, the bias and the answer. */
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
      grid(part(weights, channel), cols, say("filter"), strongest),
      element("span", { class: "lab-sign" }, "="),
      grid(part(products, channel), cols, say("products"), limit),
    ),
  );
  const total =
    say("sum {sum}  +  bias {bias}  =  {total}", {
      sum: written(result.sum, 3),
      bias: written(result.bias, 3),
      total: written(result.total, 3),
    }) + (data.activation === "linear" ? "" : `,  ${data.activation}: ${written(result.answer, 3)}`);
  return [...parts, element("p", { class: "lab-total" }, total)];
}

function windowName(channels: number, channel: number): string {
  const colour = [say("red"), say("green"), say("blue")][channel]!;
  return channels === 3 ? say("window, {colour}", { colour }) : say("window");
}

function grid(values: readonly number[], cols: number, name: string, limit?: number): HTMLElement {
  const table = element("table", { class: "lab-numbers" }, element("caption", {}, name));
  const texts = writtenAlike(values);
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
