import type { GreyImage } from "../pixels";
import { type Cells, cellsOf } from "./cells";
import { boxAround, type Choice, chooseDigit, sideOf, strokeWidth } from "./choose-digit";
import { type Component, type Components, componentsOf } from "./components";
import { type Contrast, contrastTo, smoothed } from "./contrast";
import { eraseFrame } from "./frame";
import { broadened, inkOf } from "./ink";
import { isPaperOfAnother } from "./paper-as-ink";
import { paperLevel } from "./paper-level";
import { type Extent, eraseRuledLines } from "./ruled-lines";
import { type Surface, surfacesOf } from "./surfaces";

/** Why the digit that was found may not be the one that was meant. */
export type Doubt = "nothing" | "second" | "cut" | "darkInk" | "brightInk";

/** A digit in a picture: its ink alone, white on black. */
export interface FoundDigit {
  /** Whether the ink is darker than its paper. */
  readonly dark: boolean;
  /** All that differs from the paper, freed of ruled lines. */
  readonly ink: GreyImage;
  /** The digit's own ink, where there is other ink. */
  readonly chosen?: GreyImage;
  /** The digit with strokes made broader, where they were very thin. */
  readonly broadened?: GreyImage;
  /** How clearly it stands there: what is large, in the middle, and differs much from its paper; 0 for nothing. */
  readonly score: number;
  /** How much the ink differs from its paper, 0…1. */
  readonly strength: number;
  readonly doubts: readonly Doubt[];
}

interface Candidate {
  readonly surface: Surface;
  readonly choice: Choice;
  readonly components: Components;
  readonly erased: Uint8Array;
  /** How much of each pixel is ink, 0…1, and what of it may be noise. */
  readonly coverage: Float32Array;
  readonly noise: number;
  readonly dark: boolean;
  readonly score: number;
  readonly strength: number;
}

/** Surfaces that are tried as paper at most, and contrasts above which ink is looked for, strong ink first. */
const surfacesTried = 4;
const thresholds = [0.45, 0.25, 0.13, 0.07];
/** What is covered by at least this share is ink. */
const inkShare = 0.4;
/** A choice of the other polarity with such a share of the score makes the polarity doubtful. */
const rival = 0.75;

/** Finds the digit in a picture, whatever the light and whatever lies about. */
export function findDigit(image: GreyImage): FoundDigit {
  const cells = cellsOf(image);
  const all = surfacesOf(cells)
    .slice(0, surfacesTried)
    .flatMap((surface) => candidatesOn(surface, cells, image));
  const candidates = all.filter((candidate) => !isPaperOfAnother(candidate, all, cells, image.cols));
  const best = candidates.reduce<Candidate | undefined>(
    (high, next) => (high === undefined || next.score > high.score ? next : high),
    undefined,
  );
  if (best === undefined) return nothingFound(image);
  const doubts: Doubt[] = [];
  if (best.choice.second) doubts.push("second");
  if (best.choice.cut) doubts.push("cut");
  const other = candidates.filter(({ dark }) => dark !== best.dark).map(({ score }) => score);
  if (Math.max(0, ...other) > rival * best.score) doubts.push(best.dark ? "darkInk" : "brightInk");
  return { ...inkOfCandidate(best, image), doubts };
}

function nothingFound(image: GreyImage): FoundDigit {
  const dark = image.pixels.slice().sort()[image.pixels.length >> 1]! > 127;
  const pixels = new Uint8Array(image.pixels.length);
  return { dark, ink: { ...image, pixels }, score: 0, strength: 0, doubts: ["nothing"] };
}

/** The best choice of dark and of bright ink on a surface. */
function candidatesOn(surface: Surface, cells: Cells, image: GreyImage): Candidate[] {
  const paper = extentOf(surface, cells);
  const contrast = contrastTo(paperLevel(cells, surface, image), image, cells, surface);
  const found: Candidate[] = [];
  for (const dark of [true, false]) {
    const candidate = strongest(contrast, dark, image, paper);
    if (candidate !== undefined) {
      found.push({ ...candidate, surface, score: candidate.score * Math.sqrt(surface.share) });
    }
  }
  return found;
}

function extentOf({ hull }: Surface, { rows, cols, size }: Cells): Extent {
  let [top, left, bottom, right] = [rows, cols, -1, -1];
  hull.forEach((inside, cell) => {
    if (inside === 0) return;
    const [row, col] = [Math.floor(cell / cols), cell % cols];
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
    [left, right] = [Math.min(left, col), Math.max(right, col)];
  });
  return {
    top: top * size,
    left: left * size,
    bottom: (bottom + 1) * size - 1,
    right: (right + 1) * size - 1,
  };
}

/** Goes from strong ink to faint until something like a digit is found, then takes all ink of about its strength. */
function strongest(
  { noise: unevenness, compared, ...contrasts }: Contrast,
  dark: boolean,
  image: GreyImage,
  extent: Extent,
): Omit<Candidate, "surface"> | undefined {
  const contrast = dark ? contrasts.dark : contrasts.bright;
  const calm = calmed(contrast, image);
  const least = 3 * unevenness * (calm === contrast ? 1 : 0.45);
  for (const threshold of thresholds) {
    if (threshold < least) break;
    const rough = look(calm, threshold, image, extent, compared);
    if (rough.choice === undefined) continue;
    const strength = strengthOf(rough.choice.parts);
    const coverage = calmed(coverageOf(contrast, dark, strength), image);
    const noise = coverageBy(unevenness, dark) / coverageBy(strength, dark);
    const { choice, components, erased } = look(
      coverage,
      Math.max(2 * noise, inkShare),
      image,
      extent,
      compared,
    );
    if (choice === undefined) continue;
    const score = choice.score * Math.sqrt(strength);
    return { choice, components, erased, coverage, noise, dark, score, strength };
  }
  return undefined;
}

/** Noise is taken out of pictures of many pixels. */
function calmed(values: Float32Array, { rows, cols }: GreyImage): Float32Array {
  return Math.max(rows, cols) < 150 ? values : smoothed(values, rows, cols);
}

/** How much of each pixel is covered by ink of this contrast, 0…1. */
function coverageOf(contrast: Float32Array, dark: boolean, strength: number): Float32Array {
  const whole = coverageBy(strength, dark);
  return contrast.map((value) => Math.min(1, coverageBy(value, dark) / whole));
}

/** Light of a pixel that is partly ink lies between paper's and ink's in proportion; the share of a bright one does not. */
function coverageBy(contrast: number, dark: boolean): number {
  return dark ? contrast : contrast / (1 - contrast);
}

function strengthOf(parts: readonly Component[]): number {
  return Math.max(...parts.map(({ contrast }) => contrast));
}

function look(
  contrast: Float32Array,
  threshold: number,
  { rows, cols }: GreyImage,
  extent: Extent,
  paper: Uint8Array,
): { readonly choice: Choice | undefined; readonly components: Components; readonly erased: Uint8Array } {
  const mask = new Uint8Array(contrast.length);
  for (let at = 0; at < mask.length; at++) mask[at] = contrast[at]! > threshold ? 1 : 0;
  const erased = eraseRuledLines(mask, rows, cols, extent);
  const components = componentsOf(mask, rows, cols, contrast, paper);
  const choice = chooseDigit(components, rows, cols);
  const [largest] = choice?.parts ?? [];
  if (largest !== undefined && eraseFrame(mask, components.labels, cols, largest)) {
    const unframed = componentsOf(mask, rows, cols, contrast, paper);
    const inside = chooseDigit(unframed, rows, cols);
    if (inside !== undefined) return { choice: inside, components: unframed, erased };
  }
  return { choice, components, erased };
}

function inkOfCandidate(candidate: Candidate, { rows, cols }: GreyImage): Omit<FoundDigit, "doubts"> {
  const { choice, components, erased, coverage, noise, dark, score, strength } = candidate;
  const box = boxAround(choice.parts);
  // A digit of few pixels has grey edges that are its shape; of many pixels, edges become crisp when they are averaged.
  const crisp = Math.max(0, Math.min(1, (sideOf(box) - 30) / 50));
  const low = Math.max(0.28 * crisp, Math.min(0.3, 2 * noise));
  const all = inkOf(coverage, low, 1 - 0.28 * crisp);
  for (let at = 0; at < all.length; at++) if (erased[at] === 1 && components.labels[at] === 0) all[at] = 0;
  const ink = { pixels: all, rows, cols };
  const own = { pixels: ownInk(all, candidate, rows, cols), rows, cols };
  const others = own.pixels.some((pixel, at) => pixel !== all[at] && all[at]! > 60);
  const area = choice.parts.reduce((sum, part) => sum + part.area, 0);
  const edge = choice.parts.reduce((sum, part) => sum + part.edge, 0);
  const broad = broadened(own, box, strokeWidth({ area, edge }));
  return {
    dark,
    score,
    strength,
    ink: others ? ink : own,
    ...(others && { chosen: own }),
    ...(broad && { broadened: broad }),
  };
}

/** Ink of the chosen parts and, two pixels around them, their soft edges. */
function ownInk(all: Uint8Array, { choice, components }: Candidate, rows: number, cols: number): Uint8Array {
  const chosen = new Set(choice.parts.map(({ label }) => label));
  const own = new Uint8Array(all.length);
  const { labels } = components;
  const box = boxAround(choice.parts);
  for (let row = Math.max(0, box.top - 2); row <= Math.min(rows - 1, box.bottom + 2); row++) {
    for (let col = Math.max(0, box.left - 2); col <= Math.min(cols - 1, box.right + 2); col++) {
      const at = row * cols + col;
      const label = labels[at]!;
      if (chosen.has(label) || (label === 0 && isNear(labels, chosen, row, col, rows, cols)))
        own[at] = all[at]!;
    }
  }
  return own;
}

function isNear(
  labels: Int32Array,
  chosen: ReadonlySet<number>,
  row: number,
  col: number,
  rows: number,
  cols: number,
): boolean {
  for (let y = Math.max(0, row - 2); y <= Math.min(rows - 1, row + 2); y++) {
    for (let x = Math.max(0, col - 2); x <= Math.min(cols - 1, col + 2); x++) {
      if (chosen.has(labels[y * cols + x]!)) return true;
    }
  }
  return false;
}
