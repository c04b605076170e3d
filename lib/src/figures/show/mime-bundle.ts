import type { MimeBundle } from "../../jupyter/mime";
import { dataUri, imageTag } from "../render/still";
import { toSvg } from "../render/to-svg";
import type { Figure } from "../types";

/**
 * The interactive figure, a static picture for pages without plotly, and the text equivalent. nbconvert takes the HTML:
 * its own way with SVG has no text equivalent and cuts off what is wider than the page.
 */
export function mimeBundle(figure: Figure, name?: string): MimeBundle {
  const svg = toSvg(figure);
  return {
    "application/vnd.plotly.v1+json": {
      data: figure.data,
      layout: figure.layout,
      config: {
        responsive: true,
        displaylogo: false,
        ...(name === undefined ? {} : { toImageButtonOptions: { format: "svg", filename: name } }),
      },
    },
    "text/html": imageTag({ picture: dataUri(svg), text: figure.text }),
    "image/svg+xml": svg,
    "text/plain": figure.text,
  };
}
