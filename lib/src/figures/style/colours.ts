/**
 * Colours that people with any kind of colour vision tell apart: Okabe and Ito, "Color universal design" (2008),
 * without the yellow that fades on white, ordered so that neighbours differ in lightness too.
 */
const PALETTE = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"] as const;

export const INK = "#1f2933";
export const FAINT_INK = "#52606d";
export const GRID = "#e4e7eb";
export const PAPER = "#ffffff";

/** White to deep blue: more is darker. */
export const SEQUENTIAL: [number, string][] = [
  [0, "#ffffff"],
  [0.25, "#cfe3f2"],
  [0.5, "#7fb6db"],
  [0.75, "#2b82bd"],
  [1, "#014a7a"],
];

/** Orange for negative, white for zero, blue for positive. */
export const DIVERGING = { negative: [213, 94, 0], zero: [255, 255, 255], positive: [0, 114, 178] } as const;

export function colour(index: number): string {
  return PALETTE[index % PALETTE.length]!;
}
