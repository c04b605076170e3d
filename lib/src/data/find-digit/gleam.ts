import type { GreyImage } from "../pixels";
import { quantile } from "./around-digit";
import { type Box, boxAround, heightOf, overlap, sideOf, widthOf } from "./box";
import { componentsOf, strokeWidth } from "./components";
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

/**
 * The gleam of a lamp that shines back from among bright strokes: a part of them that is whiter than the rest.
 *
 * @returns its places; undefined where there is none
 */
export function gleamIn(
  { choice, components, dark }: Written,
  { pixels, cols }: GreyImage,
): number[] | undefined {
  if (dark) return undefined;
  const chosen = new Set(choice.parts.map(({ label }) => label));
  const box = boxAround(choice.parts);
  const placeOf = (at: number): number =>
    (box.top + Math.floor(at / widthOf(box))) * cols + box.left + (at % widthOf(box));
  const levels = Uint8Array.from({ length: heightOf(box) * widthOf(box) }, (_, at) =>
    chosen.has(components.labels[placeOf(at)]!) ? pixels[placeOf(at)]! : 0,
  );
  const usual = quantile(
    levels.filter((level) => level > 0),
    inside,
  );
  const isWhiter = levels.map((level) => Number(level > usual + whiter * (255 - usual)));
  const size = { rows: heightOf(box), cols: widthOf(box) };
  const radius = Math.ceil((broad / 2) * strokeWidth(...choice.parts));
  const broadly = opening({ pixels: isWhiter, ...size }, radius);
  if (!broadly.includes(1) || inkOf(broadly) >= part * inkOf(levels)) return undefined;
  const { labels } = componentsOf(isWhiter, size.rows, size.cols, Float32Array.from(isWhiter));
  const gleaming = new Set(labels.filter((_, at) => broadly[at] === 1));
  return [...labels.keys()].filter((at) => gleaming.has(labels[at]!)).map(placeOf);
}

/** How many levels are not 0. */
function inkOf(levels: Uint8Array): number {
  return levels.reduce((sum, level) => sum + Number(level > 0), 0);
}
