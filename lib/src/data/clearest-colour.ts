import { type FoundDigit, findDigit } from "./find-digit/find-digit";
import { type GreyImage, type Photograph, toChannel, toGrey } from "./pixels";

/** Ink that differs less than this from its paper, as a share, may be clearer in one colour. */
const pale = 0.3;
/** How many times as clear it has to be there: grey has less noise. */
const clearer = 1.3;

/**
 * The digit in a photograph's brightness or, where that shows pale ink or none, in the one of its three colours that shows
 * it best: a yellow highlighter is as bright as white paper, but leaves it hardly any blue.
 */
export function findInClearest(photograph: Photograph): {
  readonly grey: GreyImage;
  readonly found: FoundDigit;
} {
  const grey = toGrey(photograph);
  let best = { grey, found: findDigit(grey) };
  if (best.found.strength >= pale) return best;
  for (const channel of [0, 1, 2] as const) {
    const own = toChannel(photograph, channel);
    if (!differs(own, grey)) continue;
    const found = findDigit(own);
    if (found.score > clearer * best.found.score) best = { grey: own, found };
  }
  return best;
}

/** Levels by which one colour differs from the brightness, more than in grey light, in a thousandth of the pixels. */
const coloured = 24;

function differs(own: GreyImage, grey: GreyImage): boolean {
  const count = grey.pixels.reduce(
    (sum, level, at) => sum + Number(Math.abs(level - own.pixels[at]!) > coloured),
    0,
  );
  return 1000 * count > grey.pixels.length;
}
