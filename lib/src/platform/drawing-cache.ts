import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serialize } from "node:v8";
import type { PlotlyFigure } from "./types";
import { writeWhole } from "./write-whole";

/**
 * A figure's SVG picture from the folder that `LAB_FIGURE_CACHE` names, where the same figure was drawn before; otherwise
 * `draw` draws it, and it is kept there if it can be. Without such a folder each figure is drawn.
 */
export function cachedDrawing({ data, layout }: PlotlyFigure, width: number, draw: () => string): string {
  const folder = process.env["LAB_FIGURE_CACHE"];
  if (!folder) return draw();
  const file = join(
    folder,
    `${createHash("sha256")
      .update(serialize([data, layout, width]))
      .digest("hex")}.svg`,
  );
  try {
    return readFileSync(file, "utf8");
  } catch {
    const svg = draw();
    writeWhole(file, svg);
    return svg;
  }
}
