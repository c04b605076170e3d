import { t } from "../../i18n/translate";
import type { Filters } from "../shared/protocol";
import { element } from "./elements";
import { largest, paint, pixelCanvas, signedColour } from "./paint";

/** A filter as a button: one small picture for each input channel. */
export function filterTile(filters: Filters, filter: number): HTMLElement {
  const name = t("filter {number}", { number: filter + 1 });
  return element(
    "button",
    { type: "button", class: "lab-tile", "aria-label": name },
    ...filterPictures(filters, filters.values[filter]!),
    element("span", {}, name),
  );
}

export function filterPictures(
  { rows, cols, channels, values }: Filters,
  weights: readonly number[],
): HTMLElement[] {
  const limit = Math.max(...values.map(largest));
  return Array.from({ length: channels }, (_, channel) => {
    const canvas = pixelCanvas(rows, cols, "");
    canvas.setAttribute("aria-hidden", "true");
    paint(canvas, (row, col) =>
      signedColour(weights[(row * cols + col) * channels + channel]! / (limit || 1)),
    );
    return canvas;
  });
}
