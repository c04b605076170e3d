import { type Box, boxAround, heightOf, sideOf, widthOf } from "./box";
import { type Component, strokeWidth } from "./components";

/** What a piece of a broken digit has at least, as a share of the rest's ink. */
const crumb = 0.012;
/** Gaps between pieces of one digit at most, in heights of it: between tall pieces side by side, to the bar of a five, and others. */
const gaps = { tall: 0.075, bar: 0.4, other: 0.25 };

/** Lies flat: no digit does, but the bar of a five. */
export function isFlat(piece: Component): boolean {
  return widthOf(piece) > 3 * heightOf(piece);
}

type Gap = (one: Component, other: Component, limit: number) => number;

/** Adds pieces that lie so near that they belong to the same digit. */
export function withPieces(first: Component, written: readonly Component[], gap: Gap): Component[] {
  const parts = [first];
  for (let grown = true; grown; ) {
    grown = false;
    const box = boxAround(parts);
    const ink = parts.reduce((sum, { area }) => sum + area, 0);
    for (const piece of written) {
      if (parts.includes(piece) || piece.area < crumb * ink) continue;
      const isBar = isBarOfFive(piece, box, strokeWidth(first));
      const limit = isBar ? gaps.bar * sideOf(boxAround([piece, box])) : limitFor(piece, box) * sideOf(box);
      if (!parts.some((part) => gap(part, piece, limit) <= limit)) continue;
      parts.push(piece);
      grown = true;
      break;
    }
  }
  return parts;
}

/** How far a piece may be from the others, in heights; less than nothing where it is another digit or an underline. */
function limitFor(piece: Component, box: Box): number {
  const both = boxAround([piece, box]);
  if (widthOf(both) > 1.35 * Math.max(heightOf(both), heightOf(box))) return -1;
  if (isFlat(piece))
    return widthOf(piece) > 1.15 * Math.max(widthOf(box), 0.5 * heightOf(box)) ? -1 : gaps.other;
  const beside = piece.left > (box.left + box.right) / 2 || piece.right < (box.left + box.right) / 2;
  return beside && heightOf(piece) > 0.55 * heightOf(box) ? gaps.tall : gaps.other;
}

/** The bar of a five is often written apart, and longer than what is below it. */
function isBarOfFive(piece: Component, box: Box, stroke: number): boolean {
  const both = boxAround([piece, box]);
  const broad = strokeWidth(piece) / stroke;
  return (
    isFlat(piece) &&
    broad > 0.5 &&
    broad < 2 &&
    piece.bottom < (box.top + box.bottom) / 2 &&
    piece.right > (box.left + box.right) / 2 &&
    widthOf(piece) < 1.2 * heightOf(both) &&
    widthOf(both) < 1.35 * heightOf(both)
  );
}
