import type { Params } from "../../../i18n";
import { isNumbers } from "../../encoding";
import type { Call } from "../../exercise";
import { agrees } from "../agrees";
import { field } from "../properties";
import { type CifarCase, expected, image, labelsOf, plane, read, record, side } from "./cifar-records";

/** A row's red values, then its green and its blue ones, then the next row. */
export function coloursByRow({ bytes }: CifarCase): Uint8Array {
  return new Uint8Array(labelsOf(bytes).length * image).map((_, at) => {
    const [inImage, row] = [at % image, Math.floor((at % image) / (3 * side))];
    const channel = Math.floor(inImage / side) % 3;
    return bytes[Math.floor(at / image) * record + 1 + channel * plane + row * side + (at % side)] as number;
  });
}

/** Each pixel's three values replaced by their mean. */
export function greys(pixels: Uint8Array): Uint8Array {
  return pixels.map((_, at) => {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at - (at % 3));
    return (red + green + blue) / 3;
  });
}

/** The three values of the first pixel as they are and as they should be. */
export function firstPixel(call: Call, given: CifarCase): Params {
  const received = field("pixels")(call.value) as ArrayLike<number>;
  const first = (list: ArrayLike<number>): string => Array.from(list).slice(0, 3).join(", ");
  return { received: first(received), expected: first(expected(given).pixels) };
}

/** Right pixels taken for planes once more: each colour's values lie together. The file's planes go in as if they lay side by side. */
export function arrangedBackwards(pixels: Uint8Array): Uint8Array {
  return pixels.map((_, at) => {
    const [start, within] = [at - (at % image), at % image];
    const [channel, pixel] = [Math.floor(within / plane), within % plane];
    const from = 3 * pixel + channel; // of the record, planes one after the other
    return pixels[start + 3 * (from % plane) + Math.floor(from / plane)] as number;
  });
}

/** One or two of the colours are read from a byte beside the one that they start at. */
export function planeOffByOne(call: Call, given: CifarCase): Params | undefined {
  const received = field("pixels")(call.value);
  const right = expected(given).pixels;
  if (!isNumbers(received) || received.length !== right.length) return undefined;
  for (const shift of [-1, 1]) {
    const shifted = read(
      given,
      (at) => at.image * record + 1 + shift + at.channel * plane + at.row * side + at.col,
    );
    const from = (channel: number, pixels: Uint8Array): boolean =>
      pixels.every((value, at) => at % 3 !== channel || value === received[at]);
    const [wrong] = [0, 1, 2].filter((channel) => !from(channel, right));
    if (wrong !== undefined && [0, 1, 2].every((channel) => from(channel, right) || from(channel, shifted)))
      return { received: 1 + shift + wrong * plane, expected: 1 + wrong * plane };
  }
  return undefined;
}

/** Every image is there, but not at the place of its label. */
export function shuffledApart(call: Call, given: CifarCase): Params | undefined {
  const right = expected(given);
  const [labels, pixels] = [field("labels")(call.value), field("pixels")(call.value)];
  if (!isNumbers(labels) || !isNumbers(pixels) || pixels.length !== right.pixels.length) return undefined;
  if (!agrees(Array.from(labels).sort(), Array.from(right.labels).sort())) return undefined;
  const cut = (all: ArrayLike<number>, i: number): string =>
    Array.from(all)
      .slice(i * image, (i + 1) * image)
      .join();
  for (let i = 0; i < right.labels.length; i++) {
    const origin = Array.from(right.labels).findIndex((_, j) => cut(pixels, i) === cut(right.pixels, j));
    if (origin < 0) return undefined;
    if (labels[i] !== right.labels[origin]) {
      return { index: i, received: Number(labels[i]), expected: right.labels[origin] as number };
    }
  }
  return undefined;
}
