import type { GreyImage } from "../pixels";
import { type Cells, median } from "./cells";
import { type Contrast, contrastTo } from "./contrast";
import { paperLevel } from "./paper-level";
import { alike } from "./regions";
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
    const { inOneLight } = surface;
    if (inOneLight === undefined) continue;
    for (const unwritten of [inOneLight, likeAtBorder(inOneLight, cells)]) {
      if (unwritten === undefined) continue;
      const own = unwritten === surface.bare ? contrast : contrastOn({ ...surface, unwritten }, cells, image);
      const panes = panesIn(own, image);
      if (panes !== undefined) return panes;
    }
  }
  return undefined;
}

/** Share by which paper differs from what of it lies at the picture's border at most. */
const unlike = 0.11;
/** Share of the picture that is brighter at least, where there may be panes. */
const smallest = 0.02;

/**
 * The cells of a paper that are as bright as those at the picture's border: along an edge that lies a little askew to the
 * cells, brightness changes slowly, and what lies beyond is one paper with it.
 *
 * @returns undefined where few are brighter
 */
function likeAtBorder(bare: Uint8Array, cells: Cells): Uint8Array | undefined {
  const { pixels, rows, cols } = cells;
  const border = pixels.filter((_, cell) => {
    const [row, col] = [Math.floor(cell / cols), cell % cols];
    return bare[cell] === 1 && (row === 0 || row === rows - 1 || col === 0 || col === cols - 1);
  });
  const level = median(border);
  const like = bare.map((here, cell) => here & Number(alike(pixels[cell]!, level, unlike)));
  const brighter = bare.filter((here, cell) => here === 1 && like[cell] === 0 && pixels[cell]! > level);
  return brighter.length < smallest * bare.length ? undefined : like;
}

function contrastOn(surface: Surface, cells: Cells, image: GreyImage): Contrast {
  return contrastTo(paperLevel(cells, surface, image), image, cells, surface);
}
