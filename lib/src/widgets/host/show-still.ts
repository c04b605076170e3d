import { makeFigure } from "../../figures/figure";
import type { Still } from "../../figures/render/still";
import { show } from "../../figures/show/show";
import { HIDDEN_AXIS, SHEET_WIDTH } from "../../figures/style/base-layout";
import type { Figure } from "../../figures/types";

/** A drawn sheet of the lab's width. */
export interface DrawnStill extends Still {
  readonly title: string;
  readonly height: number;
}

/** Shows a drawn sheet where there is no notebook: as a figure, in a browser window. */
export function showStillFigure(still: DrawnStill): void {
  show(stillFigure(still));
}

function stillFigure({ title, height, picture, text }: DrawnStill): Figure {
  return makeFigure({
    title,
    text,
    data: [{ type: "scatter", x: [], y: [] }],
    layout: {
      height: height + 60,
      margin: { l: 0, r: 0, t: 50, b: 10 },
      xaxis: { ...HIDDEN_AXIS, range: [0, SHEET_WIDTH] },
      yaxis: { ...HIDDEN_AXIS, range: [height, 0], scaleanchor: "x" },
      images: [{ source: picture, xref: "x", yref: "y", x: 0, y: 0, sizex: SHEET_WIDTH, sizey: height }],
    } as Record<string, unknown>,
  });
}
