import type { GreyImage } from "../pixels";
import { boxAround, contains } from "./box";
import { type Cells, cellsOf } from "./cells";
import type { Choice } from "./choose-digit";
import { darkerThanGleam, gleamIn, isGleamOnInk } from "./gleam";
import { stripesIn, withoutStripes } from "./light-stripes";
import { type DigitInk, digitInk } from "./own-ink";
import { isInHole, isPaperOfAnother } from "./paper-as-ink";
import { type Paper, panesOn, papersOf } from "./papers";
import { reflectionAt } from "./reflection";
import type { Extent } from "./ruled-lines";
import { foundAgain, strongestInk, type Written } from "./strongest-ink";
import type { Surface } from "./surfaces";
import { withoutPanes } from "./window-panes";
import { withoutGleam } from "./without-gleam";

/** Why the digit that was found may not be the one that was meant. */
export type Doubt = "nothing" | "second" | "cut" | "darkInk" | "brightInk" | "reflection";

/** A digit in a picture: its ink alone, white on black. */
export interface FoundDigit extends DigitInk {
  /** Whether the ink is darker than its paper. */
  readonly dark: boolean;
  /** How clearly it stands there: what is large, in the middle, and differs much from its paper; 0 for nothing. */
  readonly score: number;
  /** How much the ink differs from its paper, 0…1. */
  readonly strength: number;
  readonly doubts: readonly Doubt[];
}

interface Candidate extends Written {
  readonly surface: Surface;
  readonly extent: Extent;
  /** 1 for each pixel that was compared with the surface. */
  readonly compared: Uint8Array;
}

/** By which share a digit has more ink at least, where a part of it lies in a reflection. */
const more = 1.02;
/** A choice of the other polarity with such a share of the score makes the polarity doubtful. */
const rival = 0.75;

/** Finds the digit in a picture, whatever the light and whatever lies about. */
export function findDigit(image: GreyImage): FoundDigit {
  const cells = cellsOf(image);
  const papers = papersOf(cells, image);
  const found = inOtherLight(image, papers, cells)
    .map((other) => digitIn(other))
    .filter(({ doubts }) => !doubts.includes("nothing"));
  if (found.length === 0) return digitOn(papers, cells, image);
  return found.reduce((one, other) => (isClearer(other, one) ? other : one));
}

/** The picture without light that falls on parts of it, where there is some: one picture for each way in which it may. */
function inOtherLight(image: GreyImage, papers: readonly Paper[], cells: Cells): GreyImage[] {
  const panes = panesOn(papers, cells, image);
  if (panes !== undefined) return withoutPanes(image, panes);
  const stripes = stripesIn(image);
  return stripes === undefined ? [] : [withoutStripes(image, stripes)];
}

/** Whether a digit raises fewer doubts than the same in another light, or has more ink. */
function isClearer(found: FoundDigit, other: FoundDigit): boolean {
  const [one, two] = [found.doubts.length, other.doubts.length];
  return one < two || (one === two && inkOf(found) > inkOf(other));
}

function inkOf({ ink, chosen = ink }: FoundDigit): number {
  return chosen.pixels.reduce((sum, pixel) => sum + pixel, 0);
}

function digitIn(image: GreyImage, isUnderGleam = false): FoundDigit {
  const cells = cellsOf(image);
  return digitOn(papersOf(cells, image), cells, image, isUnderGleam);
}

/** @param isUnderGleam whether a gleam was taken off the picture, and no other one is looked for */
function digitOn(papers: readonly Paper[], cells: Cells, image: GreyImage, isUnderGleam = false): FoundDigit {
  const all = papers.flatMap((paper) => candidatesOn(paper, cells, image));
  const written = all.filter((candidate) => !isPaperOfAnother(candidate, all, cells, image.cols));
  const gleaming = written.filter((candidate) => isGleamOnInk(candidate, written));
  const candidates = written.filter((candidate) => !gleaming.includes(candidate));
  const best = candidates.reduce<Candidate | undefined>(
    (high, next) => (high === undefined || next.score > high.score ? next : high),
    undefined,
  );
  if (best === undefined) return nothingFound(image);
  const { found, hidden } = foundInReflection(best, cells, image);
  const gleam = isUnderGleam ? undefined : gleamIn(found, image);
  const under = gleam && digitUnder(gleam, image);
  if (under !== undefined) return under;
  const doubts: Doubt[] = [];
  if (found.choice.second) doubts.push("second");
  if (found.choice.cut) doubts.push("cut");
  const other = candidates.filter(({ dark }) => dark !== best.dark).map(({ score }) => score);
  const isDoubtful = Math.max(0, ...other) > rival * best.score || darkerThanGleam(best, all).length > 0;
  if (isDoubtful || isInHole(best, all, image.cols)) doubts.push(best.dark ? "darkInk" : "brightInk");
  const isGleaming = gleaming.some(({ score }) => score > best.score) || gleam !== undefined;
  if (hidden || isGleaming) doubts.push("reflection");
  const { dark, score, strength } = found;
  return { ...digitInk(found, image), dark, score, strength, doubts };
}

/** The bright digit under a gleam, where there still is one without it; a line tells of the gleam. */
function digitUnder(gleam: readonly number[], image: GreyImage): FoundDigit | undefined {
  const found = digitIn(withoutGleam(image, gleam), true);
  if (found.dark || found.doubts.includes("nothing")) return undefined;
  return { ...found, doubts: [...new Set<Doubt>([...found.doubts, "reflection"])] };
}

/** The digit with what of it lies in a reflection, and whether that hides a part of it. */
function foundInReflection(
  best: Candidate,
  cells: Cells,
  image: GreyImage,
): { readonly found: Candidate; readonly hidden: boolean } {
  const { coverage, joins } = reflectionAt(best, image, cells, best.compared);
  const again = coverage && foundAgain(best, coverage, image, best.extent, best.compared);
  if (again === undefined || areaOf(again.choice) <= more * areaOf(best.choice))
    return { found: best, hidden: false };
  const isCut = again.choice.cut && !best.choice.cut;
  const isSame = !isCut && isPart(best.choice, again.choice);
  return { found: isSame ? again : best, hidden: joins || !isSame };
}

function areaOf({ parts }: Choice): number {
  return parts.reduce((sum, { area }) => sum + area, 0);
}

/** Whether a choice lies within another, or at most two pixels beyond. */
function isPart(choice: Choice, whole: Choice): boolean {
  const { top, left, bottom, right } = boxAround(whole.parts);
  const around = { top: top - 3, left: left - 3, bottom: bottom + 3, right: right + 3 };
  return contains(around, boxAround(choice.parts));
}

function nothingFound(image: GreyImage): FoundDigit {
  const dark = image.pixels.slice().sort()[image.pixels.length >> 1]! > 127;
  const pixels = new Uint8Array(image.pixels.length);
  return { dark, ink: { ...image, pixels }, score: 0, strength: 0, doubts: ["nothing"] };
}

/** The best choice of dark and of bright ink on a surface. */
function candidatesOn({ surface, contrast }: Paper, cells: Cells, image: GreyImage): Candidate[] {
  const extent = extentOf(surface, cells);
  const found: Candidate[] = [];
  for (const dark of [true, false]) {
    const written = strongestInk(contrast, dark, image, extent);
    if (written !== undefined)
      found.push({
        ...written,
        surface,
        extent,
        compared: contrast.compared,
        score: written.score * Math.sqrt(surface.share),
      });
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
