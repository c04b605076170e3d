import type { GreyImage } from "../pixels";
import { type AroundDigit, areaAround, aroundDigit, isLit, quantile, raisedTo } from "./around-digit";
import { type Box, boxAround, sideOf } from "./box";
import { bridge } from "./bridge";
import type { Cells } from "./cells";
import { inReflection } from "./ink-in-reflection";
import { overSquares } from "./over-squares";
import type { Written } from "./strongest-ink";

/** What a lamp or a window that shines back from the paper does to a digit. */
export interface Reflection {
  /** How much of each pixel is ink, 0…1, where it is more than its share of the paper's brightness tells. */
  readonly coverage?: Float32Array;
  /** Strokes end on both sides of what is too bright to show ink, and were joined in the coverage. */
  readonly joins: boolean;
}

/**
 * Looks for a reflection at a digit. Where shade leaves the ratio of paper and ink as it is, a reflection makes them more
 * alike: by its share of the paper's brightness, ink in it is too pale. Where nothing is seen, strokes go on from one side
 * to the other.
 *
 * @param compared 1 for each pixel of the picture that shows the paper or what is on it
 */
export function reflectionAt(
  written: Written,
  image: GreyImage,
  cells: Cells,
  compared: Uint8Array,
): Reflection {
  if (!isAnyLit(areaAround(written, image).area, cells)) return { joins: false };
  const around = aroundDigit(written, image, compared);
  const coverage = inReflection(around, written, image, compared);
  const hidden = hiddenBy(around);
  if (hidden === undefined) return { ...(coverage && { coverage }), joins: false };
  const most = (widest * sideOf(boxAround(written.choice.parts))) / around.factor;
  const filled = bridge(around, hidden.core, hidden.near, most);
  const joined = raisedTo(coverage ?? written.coverage, around, image.cols, (at) => filled[at]!);
  return { coverage: joined, joins: filled.includes(1) };
}

/** Whether any cell is so bright that it may lie in a reflection. */
function isAnyLit(area: Box, { pixels, cols, size }: Cells): boolean {
  const [top, bottom] = [Math.floor(area.top / size), Math.floor(area.bottom / size)];
  const [left, right] = [Math.floor(area.left / size), Math.floor(area.right / size)];
  const near = pixels.filter((_, cell) => {
    const [row, col] = [Math.floor(cell / cols), cell % cols];
    return row >= top && row <= bottom && col >= left && col <= right;
  });
  const usual = quantile(near, 0.1); // less than a tenth is ink
  return isLit(near.at(-1)!, usual);
}

/** Share of its strongest ink's difference from the paper that is plainly ink. */
const plain = 0.75;
/** The part of the way from usual paper to white from which a veil may hide ink. */
const veiled = 0.4;
/** Share of the surroundings that a lamp veils at most: paper beside a shadow is more. */
const spot = 0.06;
/** Pixels of strokes that end at veiled paper at least, in squares of their width. */
const ending = 0.2;
/** Share of the strokes there that is seen where nothing is hidden. */
const seen = 0.25;
/** Share of the digit's side that a stroke is hidden over at most. */
const widest = 0.75;

/** Where a picture is too bright for ink. */
interface Hidden {
  readonly core: Uint8Array;
  /** The same, and where strokes may end around it. */
  readonly near: Uint8Array;
}

/** Where a lamp veils the paper beside strokes, and strokes do not go on into the veil. */
function hiddenBy({
  rows,
  cols,
  paper,
  difference,
  ink,
  lit,
  usual,
  stroke,
}: AroundDigit): Hidden | undefined {
  const least = usual + veiled * (255 - usual);
  const core = paper.map((level, at) => lit[at]! & Number(level >= least));
  if (core.reduce((sum, here) => sum + here, 0) > spot * core.length) return undefined;
  const near = overSquares({ pixels: core, rows, cols }, Math.max(2, Math.round(stroke)), Math.max);
  const whole = quantile(
    difference.filter((_, at) => ink[at] === 1),
    0.9,
  );
  const inkWhere = (where: (at: number) => boolean): number =>
    ink.reduce((sum, here, at) => sum + Number(here === 1 && where(at)), 0);
  const touching = inkWhere((at) => near[at] === 1);
  const within = inkWhere((at) => core[at] === 1 && difference[at]! > plain * whole);
  return touching > ending * stroke * stroke && within < seen * touching ? { core, near } : undefined;
}
