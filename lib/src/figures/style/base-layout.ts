import type { Layout } from "nodeplotlib";
import { decimalMark, thousandsMark } from "../../i18n";
import { FAINT_INK, GRID, INK, PAPER } from "./colours";

/** Metric-compatible families, so that measured and drawn text agree on every system. */
export const FONT_FAMILY = "Arial, Helvetica, Liberation Sans, sans-serif";

const AXIS = {
  gridcolor: GRID,
  linecolor: FAINT_INK,
  showline: true,
  ticks: "outside",
  tickcolor: FAINT_INK,
  zeroline: false,
  automargin: true,
} as const;

/** Width in pixels at which figures are usually seen, and of static pictures: it fits a notebook and an A4 page. */
export const SHEET_WIDTH = 800;

/** Axes that are only a frame of coordinates, for pictures and diagrams. */
export const HIDDEN_AXIS = { visible: false, fixedrange: true } as const;

/**
 * The look that all figures share: a white sheet (it stays readable on a dark page), the title at the left with
 * a small line below it, and the legend below the plot, where it covers no data.
 */
export function baseLayout(title: string, small: string, layout: Layout & Record<string, unknown>): Layout {
  const { xaxis, yaxis, margin, ...rest } = layout;
  return {
    height: 420,
    separators: decimalMark() + thousandsMark(),
    paper_bgcolor: PAPER,
    plot_bgcolor: PAPER,
    font: { family: FONT_FAMILY, size: 13, color: INK },
    title: {
      text: small ? `<b>${title}</b><br><span style="font-size:12px">${small}</span>` : `<b>${title}</b>`,
      font: { size: 16 },
      x: 0,
      xref: "container",
      xanchor: "left",
      y: 1,
      yref: "container",
      yanchor: "top",
      // plotly hangs one line from its top and several from the first baseline
      pad: { l: 16, t: small ? 28 : 14 },
    },
    legend: { orientation: "h", x: 0, xanchor: "left", y: 0, yref: "container", yanchor: "bottom" },
    hoverlabel: { font: { family: FONT_FAMILY } },
    margin: { l: 60, r: 24, t: small ? 72 : 52, b: 56, ...margin },
    xaxis: axis(xaxis),
    yaxis: axis(yaxis),
    ...rest,
  } as Layout;
}

function axis(own: object = {}): object {
  const { title, ...rest } = own as { title?: object };
  return { ...AXIS, ...(title ? { title: { font: { size: 13 }, standoff: 12, ...title } } : {}), ...rest };
}
