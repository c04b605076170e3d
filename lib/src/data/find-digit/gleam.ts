import type { GreyImage } from "../pixels";
import { quantile } from "./around-digit";
import { type Box, boxAround, heightOf, overlap, sideOf, widthOf } from "./box";
import { strokeWidth } from "./components";
import { opening } from "./over-squares";
import type { Written } from "./strongest-ink";
import type { Surface } from "./surfaces";

/** Share of the ink that is paler than strokes are inside, where no paper is mixed in. */
const inside = 0.75;
/** The part of the way from usual ink to white from which bright ink is whiter than its pen writes. */
const whiter = 0.5;
/** How broad a gleam is at least, in widths of a stroke. */
const broad = 0.3;
/** Share of the ink that a gleam covers at most: a window's light, in which ink can be seen, covers more. */
const part = 0.15;

/** What was taken for ink on a surface. */
interface InkOn extends Pick<Written, "dark" | "choice" | "strength"> {
  readonly surface: Surface;
}

/** How many times as strong ink is at least that a gleam lies on, and its side, as a share of the gleam's. */
const [stronger, long] = [2, 0.3];

/** Whether what was taken for bright ink lies across much stronger dark ink on the same paper: a lamp's gleam does. */
export function isGleamOnInk(found: InkOn, all: readonly InkOn[]): boolean {
  const box = boxAround(found.choice.parts);
  return darkerThanGleam(found, all).some((ink) => overlap(ink, box));
}

/** Where dark ink on the same paper is so much stronger than what was taken for bright ink that this may be a gleam. */
export function darkerThanGleam(found: InkOn, all: readonly InkOn[]): Box[] {
  if (found.dark) return [];
  const side = sideOf(boxAround(found.choice.parts));
  return all
    .filter(
      ({ dark, surface, strength }) =>
        dark && surface === found.surface && strength > stronger * found.strength,
    )
    .map(({ choice }) => boxAround(choice.parts))
    .filter((ink) => sideOf(ink) > long * side);
}

/** Whether a lamp shines back from among bright strokes: a part of them is whiter than the rest. */
export function gleams({ choice, components, dark }: Written, { pixels, cols }: GreyImage): boolean {
  if (dark) return false;
  const chosen = new Set(choice.parts.map(({ label }) => label));
  const box = boxAround(choice.parts);
  const levels = new Uint8Array(heightOf(box) * widthOf(box));
  for (let row = box.top; row <= box.bottom; row++) {
    for (let col = box.left; col <= box.right; col++) {
      const at = row * cols + col;
      if (!chosen.has(components.labels[at]!)) continue;
      levels[(row - box.top) * widthOf(box) + col - box.left] = pixels[at]!;
    }
  }
  const usual = quantile(
    levels.filter((level) => level > 0),
    inside,
  );
  const isWhiter = levels.map((level) => Number(level > usual + whiter * (255 - usual)));
  const radius = Math.ceil((broad / 2) * strokeWidth(...choice.parts));
  const gleam = opening({ pixels: isWhiter, rows: heightOf(box), cols: widthOf(box) }, radius);
  return gleam.includes(1) && inkOf(gleam) < part * inkOf(levels);
}

/** How many levels are not 0. */
function inkOf(levels: Uint8Array): number {
  return levels.reduce((sum, level) => sum + Number(level > 0), 0);
}
