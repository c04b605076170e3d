import { formatPercent } from "../../i18n/numbers";
import { t } from "../../i18n/translate";
import { mostConfused } from "../shared/arithmetic";
import type { ConfusionsData, ConfusionsReply, ConfusionsRequest } from "../shared/protocol";
import { cellSentence } from "../shared/sentences";
import { element, heading, spokenLine } from "./elements";
import { hydrate, type Line } from "./hydrate";
import { type Colour, mix } from "./paint";
import { rovingTabindex } from "./roving-tabindex";

export default hydrate<ConfusionsData, ConfusionsRequest, ConfusionsReply>(mount);

function mount(
  root: HTMLElement,
  data: ConfusionsData,
  line: Line<ConfusionsRequest, ConfusionsReply>,
): void {
  const classes = data.classNames.length;
  const said = spokenLine(t("Choose a cell, by pointer or arrow keys, to see its images."));
  const images = element("div", { class: "lab-row lab-images" });
  const more = element("button", { type: "button", class: "lab-button", hidden: true }, t("More"));
  let [truth, predicted, shown] = [0, 0, 0];

  const choose = (cell: number): void => {
    [truth, predicted, shown] = [Math.floor(cell / classes), cell % classes, 0];
    images.replaceChildren();
    said.textContent = cellSentence(data, truth, predicted);
    more.hidden = true;
    if (data.counts[truth]![predicted]! > 0) line.request({ truth, predicted, after: 0 });
  };
  more.addEventListener("click", () => line.request({ truth, predicted, after: shown }));
  line.onReply((reply) => {
    const stale = reply.truth !== truth || reply.predicted !== predicted || reply.after !== shown;
    if (stale) return;
    shown += reply.images.length;
    images.append(...reply.images.map((image) => tile(image, data.classNames[predicted]!)));
    more.hidden = shown >= data.counts[truth]![predicted]!;
  });

  const { table, cells } = matrix(data);
  const mark = rovingTabindex(table, cells, classes, choose);
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
  const shares = data.counts.map(sharesOf);
  const worst = Math.max(
    ...shares.flatMap((row, truth) => row.filter((_, predicted) => predicted !== truth)),
  );
  const rows = data.counts.map((row, truth) => {
    const made = row.map((count, predicted) => {
      const share = shares[truth]![predicted]!;
      const name = cellSentence(data, truth, predicted);
      const cell = element(
        "button",
        { type: "button", class: "lab-cell", "aria-label": name, title: name },
        count === 0 ? "·" : String(count),
      );
      const right = truth === predicted;
      const background = shade(right, share, worst);
      cell.style.background = `rgb(${background.join(" ")})`;
      cell.style.color = right && share > 0.4 ? "#fff" : "#1f2933";
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
    element(
      "caption",
      {},
      t("rows: true class · columns: predicted class · blue: recognized, orange: mistaken"),
    ),
    element("thead", {}, element("tr", {}, element("td"), ...names)),
    element("tbody", {}, ...rows),
  );
  return { table, cells };
}

function sharesOf(row: readonly number[]): number[] {
  const total = row.reduce((sum, count) => sum + count, 0);
  return row.map((count) => (total === 0 ? 0 : count / total));
}

const [white, deepBlue, orange]: Colour[] = [
  [255, 255, 255],
  [1, 74, 122],
  [213, 94, 0],
];

/** Blue on the diagonal, by the share of the row; orange elsewhere, by the share of the worst confusion. */
function shade(right: boolean, share: number, worst: number): Colour {
  return right ? mix(white!, deepBlue!, share) : mix(white!, orange!, (0.8 * share) / (worst || 1));
}

function tile(image: ConfusionsReply["images"][number], predicted: string): HTMLElement {
  const { index, label } = image;
  const sure = t("{share} sure", { share: formatPercent(image.confidence) });
  return element(
    "figure",
    {},
    element("img", {
      src: image.uri,
      alt: t("image {index}: {label}, predicted {predicted}, {sure}", { index, label, predicted, sure }),
      class: "lab-pixels",
    }),
    element("figcaption", {}, sure),
  );
}
