import type { Figure } from "../figure";
import { toSvg } from "../static/to-svg";

/** What Jupyter shows: the richest form that the page can draw. */
export type MimeBundle = Record<string, unknown>;

/** The interactive figure, a static picture for pages without plotly, and the text equivalent. */
export function mimeBundle(figure: Figure, name?: string): MimeBundle {
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
    "image/svg+xml": toSvg(figure),
    "text/plain": figure.text,
  };
}
