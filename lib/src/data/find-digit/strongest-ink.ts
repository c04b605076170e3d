import type { GreyImage } from "../pixels";
import { type Choice, chooseDigit } from "./choose-digit";
import { type Component, type Components, componentsOf } from "./components";
import { type Contrast, smoothed } from "./contrast";
import { eraseFrame } from "./frame";
import { type Extent, eraseRuledLines } from "./ruled-lines";
import { thinLineOf } from "./thin-line";

/** What is written on a surface. */
export interface Written {
  readonly choice: Choice;
  readonly components: Components;
  /** 1 for each pixel of a line that was erased. */
  readonly erased: Uint8Array;
  /** How much of each pixel is ink, 0…1, and what of it may be noise. */
  readonly coverage: Float32Array;
  readonly noise: number;
  readonly dark: boolean;
  readonly score: number;
  /** How much the ink differs from its paper, 0…1. */
  readonly strength: number;
}

/** Contrasts above which ink is looked for, strong ink first. */
const thresholds = [0.45, 0.25, 0.13, 0.07];
/** What is covered by at least this share is ink. */
const inkShare = 0.4;

/** Goes from strong ink to faint until something like a digit is found, then takes all ink of about its strength. */
export function strongestInk(
  { noise: unevenness, compared, ...contrasts }: Contrast,
  dark: boolean,
  image: GreyImage,
  extent: Extent,
): Written | undefined {
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

/** What is found on a surface where more of the picture is ink than it seemed. */
export function foundAgain<Found extends Written>(
  written: Found,
  coverage: Float32Array,
  image: GreyImage,
  extent: Extent,
  paper: Uint8Array,
): Found | undefined {
  const threshold = Math.max(2 * written.noise, inkShare);
  const { choice, components, erased } = look(coverage, threshold, image, extent, paper);
  return choice && { ...written, choice, components, erased, coverage };
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
  if (largest === undefined || !eraseBeside(mask, erased, components, cols, largest))
    return { choice, components, erased };
  const without = componentsOf(mask, rows, cols, contrast, paper);
  const inside = chooseDigit(without, rows, cols);
  return inside === undefined
    ? { choice, components, erased }
    : { choice: inside, components: without, erased };
}

/** Takes a frame or a thin line away that touches the digit; whether there was one. */
function eraseBeside(
  mask: Uint8Array,
  erased: Uint8Array,
  { labels }: Components,
  cols: number,
  largest: Component,
): boolean {
  if (eraseFrame(mask, labels, cols, largest)) return true;
  const line = thinLineOf(labels, cols, largest);
  for (const at of line) [mask[at], erased[at]] = [0, 1];
  return line.length > 0;
}
