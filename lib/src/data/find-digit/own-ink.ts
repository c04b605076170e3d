import type { GreyImage } from "../pixels";
import { boxAround, sideOf } from "./box";
import { strokeWidth } from "./components";
import { broadened, inkOf, thinned } from "./ink";
import type { Written } from "./strongest-ink";

/** A digit's ink, white on black. */
export interface DigitInk {
  /** All that differs from the paper, freed of ruled lines. */
  readonly ink: GreyImage;
  /** The digit's own ink, where there is other ink. */
  readonly chosen?: GreyImage;
  /** The digit with strokes made broader, where they were very thin. */
  readonly broadened?: GreyImage;
  /** The digit with strokes made thinner, where they were very broad. */
  readonly thinned?: GreyImage;
}

/** The ink of what was chosen, as bytes. */
export function digitInk(written: Written, { rows, cols }: GreyImage): DigitInk {
  const { choice, components, erased, coverage, noise } = written;
  const box = boxAround(choice.parts);
  // A digit of few pixels has grey edges that are its shape; of many pixels, edges become crisp when they are averaged.
  const crisp = Math.max(0, Math.min(1, (sideOf(box) - 30) / 50));
  const low = Math.max(0.28 * crisp, Math.min(0.3, 2 * noise));
  const all = inkOf(coverage, low, 1 - 0.28 * crisp);
  for (let at = 0; at < all.length; at++) if (erased[at] === 1 && components.labels[at] === 0) all[at] = 0;
  const ink = { pixels: all, rows, cols };
  const own = { pixels: ownInk(all, written, rows, cols), rows, cols };
  const others = own.pixels.some((pixel, at) => pixel !== all[at] && all[at]! > 60);
  const width = strokeWidth(...choice.parts);
  const [broad, thin] = [broadened(own, box, width), thinned(own, box, width)];
  return {
    ink: others ? ink : own,
    ...(others && { chosen: own }),
    ...(broad && { broadened: broad }),
    ...(thin && { thinned: thin }),
  };
}

/** Ink of the chosen parts and, two pixels around them, their soft edges. */
function ownInk(all: Uint8Array, { choice, components }: Written, rows: number, cols: number): Uint8Array {
  const chosen = new Set(choice.parts.map(({ label }) => label));
  const own = new Uint8Array(all.length);
  const { labels } = components;
  const box = boxAround(choice.parts);
  for (let row = Math.max(0, box.top - 2); row <= Math.min(rows - 1, box.bottom + 2); row++) {
    for (let col = Math.max(0, box.left - 2); col <= Math.min(cols - 1, box.right + 2); col++) {
      const at = row * cols + col;
      const label = labels[at]!;
      if (chosen.has(label) || (label === 0 && isNear(labels, chosen, row, col, rows, cols)))
        own[at] = all[at]!;
    }
  }
  return own;
}

function isNear(
  labels: Int32Array,
  chosen: ReadonlySet<number>,
  row: number,
  col: number,
  rows: number,
  cols: number,
): boolean {
  for (let y = Math.max(0, row - 2); y <= Math.min(rows - 1, row + 2); y++) {
    for (let x = Math.max(0, col - 2); x <= Math.min(cols - 1, col + 2); x++) {
      if (chosen.has(labels[y * cols + x]!)) return true;
    }
  }
  return false;
}
