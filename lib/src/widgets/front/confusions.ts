import type { ConfusionsAnswer, ConfusionsData, ConfusionsQuestion } from "../shared/messages.js";
import { mostConfused } from "../shared/most-confused.js";
import { percent } from "../shared/numbers.js";
import { cellSentence } from "../shared/sentences.js";
import { element, heading, spokenLine } from "./elements.js";
import { enliven, type Line } from "./enliven.js";
import { type Colour, mix } from "./paint.js";
import { roving } from "./roving.js";

export default enliven<ConfusionsData, ConfusionsQuestion, ConfusionsAnswer>(mount);

function mount(
  root: HTMLElement,
  data: ConfusionsData,
  line: Line<ConfusionsQuestion, ConfusionsAnswer>,
): void {
  const classes = data.classNames.length;
  const said = spokenLine("Choose a cell, by pointer or arrow keys, to see its images.");
  const images = element("div", { class: "lab-row lab-images" });
  const more = element("button", { type: "button", class: "lab-button", hidden: true }, "More");
  let [truth, predicted, shown] = [0, 0, 0];

  const choose = (cell: number): void => {
    [truth, predicted, shown] = [Math.floor(cell / classes), cell % classes, 0];
    images.replaceChildren();
    said.textContent = cellSentence(data, truth, predicted);
    more.hidden = true;
    if (data.counts[truth]![predicted]! > 0) line.ask({ truth, predicted, after: 0 });
  };
  more.addEventListener("click", () => line.ask({ truth, predicted, after: shown }));
  line.onAnswer((answer) => {
    const stale = answer.truth !== truth || answer.predicted !== predicted || answer.after !== shown;
    if (stale) return;
    shown += answer.images.length;
    images.append(...answer.images.map((image) => tile(image, data.classNames[predicted]!)));
    more.hidden = shown >= data.counts[truth]![predicted]!;
  });

  const { table, cells } = matrix(data);
  const mark = roving(table, cells, classes, choose);
  root.append(
    heading(data.title, data.source),
    element("div", { class: "lab-scroll" }, table),
    said,
    images,
    more,
  );
  const first = mostConfused(data.counts);
  mark(first);
  choose(first);
}

function matrix(data: ConfusionsData): { table: HTMLElement; cells: HTMLElement[] } {
  const cells: HTMLElement[] = [];
  const rows = data.counts.map((row, truth) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    const made = row.map((count, predicted) => {
      const share = total === 0 ? 0 : count / total;
      const name = cellSentence(data, truth, predicted);
      const cell = element(
        "button",
        { type: "button", class: "lab-cell", "aria-label": name, title: name },
        count === 0 ? "·" : String(count),
      );
      const background = shade(share);
      cell.style.background = `rgb(${background.join(" ")})`;
      cell.style.color = share > 0.45 ? "#fff" : "#1f2933";
      cells.push(cell);
      return element("td", {}, cell);
    });
    return element("tr", {}, element("th", { scope: "row" }, data.classNames[truth]!), ...made);
  });
  const long = data.classNames.some((name) => name.length > 3);
  const names = data.classNames.map((name) =>
    element("th", { scope: "col", class: long ? "lab-upright" : "" }, name),
  );
  const table = element(
    "table",
    { class: "lab-matrix" },
    element("caption", {}, "rows: true class · columns: predicted class"),
    element("thead", {}, element("tr", {}, element("td"), ...names)),
    element("tbody", {}, ...rows),
  );
  return { table, cells };
}

/** White to deep blue. */
function shade(share: number): Colour {
  const [white, middle, deep]: Colour[] = [
    [255, 255, 255],
    [127, 182, 219],
    [1, 74, 122],
  ];
  return share < 0.5 ? mix(white!, middle!, 2 * share) : mix(middle!, deep!, 2 * share - 1);
}

function tile(image: ConfusionsAnswer["images"][number], predicted: string): HTMLElement {
  const sure = `${percent(image.confidence)} sure`;
  return element(
    "figure",
    {},
    element("img", {
      src: image.uri,
      alt: `image ${image.index}: a ${image.label}, predicted ${predicted}, ${sure}`,
      class: "lab-pixels",
    }),
    element("figcaption", {}, sure),
  );
}
