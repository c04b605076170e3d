import { t } from "../../i18n/translate";
import type { FiltersData, FiltersReply, FiltersRequest } from "../shared/protocol";
import { firingSentence } from "../shared/sentences";
import { element, heading, spokenLine } from "./elements";
import { filterTile } from "./filter-tiles";
import { hydrate, type Line } from "./hydrate";
import { imageColour, largest, mix, paint, pixelCanvas, signedColour } from "./paint";
import { rovingTabindex } from "./roving-tabindex";

export default hydrate<FiltersData, FiltersRequest, FiltersReply>(mount);

function mount(root: HTMLElement, data: FiltersData, line: Line<FiltersRequest, FiltersReply>): void {
  let reply = data.first;
  let chosen = 0;
  const view = pixelCanvas(reply.rows, reply.cols, "");
  view.classList.add("lab-view");
  const said = spokenLine();
  const caption = element("span", { class: "lab-small" });

  const show = (filter: number): void => {
    overlay(view, reply, filter, data.filters.channels);
    const sentence = firingSentence(reply, filter);
    view.setAttribute("aria-label", sentence);
    said.textContent = sentence;
    caption.textContent = t("image {index}: {label}", reply.image);
  };
  const tiles = data.filters.values.map((_, filter) => filterTile(data.filters, filter));
  const grid = element(
    "div",
    { class: "lab-row", role: "group", "aria-label": t("filters of {layer}", { layer: data.layer }) },
    ...tiles,
  );
  rovingTabindex(grid, tiles, tiles.length, (filter) => {
    chosen = filter;
    show(filter);
  });
  tiles.forEach((tile, filter) => {
    tile.addEventListener("pointerenter", () => show(filter));
    tile.addEventListener("pointerleave", () => show(chosen));
  });
  line.onReply((next) => {
    reply = next;
    show(chosen);
  });
  const turn = (by: number): void =>
    line.request({ image: (reply.image.index + by + data.images) % data.images });
  root.append(
    heading(t("Where the filters of {layer} fire", { layer: data.layer }), data.source),
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
          t("Blue: the filter's output is above zero. Orange: below. The image stays grey."),
        ),
        element(
          "div",
          { class: "lab-buttons" },
          turner(t("← previous image"), () => turn(-1)),
          turner(t("next image →"), () => turn(1)),
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

/** The image in pale grey, with colour where the filter responds. */
function overlay(canvas: HTMLCanvasElement, reply: FiltersReply, filter: number, channels: number): void {
  const { rows, cols, stride, offset, maps } = reply;
  const values = maps.values[filter]!;
  const limit = largest(values) || 1;
  const colour = imageColour(reply.pixels, channels);
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
