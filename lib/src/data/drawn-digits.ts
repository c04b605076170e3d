import { drawDigits } from "../stand-in/digits";
import type { Dataset } from "./dataset";
import { showInOneLine } from "./describe";

export interface DrawnDigitsOptions {
  /** The same seed draws the same digits on every machine; 1 if left out. */
  readonly seed?: number;
}

/**
 * Digits that a program draws, each with another hand, in the form of MNIST: 28×28 grey bytes 0…255, white on black.
 * Nothing is downloaded or kept; 10,000 take about half a second.
 *
 * @param count how many
 * @throws RangeError when `count` is not a whole number of at least 1
 * @example
 * const digits = drawnDigits(6000);
 * digits.labels.length; // 6000
 */
export function drawnDigits(count: number, { seed = 1 }: DrawnDigitsOptions = {}): Dataset {
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`drawnDigits: expected a whole number of at least 1, found ${count}.`);
  return showInOneLine({
    name: "Digits",
    ...drawDigits(count, seed),
    shape: [28, 28, 1],
    classNames: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
    origin: "stand-in",
  });
}
