import type { GreyImage } from "../pixels";
import type { Cells } from "./cells";
import { type Contrast, contrastTo } from "./contrast";
import { paperLevel } from "./paper-level";
import { type Surface, surfacesOf } from "./surfaces";
import { type Panes, panesIn } from "./window-panes";

/** A surface that may be the paper, and how the picture differs from it. */
export interface Paper {
  readonly surface: Surface;
  readonly contrast: Contrast;
}

/** Surfaces that are tried as paper at most. */
const most = 4;

/** What may be the paper in a picture. */
export function papersOf(cells: Cells, image: GreyImage): Paper[] {
  const surfaces = surfacesOf(cells).slice(0, most);
  return surfaces.map((surface) => ({ surface, contrast: contrastOn(surface, cells, image) }));
}

/** The panes of a window on a paper that comes in broadly in one light. */
export function panesOn(papers: readonly Paper[], cells: Cells, image: GreyImage): Panes | undefined {
  for (const { surface, contrast } of papers) {
    const unwritten = surface.inOneLight;
    if (unwritten === undefined) continue;
    const inOneLight = unwritten === surface.bare;
    const panes = panesIn(inOneLight ? contrast : contrastOn({ ...surface, unwritten }, cells, image), image);
    if (panes !== undefined) return panes;
  }
  return undefined;
}

function contrastOn(surface: Surface, cells: Cells, image: GreyImage): Contrast {
  return contrastTo(paperLevel(cells, surface, image), image, cells, surface);
}
