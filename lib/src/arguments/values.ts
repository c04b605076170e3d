import { type Argument, refusal } from "./refuse";

/** Beyond these, pictures are computed with numbers that overflow or vanish. */
const [largest, smallest] = [1e290, 1e-290];

/**
 * A list, from an array or a typed array.
 *
 * @throws RangeError when it is none, or has more than `most` entries
 */
export function listOf(
  argument: Argument,
  value: unknown,
  example: string,
  most: number = Number.POSITIVE_INFINITY,
): unknown[] {
  if (!Array.isArray(value) && !isTyped(value))
    throw refusal(argument, "a list", value, `pass for example ${example}`);
  if (value.length > most) {
    throw refusal(
      argument,
      `at most ${most.toLocaleString("en")} entries`,
      value,
      "pass fewer, or a summary of them",
    );
  }
  return Array.from(value as ArrayLike<unknown>);
}

function isTyped(value: unknown): value is ArrayLike<unknown> {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

/**
 * Numbers that can be drawn; those next to 0 as 0.
 *
 * @param gaps whether numbers that are not finite, or as good as infinite, may stand in the list and become NaN
 * @throws RangeError that names the first entry that is none
 */
export function numbersOf(argument: Argument, value: unknown, gaps = false): number[] {
  return listOf(argument, value, "[0.97, 0.96]").map((entry, index) => {
    const { caller, what } = argument;
    if (typeof entry !== "number") {
      throw refusal({ caller, what: `entry ${index} of ${what}` }, "a number", entry, "pass numbers only");
    }
    if (Math.abs(entry) <= largest) return Math.abs(entry) < smallest ? 0 : entry;
    if (gaps) return Number.NaN;
    const found = Number.isFinite(entry) ? "only numbers up to 1e290" : "only finite numbers";
    throw new RangeError(`${caller}: value ${index} of ${what} is ${entry}; ${found} can be drawn.`);
  });
}

/** @throws RangeError unless it is a text or a finite number, which is as good as one */
export function textOf(argument: Argument, value: unknown): string {
  if (typeof value === "string" || (typeof value === "number" && Number.isFinite(value)))
    return String(value);
  throw refusal(argument, "a text", value, 'pass for example "accuracy"');
}

/** @throws RangeError that names the first entry that is no text */
export function textsOf(argument: Argument, value: unknown, most?: number): string[] {
  const { caller, what } = argument;
  return listOf(argument, value, '["cat", "dog"]', most).map((entry, index) =>
    textOf({ caller, what: `entry ${index} of ${what}` }, entry),
  );
}

/** @throws RangeError unless it is nothing, or two different finite numbers */
export function checkRange(argument: Argument, value: unknown): void {
  if (value === undefined) return;
  const [low, high] = Array.isArray(value) && value.length === 2 ? numbersOf(argument, value) : [];
  if (low === high) throw refusal(argument, "two different numbers", value, "pass for example [0, 1]");
}
