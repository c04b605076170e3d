import { decimalMark, type Params } from "../../../i18n";
import type { Call, Seen } from "../../exercise";
import { field } from "../properties";
import { headerFields, wholeNumber } from "./idx";

interface Case {
  readonly bytes: Uint8Array;
}

const countIn = ({ bytes }: Case): number => wholeNumber(bytes, 4);
const right = [16_777_216, 65_536, 256, 1];

/**
 * How many times each of the four bytes of a header's field counts, where that explains every field of every file: the
 * weights are solved from the last byte to the first, since small numbers use the last one alone. The first byte is 0 in
 * all files and tells nothing.
 */
export function otherWeights(call: Call, _: Case, { calls, cases }: Seen<Case>): Params | undefined {
  const fields = calls.flatMap(({ value }, i) =>
    headerFields.map((name, at) => ({
      received: Number(field(name)(value)),
      bytes: Array.from(cases[i]?.bytes.subarray(4 + 4 * at, 8 + 4 * at) ?? []),
    })),
  );
  if (call !== calls.find(({ value }, i) => Number(field("count")(value)) !== countIn(cases[i] as Case)))
    return undefined;
  const weights = [0, 0, 0, 0];
  for (const at of [3, 2, 1]) {
    const telling = fields.find(
      ({ bytes }) => bytes[at] !== 0 && bytes.slice(0, at).every((byte) => byte === 0),
    );
    if (telling === undefined) return undefined;
    const known = telling.bytes.reduce(
      (sum, byte, i) => sum + (i > at ? byte * (weights[i] as number) : 0),
      0,
    );
    weights[at] = (telling.received - known) / (telling.bytes[at] as number);
  }
  const explained = fields.every(
    ({ received, bytes }) =>
      Math.abs(bytes.reduce((sum, byte, i) => sum + byte * (weights[i] as number), 0) - received) < 1e-6,
  );
  if (!explained || weights.every((weight, i) => i === 0 || weight === right[i])) return undefined;
  const inWords = (list: readonly number[]): string =>
    list
      .slice(1)
      .map((x) => String(Number(x.toPrecision(7))).replace(".", decimalMark()))
      .join(", ");
  return {
    received: Number(field("count")(call.value)),
    expected: countIn(cases[calls.indexOf(call)] as Case),
    weights: inWords(weights),
    right: inWords(right),
  };
}
