import { say } from "../../i18n/translate.js";
import type { FiltersAnswer, FiltersData, FiltersQuestion } from "../shared/protocol.js";
import { firingSentence } from "../shared/sentences.js";
import { element, heading, spokenLine } from "./elements.js";
import { filterTile } from "./filter-tiles.js";
import { enliven, type Line } from "./hydrate.js";
import { imageColour, largest, mix, paint, pixelCanvas, signedColour } from "./paint.js";
import { roving } from "./roving-tabindex.js";

export default enliven<FiltersData, FiltersQuestion, FiltersAnswer>(mount);

function mount(root: HTMLElement, data: FiltersData, line: Line<FiltersQuestion, FiltersAnswer>): void {
  let answer = data.first;
  let chosen = 0;
  const view = pixelCanvas(answer.rows, answer.cols, "");
  view.classList.add("lab-view");
  const said = spokenLine();
  const caption = element("span", { class: "lab-small" });

  const show = (filter: number): void => {
    overlay(view, answer, filter, data.filters.channels);
    const sentence = firingSentence(answer, filter);
    view.setAttribute("aria-label", sentence);
    said.textContent = sentence;
    caption.textContent = say("image {index}: {label}", answer.image);
  };
  const tiles = data.filters.values.map((_, filter) => filterTile(data.filters, filter));
  const grid = element(
    "div",
    { class: "lab-row", role: "group", "aria-label": say("filters of {layer}", { layer: data.layer }) },
    ...tiles,
  );
  roving(grid, tiles, tiles.length, (filter) => {
    chosen = filter;
    show(filter);
  });
  tiles.forEach((tile, filter) => {
    tile.addEventListener("pointerenter", () => show(filter));
    tile.addEventListener("pointerleave", () => show(chosen));
  });
  line.onAnswer((next) => {
    answer = next;
    show(chosen);
  });
  const turn = (by: number): void =>
    line.ask({ image: (answer.image.index + by + data.images) % data.images });
  root.append(
    heading(say("Where the filters of {layer} fire", { layer: data.layer }), data.source),
    grid,
    element(
      "div",
      { class: "lab-row" },
      view,
      element(
        "div",
        { class: "lab-column" },
        said,
        element(
          "p",
          { class: "lab-small" },
          say("Blue: the filter answers above zero. Orange: below. The image stays grey."),
        ),
        element(
          "div",
          { class: "lab-buttons" },
          turner(say("← previous image"), () => turn(-1)),
          turner(say("next image →"), () => turn(1)),
          caption,
        ),
      ),
    ),
  );
  show(chosen);
}

function turner(name: string, act: () => void): HTMLElement {
  const made = element("button", { type: "button", class: "lab-button" }, name);
  made.addEventListener("click", act);
  return made;
}

/** The image in pale grey, with colour where the filter answers. */
function overlay(canvas: HTMLCanvasElement, answer: FiltersAnswer, filter: number, channels: number): void {
  const { rows, cols, stride, offset, maps } = answer;
  const values = maps.values[filter]!;
  const limit = largest(values) || 1;
  const colour = imageColour(answer.pixels, channels);
  paint(canvas, (row, col) => {
    const shades = colour(row * cols + col);
    const light = 0.3 * shades[0] + 0.59 * shades[1] + 0.11 * shades[2];
    const pale = 255 - 0.45 * light;
    const [mapRow, mapCol] = [Math.floor((row - offset) / stride), Math.floor((col - offset) / stride)];
    const inside = mapRow >= 0 && mapRow < maps.rows && mapCol >= 0 && mapCol < maps.cols && row < rows;
    const value = inside ? values[mapRow * maps.cols + mapCol]! / limit : 0;
    return mix([pale, pale, pale], signedColour(Math.sign(value)), Math.abs(value) ** 1.5);
  });
}
