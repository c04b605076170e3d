import type { GreyImage } from "../pixels";
import { alike } from "./regions";

/** How stripes lie: their angle, and by which share they are farther apart at one end than in the middle. */
interface Direction {
  /** Radians from the rows of the picture. */
  readonly angle: number;
  readonly fan: number;
}

/** Light that changes from line to line and not along them, as the sun's does through blinds. */
export interface Stripes {
  readonly direction: Direction;
  /** The brightness of most of each line; -1 for lines that are too short. */
  readonly levels: Int16Array;
}

/** Pixels along the picture's side among which directions are compared. */
const compared = 128;
/** Share of the pixels that ink is at most. */
const extreme = 0.1;
/** Searches, each around what the one before found: degrees and fans from one direction to the next, and how many. */
const searches = [
  { degrees: 4, angles: 45, fan: 0, fans: 1 },
  { degrees: 1, angles: 9, fan: 0.1, fans: 9 },
  { degrees: 0.25, angles: 9, fan: 0.025, fans: 9 },
] as const;
/** Share of all differences in brightness that lie between lines at least, in the first search and in the others. */
const [suspected, explained] = [0.3, 0.55];
/** Share of the picture's side that a line is long at least. */
const long = 0.25;
/** Share of the light that stripes in shadow have: less is ink, more is no shadow. */
const [darkest, palest] = [0.35, 0.88];
/** Shadows at least, with light on both sides, and share of the picture's side that they are broad. */
const [fewest, thin, thick] = [3, 0.018, 0.2];
/** Share of the picture that is as bright as most of its line at least, and by which share of its level it may differ. */
const [even, tolerance] = [0.8, 0.12];

/**
 * Stripes of light and shadow that cross the whole picture.
 *
 * @returns undefined where there are none
 */
export function stripesIn(image: GreyImage): Stripes | undefined {
  const paper = withoutExtremes(image);
  let best = { direction: { angle: 0, fan: 0 }, share: 0 };
  for (const [round, { degrees, angles, fan, fans }] of searches.entries()) {
    const { angle: middle, fan: middleFan } = best.direction;
    for (let one = 0; one < angles * fans; one++) {
      const angle = middle + ((degrees * Math.PI) / 180) * ((one % angles) - (angles >> 1));
      const direction = { angle, fan: middleFan + fan * (Math.floor(one / angles) - (fans >> 1)) };
      const share = shareBetweenLines(paper, direction);
      if (share > best.share) best = { direction, share };
    }
    if (best.share < (round === 0 ? suspected : explained)) return undefined;
  }
  const levels = levelsOf(image, best.direction);
  return areStripes(levels, Math.max(image.rows, image.cols)) && isEven(image, best.direction, levels)
    ? { direction: best.direction, levels }
    : undefined;
}

/** A picture as if its lightest stripes were all of it: in shadow, paper and ink have the same share of their light. */
export function withoutStripes(image: GreyImage, { direction, levels }: Stripes): GreyImage {
  const lineAt = linesOf(image, direction);
  const light = quantile(known(levels), 0.9);
  const pixels = image.pixels.map((pixel, at) => {
    const level = levels[lineAt(at)]!;
    return level <= 0 ? pixel : Math.min(255, Math.round((pixel * light) / level));
  });
  return { ...image, pixels };
}

/** Levels of which there are few become those of which there are many: ink becomes as bright as some of the paper. */
function withoutExtremes(image: GreyImage): GreyImage {
  const [low, high] = [extreme, 1 - extreme].map((share) => quantile(image.pixels, share)) as [
    number,
    number,
  ];
  return { ...image, pixels: image.pixels.map((pixel) => Math.max(low, Math.min(high, pixel))) };
}

/** Which line a pixel lies on. */
function linesOf({ rows, cols }: GreyImage, { angle, fan }: Direction): (at: number) => number {
  const side = Math.max(rows, cols);
  const [cos, sin] = [Math.cos(angle) / side, Math.sin(angle) / side];
  return (at) => {
    const [x, y] = [(at % cols) - cols / 2, Math.floor(at / cols) - rows / 2];
    const across = (y * cos - x * sin) * (1 + fan * (x * cos + y * sin));
    return Math.max(0, Math.min(2 * side - 1, Math.round((across + 1) * side)));
  };
}

/** The share of the variance of brightness that lies between lines. */
function shareBetweenLines(image: GreyImage, direction: Direction): number {
  const { pixels, rows, cols } = image;
  const side = Math.max(rows, cols);
  const step = Math.ceil(side / compared);
  const lineAt = linesOf(image, direction);
  const lines = Math.ceil((2 * side) / step);
  const [sums, counts] = [new Float64Array(lines), new Uint32Array(lines)];
  let [sum, squares, count] = [0, 0, 0];
  for (let row = step >> 1; row < rows; row += step) {
    for (let col = step >> 1; col < cols; col += step) {
      const at = row * cols + col;
      const line = Math.floor(lineAt(at) / step);
      const level = pixels[at]!;
      sums[line]! += level;
      counts[line]! += 1;
      [sum, squares, count] = [sum + level, squares + level * level, count + 1];
    }
  }
  const mean = sum / count;
  const between = sums.reduce((all, one, at) => {
    const size = counts[at]!;
    return size === 0 ? all : all + size * (one / size - mean) ** 2;
  }, 0);
  return between / Math.max(1, squares - count * mean * mean);
}

/** The median of each line that is long enough. */
function levelsOf(image: GreyImage, direction: Direction): Int16Array {
  const side = Math.max(image.rows, image.cols);
  const lineAt = linesOf(image, direction);
  const histograms = new Uint32Array(2 * side * 256);
  image.pixels.forEach((pixel, at) => {
    histograms[256 * lineAt(at) + pixel]! += 1;
  });
  return Int16Array.from({ length: 2 * side }, (_, line) => {
    const histogram = histograms.subarray(256 * line, 256 * line + 256);
    const count = histogram.reduce((all, one) => all + one, 0);
    if (count < long * side) return -1;
    let below = 0;
    return histogram.findIndex((one) => {
      below += one;
      return 2 * below >= count;
    });
  });
}

/** Whether some lines lie in shadow, in broad stripes with light between them. */
function areStripes(levels: Int16Array, side: number): boolean {
  const lines = known(levels);
  const [low, high] = [quantile(lines, 0.1) + 16, quantile(lines, 0.9) + 16];
  if (low < darkest * high || low > palest * high) return false;
  const middle = (low + high) / 2 - 16;
  const shadows: number[] = [];
  let first = lines.findIndex((level) => level > middle);
  for (let line = first; line < lines.length; line++) {
    if (lines[line]! <= middle) continue;
    if (line - first > 1) shadows.push(line - first - 1);
    first = line;
  }
  const usual = quantile(Int16Array.from(shadows), 0.5);
  return shadows.length >= fewest && usual >= thin * side && usual <= thick * side;
}

/** Whether most of the picture is as bright as most of its line. */
function isEven({ pixels, rows, cols }: GreyImage, direction: Direction, levels: Int16Array): boolean {
  const lineAt = linesOf({ pixels, rows, cols }, direction);
  let [like, count] = [0, 0];
  pixels.forEach((pixel, at) => {
    const level = levels[lineAt(at)]!;
    if (level < 0) return;
    count += 1;
    if (alike(pixel, level, tolerance)) like += 1;
  });
  return like > even * count;
}

function known(levels: Int16Array): Int16Array {
  return levels.filter((level) => level >= 0);
}

function quantile(values: Int16Array | Uint8Array, share: number): number {
  return values.slice().sort()[Math.floor(share * values.length)] ?? 0;
}
