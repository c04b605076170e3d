import type { Params } from "../../../i18n";
import { isNumbers } from "../../encoding";
import type { Call, Judge, Seen } from "../../exercise";
import { agrees } from "../agrees";
import { neverFilled, partlyFilled } from "../common-mistakes";
import { findFormula, type Known } from "../formula";
import { arrayType, finite, length, range, unchanged, values } from "../properties";
import { Random } from "../random";
import { mean } from "../sums";
import { told } from "../told";

interface Case {
  readonly pixels: Uint8Array;
}

const each =
  (rule: (pixel: number) => number) =>
  ({ pixels }: Case): number[] =>
    Array.from(pixels, rule);
const expected = each((pixel) => pixel / 255);

/** Bytes with 0 and 255 among them, dark ones, none of which is 255, and as many as four digits or a photograph have. */
function cases(seed: number): Case[] {
  const random = new Random(seed);
  const dark = Uint8Array.from({ length: 9 }, (_, i) => (i === 0 ? 5 : random.integer(5, 180)));
  const first = Uint8Array.from([0, 255, 128, ...random.bytes(9)]);
  return [{ pixels: first }, { pixels: dark }, { pixels: Uint8Array.from(random.bytes(3136)) }];
}

/** The first pixel that came out wrong, what became of it and what it should be. */
function firstWrong({ value }: Call, { pixels }: Case): Params {
  const received = isNumbers(value) ? value : [];
  const index = Array.from(pixels).findIndex((pixel, i) => Math.abs((received[i] ?? 2) - pixel / 255) > 1e-4);
  const pixel = pixels[Math.max(0, index)] as number;
  return { pixel, received: Number(received[index]).toPrecision(3), expected: (pixel / 255).toPrecision(3) };
}

function stretched({ pixels }: Case): number[] {
  const [low, high] = [Math.min(...pixels), Math.max(...pixels)];
  return Array.from(pixels, (pixel) => (pixel - low) / (high - low));
}

function withoutMean(given: Case): number[] {
  const scaled = expected(given);
  const middle = mean(scaled);
  return scaled.map((value) => value - middle);
}

/** Divided by the spread of all pixels, or by that of a sample, which has one less in the denominator. */
const standardized =
  (less: number) =>
  (given: Case): number[] => {
    const centred = withoutMean(given);
    const squares = centred.reduce((sum, value) => sum + value ** 2, 0);
    const spread = Math.sqrt(squares / (centred.length - less));
    return centred.map((value) => value / spread);
  };

/** The mean and spread of MNIST, as they stand in many programs for PyTorch. */
const ofMnist = each((pixel) => (pixel / 255 - 0.1307) / 0.3081);

/** To how many digits after the point every value was rounded, where that is too few. */
function roundedDigits(call: Call, given: Case): Params | undefined {
  const { value } = call;
  const rounded = (digits: number): number[] => expected(given).map((one) => Number(one.toFixed(digits)));
  const digits = [1, 2, 3].find((count) => isNumbers(value) && agrees(Array.from(value), rounded(count)));
  return digits === undefined || agrees(value, expected(given))
    ? undefined
    : { ...firstWrong(call, given), digits };
}

/** The number that every pixel was divided by, where it is the same for all of them and not 255. */
function otherDivisor(call: Call, given: Case, { calls, cases: all }: Seen<Case>): Params | undefined {
  const { value } = call;
  const brightest = given.pixels.indexOf(Math.max(...given.pixels));
  if (!isNumbers(value)) return undefined;
  const divisor = (given.pixels[brightest] as number) / (value[brightest] as number);
  const same = calls.every(
    (one, i) => isNumbers(one.value) && agrees(one.value, each((pixel) => pixel / divisor)(all[i] as Case)),
  );
  if (!same || !(divisor > 1) || Math.abs(divisor - 255) < 0.5) return undefined;
  return { ...firstWrong(call, given), divisor: Number(divisor.toPrecision(3)) };
}

/** Nothing but black and white is left. */
function blackAndWhite(call: Call, given: Case): Params | undefined {
  const all = isNumbers(call.value) ? Array.from(call.value) : [];
  const two = all.length === given.pixels.length && new Set(all).size === 2;
  return two && all.every((value) => value === 0 || value === 1) ? firstWrong(call, given) : undefined;
}

/** Each value at the place that its pixel's number names. */
function writtenAtPixels(pixels: Uint8Array): number[] {
  const values = Array.from(pixels, () => 0);
  for (const pixel of pixels) if (pixel < values.length) values[pixel] = pixel / 255;
  return values;
}

/** Four bytes of the memory make one number. */
function readByFours(pixels: Uint8Array): Float32Array {
  return new Float32Array(pixels.slice(0, pixels.length - (pixels.length % 4)).buffer);
}

/** The formula that makes each value of its pixel: all pixels of all calls follow the same one. */
function otherFormula(call: Call, _: Case, { calls, cases: all }: Seen<Case>): Params | undefined {
  const wrong = calls.find(({ value }, i) => !agrees(value, expected(all[i] as Case)));
  if (call !== wrong) return undefined; // all pixels are looked at together, once
  const [pixels, values] = [all.map((one) => one.pixels), calls.map(({ value }) => value)];
  if (!values.every((value, i) => isNumbers(value) && value.length === pixels[i]?.length)) return undefined;
  const some = (numbers: ArrayLike<number>): number[] => Array.from(numbers).slice(0, 16);
  const each = (of: (pixels: Uint8Array) => number): number[] =>
    pixels.flatMap((one) => some(one).map(() => of(one)));
  const constants = [1, 2, 10, 100, 128, 255, 256].map((number) => [String(number), each(() => number)]);
  const known: Known = {
    pixel: pixels.flatMap(some),
    ...Object.fromEntries(constants),
    length: each(({ length }) => length),
    max: each((one) => Math.max(...one)),
    sum: each((one) => one.reduce((sum, pixel) => sum + pixel, 0)),
    norm: each((one) => Math.hypot(...one)),
  };
  const found = findFormula(known, (values as ArrayLike<number>[]).flatMap(some));
  return found === undefined ? undefined : { received: found, expected: "pixel / 255" };
}

export const scalePixels: Judge<Case> = {
  parts: { type: 0.2, values: 0.8 },
  cases,
  expected,
  properties: [
    arrayType("type", "Float32Array"),
    finite("values"),
    range("values", 0, 1),
    length("values", expected),
    values("values", expected),
    unchanged("values"),
  ],
  mistakes: [
    { id: "notScaled", faulty: each((pixel) => pixel), explain: firstWrong },
    { id: "dividedIntoBytes", faulty: each((pixel) => Math.floor(pixel / 255)), explain: firstWrong },
    { id: "scaledTwice", faulty: each((pixel) => pixel / 255 / 255), explain: firstWrong },
    { id: "minusOneToOne", faulty: each((pixel) => pixel / 127.5 - 1), explain: firstWrong },
    { id: "dividedBy256", faulty: each((pixel) => pixel / 256), explain: firstWrong },
    { id: "inverted", faulty: each((pixel) => 1 - pixel / 255), explain: firstWrong },
    {
      id: "dividedByMaximum",
      faulty: ({ pixels }) => Array.from(pixels, (pixel) => pixel / Math.max(...pixels)),
      explain: (call, given) => ({ ...firstWrong(call, given), maximum: Math.max(...given.pixels) }),
    },
    { id: "rounded", faulty: each((pixel) => Math.round(pixel / 255)), explain: firstWrong },
    { id: "percent", faulty: each((pixel) => (100 * pixel) / 255), explain: firstWrong },
    { id: "stretched", faulty: stretched, explain: firstWrong },
    { id: "meanSubtracted", faulty: withoutMean, explain: firstWrong },
    { id: "standardized", faulty: standardized(0), explain: firstWrong },
    { id: "standardized", faulty: standardized(1), explain: firstWrong },
    { id: "standardized", faulty: ofMnist, explain: firstWrong },
    { id: "pixelAsPlace", faulty: ({ pixels }) => writtenAtPixels(pixels) },
    neverFilled(expected),
    ...partlyFilled(expected),
    { id: "otherDivisor", when: otherDivisor },
    { id: "roundedDigits", when: roundedDigits },
    { id: "remainder", faulty: each((pixel) => pixel % 255), explain: firstWrong },
    { id: "multiplied", faulty: each((pixel) => 255 * pixel), explain: firstWrong },
    { id: "blackAndWhite", when: blackAndWhite },
    { id: "bufferReinterpreted", faulty: ({ pixels }) => readByFours(pixels) },
    told("bufferReinterpreted", /byte length of Float32Array should be a multiple of 4/),
  ],
  searches: [{ id: "otherFormula", when: otherFormula }],
};
