import { DIVERGING } from "../style/colours";
import { Picture } from "./picture";

/** Each number is drawn as a square of this many pixels, so that every viewer shows crisp edges. */
const ENLARGED = 8;

/**
 * Signed numbers as colours: blue above zero, white at zero, orange below, full colour at ±`limit`.
 *
 * @param at the number in a row and column.
 * @returns the `data:` URI of a PNG.
 */
export function signedPicture(
  rows: number,
  cols: number,
  limit: number,
  at: (row: number, col: number) => number,
): string {
  const picture = new Picture(cols * ENLARGED, rows * ENLARGED);
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      picture.square(col * ENLARGED, row * ENLARGED, ENLARGED, signedColour(at(row, col) / (limit || 1)));
    }
  }
  return picture.toDataUri();
}

function signedColour(value: number): [number, number, number] {
  const strength = Math.min(1, Math.abs(value));
  const end = value < 0 ? DIVERGING.negative : DIVERGING.positive;
  const mixed = (channel: 0 | 1 | 2): number =>
    Math.round(DIVERGING.zero[channel] + (end[channel] - DIVERGING.zero[channel]) * strength);
  return [mixed(0), mixed(1), mixed(2)];
}

/** Largest distance from zero. */
export function largestMagnitude(values: ArrayLike<number>): number {
  let largest = 0;
  for (let index = 0; index < values.length; index++) largest = Math.max(largest, Math.abs(values[index]!));
  return largest;
}
