import type { GreyImage } from "../pixels";
import { type AroundDigit, quantile, raisedTo } from "./around-digit";
import { overSquares } from "./over-squares";
import type { Written } from "./strongest-ink";

/** The level from which a picture is too bright for ink. */
const white = 240;
/** Levels by which ink differs from its paper in a reflection at least. */
const fewest = 6;
/** Shares of what ink differs by that are ink: of all of it in added light, of what a veil leaves of it under a veil. */
const [ofWhole, ofVeiled] = [0.3, 0.5];
/** Squares of a stroke's width that ink in a reflection fills at least. */
const filling = 0.3;
/** Share of what ink differs by that ink on white paper under a veil reaches at most. */
const pale = 0.6;
/** Pixels that the soft edge of a reflection is broad on each side at most. */
const edge = 3;
/** Widths of a stroke from ink to what a veil hides of it at most. */
const beyond = 3;
/** Steps that multiples are told apart by, in a byte. */
const steps = 16;

/**
 * The coverage by the difference from the paper where that is lit, if ink differs there as it does elsewhere, or less.
 * Light that is added, as a window's, leaves the difference as it is. A white veil, as a lamp's, takes as large a share of
 * it as of what the paper lacks to white.
 *
 * @param compared 1 for each pixel of the picture that shows the paper or what is on it
 * @returns undefined where there is no reflection at the digit
 */
export function inReflection(
  around: AroundDigit,
  { coverage }: Written,
  { pixels, cols }: GreyImage,
  compared: Uint8Array,
): Float32Array | undefined {
  const { paper, difference, ink, lit, usual, stroke } = around;
  const whole = wholeOf(around);
  if (whole === 0) return undefined;
  const veiled = Float32Array.from(paper, (level) => (whole * Math.max(1, 255 - level)) / (255 - usual));
  const nearInk = overNear(around, ink, stroke);
  const inWhite = difference.filter((_, at) => lit[at] === 1 && nearInk[at] === 1 && paper[at]! >= white);
  const isVeiled = inWhite.length > 0 && quantile(inWhite, 0.95) < pale * whole;
  const inkFrom = (least: (at: number) => number): Uint8Array =>
    lit.map((here, at) => here & nearInk[at]! & Number(difference[at]! > Math.max(fewest, least(at))));
  const isEnough = (some: Uint8Array): boolean => sum(some) >= filling * stroke * stroke;
  const strong = inkFrom(() => ofWhole * whole);
  const inLight = isEnough(strong) || !isVeiled ? strong : inkFrom((at) => ofVeiled * veiled[at]!);
  if (!isEnough(inLight) || isShade(around, inLight, whole)) return undefined;
  const near = overNear(around, lit, edge);
  const reached = isVeiled ? overNear(around, ink, beyond * stroke) : near;
  const strength = isVeiled ? strengthUnderVeil(around, near, veiled, whole) : veiled.fill(whole);
  return raisedTo(coverage, around, cols, (at, place) =>
    near[at] === 1 && reached[at] === 1 && compared[place] === 1
      ? Math.abs(paper[at]! - pixels[place]!) / strength[at]!
      : 0,
  );
}

/** What ink differs by from paper that is not lit; where all of it is lit, what anything there does. */
function wholeOf({ difference, ink, lit, stroke }: AroundDigit): number {
  const inShade = ink.map((here, at) => here & (1 - lit[at]!));
  const isAllLit = sum(inShade) < stroke * stroke;
  const differences = difference.filter((value, at) =>
    isAllLit ? lit[at] === 0 && value > fewest : inShade[at] === 1,
  );
  return quantile(differences, 0.9);
}

/** Whether ink in the light differs from its paper by about the share that it differs by elsewhere: there is less shade. */
function isShade({ paper, difference, usual }: AroundDigit, inLight: Uint8Array, whole: number): boolean {
  const among = (values: Uint8Array, share: number): number =>
    quantile(
      values.filter((_, at) => inLight[at] === 1),
      share,
    );
  const ifShade = (whole * (among(paper, 0.5) + 16)) / (usual + 16);
  return among(difference, 0.9) > (whole + ifShade) / 2;
}

/**
 * What ink differs by at each place: what a veil leaves of it, and so many times more as the strongest pixels near by
 * differ by, but not more than without a veil.
 */
function strengthUnderVeil(
  around: AroundDigit,
  near: Uint8Array,
  veiled: Float32Array,
  whole: number,
): Float32Array {
  const times = around.difference.map((value, at) =>
    near[at] === 1 && value > fewest ? Math.min(255, (steps * value) / veiled[at]!) : 0,
  );
  const timesNear = overNear(around, times, around.stroke);
  return veiled.map((level, at) =>
    Math.max(fewest, Math.min(whole, level * Math.max(1, timesNear[at]! / steps))),
  );
}

function overNear({ rows, cols }: AroundDigit, pixels: Uint8Array, radius: number): Uint8Array {
  return overSquares({ pixels, rows, cols }, Math.ceil(radius), Math.max);
}

function sum(mask: Uint8Array): number {
  return mask.reduce((total, here) => total + here, 0);
}
