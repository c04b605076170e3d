import type { GreyImage } from "../pixels";
import { type Box, boxAround, sideOf, widthOf } from "./box";
import { strokeWidth } from "./components";
import { smoothed } from "./contrast";
import { cutOut } from "./ink";
import { inpainted } from "./inpaint";
import { closing, opening, overSquares } from "./over-squares";
import type { Written } from "./strongest-ink";

/** A digit and the paper around it, made smaller. */
export interface AroundDigit {
  readonly rows: number;
  readonly cols: number;
  /** What it shows of the picture, and so many rows and columns of that for one here. */
  readonly area: Box;
  readonly factor: number;
  /** How bright the paper is, also under strokes, and by how much the picture differs from it. */
  readonly paper: Uint8Array;
  readonly difference: Uint8Array;
  /** The connected piece that each pixel belongs to, 0 for none, and 1 for each pixel of the digit. */
  readonly labels: Int32Array;
  readonly ink: Uint8Array;
  /** 1 where the paper is brighter than usual: only a quarter of it is darker than that. */
  readonly lit: Uint8Array;
  readonly usual: number;
  /** Width of the strokes. */
  readonly stroke: number;
}

/** Pixels of the longer side here, at most twice as many. */
const enough = 180;
/** What there is on each side of a digit at least, as a share of the picture: of a digit a part alone may be found yet. */
const least = 0.25;
/** Radius of the squares that are broader than strokes: in widths of those, and as a share of the digit's side. */
const [ofStroke, ofSide] = [1.25, 0.12];
/** Levels by which bare paper changes from one place to the next. */
const noise = 2;
/** How far paper lies beside a stroke at most, in widths of it. */
const across = 4;
/** By which share paper that is lit is brighter at least. */
const brighter = 0.12;

/** The part of a picture around a digit; it has as much again on all sides, as far as the picture goes, in whole squares. */
export function areaAround(
  { choice }: Written,
  { rows, cols }: GreyImage,
): { readonly area: Box; readonly factor: number } {
  const box = boxAround(choice.parts);
  const margin = Math.round(Math.max(sideOf(box), least * Math.max(rows, cols)));
  const factor = Math.max(1, Math.floor((sideOf(box) + 2 * margin) / enough));
  const [top, left] = [Math.max(0, box.top - margin), Math.max(0, box.left - margin)];
  const last = (from: number, to: number): number => from + factor * Math.floor((to + 1 - from) / factor) - 1;
  const bottom = last(top, Math.min(rows - 1, box.bottom + margin));
  const right = last(left, Math.min(cols - 1, box.right + margin));
  return { area: { top, left, bottom, right }, factor };
}

/**
 * Looks at a digit and the paper around it.
 *
 * @param compared 1 for each pixel of the picture that shows the paper or what is on it
 */
export function aroundDigit(written: Written, image: GreyImage, compared: Uint8Array): AroundDigit {
  const { choice, components, dark } = written;
  const { area, factor } = areaAround(written, image);
  const small = cutOut(image, area, factor);
  const { rows, cols } = small;
  const levels = Uint8Array.from(smoothed(Float32Array.from(small.pixels), rows, cols));
  const stroke = strokeWidth(...choice.parts) / factor;
  const side = sideOf(boxAround(choice.parts)) / factor;
  const radius = Math.ceil(Math.max(ofStroke * stroke, ofSide * side));
  const paper = paperUnder({ pixels: levels, rows, cols }, dark, radius, stroke);
  const middles = Int32Array.from(paper, (_, at) => middleOf(at, area, factor, image.cols));
  const labels = middles.map((place) => components.labels[place]!);
  const chosen = new Set(choice.parts.map(({ label }) => label));
  const usual = quantile(
    paper.filter((_, at) => compared[middles[at]!] === 1),
    0.25,
  );
  return {
    rows,
    cols,
    area,
    factor,
    paper,
    difference: paper.map((level, at) => Math.abs(level - levels[at]!)),
    labels,
    ink: paper.map((_, at) => Number(chosen.has(labels[at]!))),
    lit: paper.map((level, at) => compared[middles[at]!]! & Number(isLit(level, usual))),
    usual,
    stroke,
  };
}

/**
 * How bright the paper is, also under strokes: as beside them, on both sides, and at least as squares are that are broader
 * than strokes and find room on it. Light that grows fast along a stroke is not that bright in any square.
 *
 * @param radius of the squares
 * @param stroke width of the strokes
 */
function paperUnder(image: GreyImage, dark: boolean, radius: number, stroke: number): Uint8Array {
  const unmarked = (dark ? closing : opening)(image, radius);
  const marks = unmarked.map((level, at) => Number(Math.abs(level - image.pixels[at]!) > noise));
  const gap = Math.ceil(stroke / 2);
  const strokes = closing({ ...image, pixels: marks }, gap);
  const soft = overSquares({ ...image, pixels: strokes }, 1, Math.max);
  const beside = inpainted(image, soft, Math.ceil(across * stroke));
  const extreme = dark ? Math.max : Math.min;
  return unmarked.map((level, at) => extreme(level, beside[at]!));
}

export function isLit(level: number, usual: number): boolean {
  return level + 16 > (1 + brighter) * (usual + 16);
}

/** Where the middle of a square lies in the picture. */
function middleOf(at: number, area: Box, factor: number, cols: number): number {
  const width = widthOf(area) / factor;
  const [row, col] = [Math.floor(at / width), at % width];
  return (area.top + row * factor + (factor >> 1)) * cols + area.left + col * factor + (factor >> 1);
}

/**
 * The coverage of a picture's pixels where it is raised around the digit.
 *
 * @param shareAt how much is ink, of a pixel here and the picture's at that place
 */
export function raisedTo(
  coverage: Float32Array,
  { area, factor, cols }: AroundDigit,
  wholeCols: number,
  shareAt: (at: number, place: number) => number,
): Float32Array {
  const raised = coverage.slice();
  for (let row = area.top; row <= area.bottom; row++) {
    for (let col = area.left; col <= area.right; col++) {
      const at = Math.floor((row - area.top) / factor) * cols + Math.floor((col - area.left) / factor);
      const place = row * wholeCols + col;
      raised[place] = Math.max(raised[place]!, Math.min(1, shareAt(at, place)));
    }
  }
  return raised;
}

/** The level that a share of the values lies below, sorted in place; 0 where there are none. */
export function quantile(values: Uint8Array, share: number): number {
  return values.sort()[Math.floor(share * values.length)] ?? 0;
}
