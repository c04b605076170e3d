import type { Params } from "../../../i18n";
import type { Call, Seen } from "../../exercise";
import { field } from "../properties";
import { headerFields, wholeNumber } from "./idx";

interface Case {
  readonly bytes: Uint8Array;
}

/** A field of the header is read from other bytes than its own, from fewer of them, or from the last to the first. */
export function fieldsElsewhere(call: Call, _: Case, { calls, cases }: Seen<Case>): Params | undefined {
  if (call !== calls[0]) return undefined; // all files are looked at together, once
  for (const [place, name] of headerFields.entries()) {
    const right = 4 + 4 * place;
    const reads = (from: number, length: number, littleEndian: boolean): boolean =>
      calls.every(
        ({ value }, i) =>
          Number(field(name)(value)) === wholeNumber((cases[i] as Case).bytes, from, length, littleEndian),
      );
    if (reads(right, 4, false)) continue;
    for (const length of [4, 2, 1, 3, 8])
      for (let from = 0; from <= 16; from++)
        for (const littleEndian of [false, true])
          if (reads(from, length, littleEndian))
            return { name, from, to: from + length - 1, right, last: right + 3 };
  }
  return undefined;
}

/** Rows and columns are taken to be the same: the root of the number of pixels in an image. */
export function squareAssumed(call: Call, _: Case, { calls, cases }: Seen<Case>): Params | undefined {
  if (call !== calls[0]) return undefined;
  const same = calls.every(({ value }, i) => {
    const [rows, cols] = [8, 12].map((at) => wholeNumber((cases[i] as Case).bytes, at)) as [number, number];
    const side = Math.sqrt(rows * cols);
    const seen = [field("rows")(value), field("cols")(value)].map(Number);
    return [side, Math.floor(side), Math.round(side)].some((one) =>
      seen.every((x) => Math.abs(x - one) < 1e-6),
    );
  });
  return same ? { received: Number(field("rows")(call.value)) } : undefined;
}
