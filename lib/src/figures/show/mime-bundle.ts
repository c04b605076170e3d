import type { MimeBundle } from "../../jupyter/mime";
import { dataUri, imageTag } from "../render/still";
import { toSvg } from "../render/to-svg";
import { withTitles } from "../style/titles";
import type { Figure } from "../types";
import { plotlyConfig } from "./plotly-config";

/** The mime type of an interactive figure. */
export const PLOTLY = "application/vnd.plotly.v1+json";

/**
 * The interactive figure, a static picture for pages without plotly, and the text equivalent. nbconvert takes the HTML:
 * its own way with SVG has no text equivalent and cuts off what is wider than the page.
 *
 * @param name under which the figure's own button saves it, without ending
 * @param config plotly's, where a figure has more than the lab's own
 */
export function mimeBundle(given: Figure, name?: string, config: object = {}): MimeBundle {
  const figure = { ...given, layout: withTitles(given.layout) };
  const svg = toSvg(figure);
  return {
    [PLOTLY]: {
      data: figure.data,
      layout: figure.layout,
      config: {
        ...plotlyConfig(),
        ...(name === undefined ? {} : { toImageButtonOptions: { format: "svg", filename: name } }),
        ...config,
      },
    },
    "text/html": imageTag({ picture: dataUri(svg), text: figure.text }),
    "image/svg+xml": svg,
    "text/plain": figure.text,
  };
}
