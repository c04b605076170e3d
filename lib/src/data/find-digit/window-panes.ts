import type { GreyImage } from "../pixels";
import { componentsOf } from "./components";
import { behind, type Contrast } from "./contrast";
import { convexHull } from "./convex-hull";
import { inpainted } from "./inpaint";
import { overSquares } from "./over-squares";
import { windowBars } from "./window-bars";

/** Contrasts to the paper between which that of panes lies, and the share of the picture that they take up at least. */
const [brighter, brightest, smallest] = [0.13, 0.65, 0.02];
/** Share of their hull that panes fill at least, and of its rows' ends where the paper ends at most. */
const [filled, cut] = [0.6, 0.2];
/** Share of all that is bright that a piece of a pane is at least. */
const crumb = 0.01;
/** Share of the picture's side that the edge of a pane is soft for, on each side. */
const edge = 0.006;
/** How many times as far there are known pixels beside such an edge at most. */
const beside = 4;
/** The exponent by which a pixel's value stands for light. */
const gamma = 2.2;

/** The light of a window's panes, which shines back from the paper or falls on it through the window. */
export interface Panes {
  /** 1 for each pixel in that light. */
  readonly lit: Uint8Array;
  /** How much light it adds to the paper's, 0…1, and how many times as much light the paper has by it. */
  readonly light: number;
  readonly times: number;
}

/**
 * The panes on a paper: all that is brighter fills its hull as no digit does, but for bars that lead straight through it.
 * What is written on panes is not of their light.
 *
 * @returns undefined where there are none
 */
export function panesIn(
  { bright, compared }: Contrast,
  { pixels, rows, cols }: GreyImage,
): Panes | undefined {
  const mask = Uint8Array.from(bright, (contrast) => Number(contrast > brighter));
  const area = sum(mask);
  if (area < smallest * mask.length) return undefined;
  const { list, labels } = componentsOf(mask, rows, cols, bright, compared);
  const pieces = new Set(list.filter((piece) => piece.area > crumb * area).map(({ label }) => label));
  const places = [...labels.keys()].filter((at) => pieces.has(labels[at]!));
  if (medianOf(places.map((at) => bright[at]!)) > brightest) return undefined;
  const hull = convexHull(places, { rows, cols });
  if (places.length < filled * sum(hull)) return undefined;
  const ends = [...hull.keys()].filter((at) => hull[at] === 1 && (hull[at - 1] !== 1 || hull[at + 1] !== 1));
  const isCut = (at: number): boolean =>
    [at - 1, at + 1].some(
      (beside) => compared[beside] === 0 && Math.abs((beside % cols) - (at % cols)) === 1,
    );
  if (ends.filter(isCut).length > cut * ends.length) return undefined;
  const behindThem = places.map((at) => behind(pixels[at]!, bright[at]!));
  const between = (medianOf(places.map((at) => pixels[at]!)) + medianOf(behindThem.slice())) / 2;
  const inLight = hull.map((inside, at) => inside & Number(pixels[at]! > between));
  const bars = windowBars(hull, ends, inLight, cols);
  if (!bars.includes(1)) return undefined;
  const ofPaper = places.map((at, of) => [lightOf(pixels[at]!), lightOf(behindThem[of]!)] as const);
  return {
    lit: hull.map((inside, at) => inside & (1 - bars[at]!)),
    light: medianOf(ofPaper.map(([lit, unlit]) => lit - unlit)),
    times: medianOf(ofPaper.map(([lit, unlit]) => lit / unlit)),
  };
}

/**
 * A picture without the light of a window's panes: as if it shines back from the paper, where it is added to what ink
 * leaves of the light, and as if it falls on the paper, where ink leaves its share of it.
 */
export function withoutPanes(image: GreyImage, { lit, light, times }: Panes): GreyImage[] {
  const { rows, cols } = image;
  const soft = Math.ceil(edge * Math.max(rows, cols));
  const grown = overSquares({ ...image, pixels: lit }, soft, Math.max);
  const shrunk = overSquares({ ...image, pixels: lit }, soft, Math.min);
  const edges = grown.map((here, at) => here - shrunk[at]!);
  const unlit = (light: (here: number) => number): GreyImage => {
    const pixels = image.pixels.map((pixel, at) => (lit[at] === 0 ? pixel : levelOf(light(lightOf(pixel)))));
    return { ...image, pixels: inpainted({ ...image, pixels }, edges, beside * soft) };
  };
  return [unlit((here) => here - light), unlit((here) => here / times)];
}

function medianOf(values: number[]): number {
  return values.sort((one, other) => one - other)[values.length >> 1]!;
}

function lightOf(level: number): number {
  return (level / 255) ** gamma;
}

function levelOf(light: number): number {
  return Math.round(255 * Math.max(0, light) ** (1 / gamma));
}

function sum(mask: Uint8Array): number {
  return mask.reduce((total, here) => total + here, 0);
}
