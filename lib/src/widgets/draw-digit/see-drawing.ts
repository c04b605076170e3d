import { centreDigit } from "../../data/centre-digit";
import type { Stroke } from "../shared/protocol";
import { inkStrokes } from "./ink-strokes";

/** Pixels of the inked drawing for each pixel of 28. */
const finer = 4;

/** A drawing as 28×28 bytes, white on black. */
export interface SeenDrawing {
  /** The whole canvas made small. */
  readonly small: Uint8Array;
  /** Its ink alone, scaled and centred as MNIST does: what a network reads. */
  readonly centred: Uint8Array;
}

export function seeDrawing(strokes: readonly Stroke[]): SeenDrawing {
  const side = 28 * finer;
  const inked = inkStrokes(strokes, side);
  return { small: meansOfBlocks(inked, side), centred: centreDigit(inked, side, side) };
}

function meansOfBlocks(pixels: Uint8Array, side: number): Uint8Array {
  return Uint8Array.from({ length: 28 * 28 }, (_, at) => {
    const [top, left] = [finer * Math.floor(at / 28), finer * (at % 28)];
    let sum = 0;
    for (let row = top; row < top + finer; row++) {
      for (let col = left; col < left + finer; col++) sum += pixels[row * side + col]!;
    }
    return Math.round(sum / finer ** 2);
  });
}
