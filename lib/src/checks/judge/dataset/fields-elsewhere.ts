import type { Params } from "../../../i18n";
import type { Call, Seen } from "../../exercise";
import { field } from "../properties";

interface Case {
  readonly bytes: Uint8Array;
}

const names = ["count", "rows", "cols"] as const;

/** A field of the header is read from other bytes than its own, from fewer of them, or from the last to the first. */
export function fieldsElsewhere(call: Call, _: Case, { calls, cases }: Seen<Case>): Params | undefined {
  if (call !== calls[0]) return undefined; // all files are looked at together, once
  for (const [place, name] of names.entries()) {
    const right = 4 + 4 * place;
    const reads = (from: number, length: number, big: boolean): boolean =>
      calls.every(
        ({ value }, i) => Number(field(name)(value)) === number(cases[i] as Case, from, length, big),
      );
    if (reads(right, 4, true)) continue;
    for (const length of [4, 2, 1, 3, 8])
      for (let from = 0; from <= 16; from++)
        for (const big of [true, false])
          if (reads(from, length, big)) return { name, from, to: from + length - 1, right, last: right + 3 };
  }
  return undefined;
}

function number({ bytes }: Case, from: number, length: number, big: boolean): number {
  const some = Array.from(bytes.subarray(from, from + length));
  return (big ? some : some.reverse()).reduce((sum, byte) => 256 * sum + byte, 0);
}

/** Rows and columns are taken to be the same: the root of the number of pixels in an image. */
export function squareAssumed(call: Call, _: Case, { calls, cases }: Seen<Case>): Params | undefined {
  if (call !== calls[0]) return undefined;
  const same = calls.every(({ value }, i) => {
    const [rows, cols] = [8, 12].map((at) => number(cases[i] as Case, at, 4, true)) as [number, number];
    const side = Math.sqrt(rows * cols);
    const seen = [field("rows")(value), field("cols")(value)].map(Number);
    return [side, Math.floor(side), Math.round(side)].some((one) =>
      seen.every((x) => Math.abs(x - one) < 1e-6),
    );
  });
  return same ? { received: Number(field("rows")(call.value)) } : undefined;
}
