import type { Params } from "../../../i18n";
import { isNumbers } from "../../encoding";
import type { Call, Judge, Mistake } from "../../exercise";
import { agrees } from "../agrees";
import { cutShort, neverFilled } from "../common-mistakes";
import { arrayType, field, length, unchanged, values } from "../properties";
import { Random } from "../random";
import { colourMistakes } from "./colour-mistakes";
import { otherAddresses } from "./pixel-address";

interface Case {
  readonly bytes: Uint8Array;
}

interface Batch {
  readonly labels: Uint8Array;
  readonly pixels: Uint8Array;
}

const side = 32;
const plane = side * side;
const image = 3 * plane;
const record = 1 + image;

interface Place {
  readonly image: number;
  readonly row: number;
  readonly col: number;
  readonly channel: number;
}

/** Which byte of the file holds a pixel. */
const byteOf = (at: Place): number => at.image * record + 1 + at.channel * plane + at.row * side + at.col;

/** Reads every record with a rule that says which byte of the file a pixel comes from. */
function read({ bytes }: Case, source: (at: Place) => number): Uint8Array {
  const count = Math.floor(bytes.length / record);
  const pixels = new Uint8Array(count * image);
  let to = 0;
  for (let i = 0; i < count; i++)
    for (let row = 0; row < side; row++)
      for (let col = 0; col < side; col++)
        for (let channel = 0; channel < 3; channel++)
          pixels[to++] = bytes[source({ image: i, row, col, channel })] ?? 0;
  return pixels;
}

function expected(given: Case): Batch {
  const { bytes } = given;
  const labels = bytes.filter((_, i) => i % record === 0);
  const pixels = read(given, byteOf);
  return { labels, pixels };
}

function cases(seed: number): Case[] {
  const random = new Random(seed);
  return [3, 2].map((count) => {
    const bytes = random.bytes(count * record);
    const classes = random.order(10);
    for (let i = 0; i < count; i++) bytes[i * record] = classes[i] as number;
    return { bytes };
  });
}

const mistakes: Mistake<Case>[] = [
  {
    id: "labelInPixels",
    faulty: (given) => ({
      pixels: read(given, (at) => at.image * record + at.channel * plane + at.row * side + at.col),
    }),
    explain: firstPixel,
  },
  {
    id: "planesKept",
    faulty: (given) => ({
      pixels: read(given, (at) => at.image * record + 1 + 3 * (at.row * side + at.col) + at.channel),
    }),
    explain: firstPixel,
  },
  {
    id: "rowsAndColumnsSwapped",
    faulty: (given) => ({
      pixels: read(given, (at) => at.image * record + 1 + at.channel * plane + at.col * side + at.row),
    }),
  },
  {
    id: "coloursReversed",
    faulty: (given) => ({
      pixels: read(given, (at) => at.image * record + 1 + (2 - at.channel) * plane + at.row * side + at.col),
    }),
    explain: firstPixel,
  },
  {
    id: "recordWithoutLabel",
    faulty: ({ bytes }) => ({ labels: Array.from(labelsOf(bytes), (_, i) => bytes[i * image]) }),
    explain: () => ({ received: image, expected: record }),
  },
  {
    id: "recordWithoutLabel",
    faulty: (given) => ({
      labels: expected(given).labels,
      pixels: read(given, (at) => byteOf(at) - at.image),
    }),
    explain: () => ({ received: image, expected: record }),
  },
  ...otherRecords(),
  neverFilled(expected, "labels"),
  {
    id: "labelAtEnd",
    faulty: ({ bytes }) => ({ labels: Array.from(labelsOf(bytes), (_, i) => bytes[i * record + image]) }),
    explain: (call) => ({ received: Number((field("labels")(call.value) as ArrayLike<number>)[0]) }),
  },
  {
    id: "onePlace",
    faulty(given) {
      const all = expected(given).pixels;
      const pixels = new Uint8Array(all.length);
      pixels.set(all.subarray(all.length - image));
      return { pixels };
    },
  },
  {
    id: "onePlane",
    faulty: (given) => ({
      pixels: read(given, (at) => at.image * record + 1 + at.row * side + at.col),
    }),
    explain: firstPixel,
  },
  {
    id: "headerSkipped",
    when(call, { bytes }) {
      const labels = field("labels")(call.value);
      if (!isNumbers(labels) || labels.length === 0) return undefined;
      const skipped = [8, 16].find((start) =>
        Array.from(labels).every((label, i) => label === bytes[start + i * record]),
      );
      return skipped === undefined ? undefined : { received: skipped };
    },
  },
  { id: "labelsInFront", faulty: ({ bytes }) => ({ labels: bytes.slice(0, bytes.length / record) }) },
  {
    id: "fixedCount",
    when({ value }, { bytes }, { calls }) {
      const lengths = calls.map(
        (call) => (field("labels")(call.value) as { length?: number } | null)?.length,
      );
      const [received] = lengths;
      const fixed = lengths.every((length) => length === received) && received !== bytes.length / record;
      return fixed && received !== undefined && isNumbers(field("labels")(value))
        ? { received, expected: bytes.length / record }
        : undefined;
    },
  },
  {
    id: "firstImageEverywhere",
    faulty: (given) => ({
      pixels: read(given, (at) => 1 + at.channel * plane + at.row * side + at.col),
    }),
  },
  {
    id: "labelsElsewhere",
    faulty: (given) => {
      const { labels, pixels } = expected(given);
      return { labels: labels.map((label, i) => (i === 0 ? label : 0)), pixels };
    },
  },
  { id: "oneAdded", faulty: (given) => ({ labels: expected(given).labels.map((label) => label + 1) }) },
  {
    id: "upsideDown",
    faulty: (given) => ({
      pixels: read(given, (at) => byteOf({ ...at, row: side - 1 - at.row })),
    }),
  },
  {
    id: "mirrored",
    faulty: (given) => ({
      pixels: read(given, (at) => byteOf({ ...at, col: side - 1 - at.col })),
    }),
  },
  { id: "shuffledApart", when: shuffledApart },
  {
    id: "redOnly",
    faulty: (given) => ({ pixels: expected(given).pixels.map((value, at) => (at % 3 === 0 ? value : 0)) }),
    explain: firstPixel,
  },
  ...colourMistakes({ pixels: (given: Case) => expected(given).pixels, firstPixel }),
  {
    id: "coloursByRow",
    faulty: (given) => ({ pixels: coloursByRow(given) }),
    explain: firstPixel,
  },
  {
    id: "scaledTooEarly",
    faulty: (given) => ({ pixels: expected(given).pixels.map((value) => value / 255) }),
  },
  { id: "grey", faulty: (given) => ({ pixels: greys(expected(given).pixels) }), explain: firstPixel },
  {
    id: "lastPixelForgotten",
    faulty: (given) => ({
      pixels: expected(given).pixels.map((value, at) => (at % image < image - 3 ? value : 0)),
    }),
  },
  { id: "planeOffByOne", when: planeOffByOne },
  neverFilled(expected, "pixels"),
  cutShort(expected, "labels"),
];

/** Records of another kind: of 28 × 28 pixels, as digits have, or with two labels each, as in CIFAR-100. */
function otherRecords(): Mistake<Case>[] {
  const kinds = [
    { id: "otherSide", side: 28, label: 0, skipped: 1 },
    { id: "twoLabels", side: 32, label: 0, skipped: 2 },
    { id: "twoLabels", side: 32, label: 1, skipped: 2 },
  ];
  return kinds.map(({ id, side: across, label, skipped }) => {
    const [area, length] = [across ** 2, skipped + 3 * across ** 2];
    return {
      id,
      when({ value }, { bytes }) {
        const labels = field("labels")(value);
        if (!isNumbers(labels) || labels.length < 2) return undefined;
        const same = Array.from(labels).every((one, i) => one === (bytes[i * length + label] ?? 0));
        return same ? { received: length, expected: record, area } : undefined;
      },
    };
  });
}

function labelsOf(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(Math.floor(bytes.length / record));
}

/** A row's red values, then its green and its blue ones, then the next row. */
function coloursByRow({ bytes }: Case): Uint8Array {
  return new Uint8Array(labelsOf(bytes).length * image).map((_, at) => {
    const [inImage, row] = [at % image, Math.floor((at % image) / (3 * side))];
    const channel = Math.floor(inImage / side) % 3;
    return bytes[Math.floor(at / image) * record + 1 + channel * plane + row * side + (at % side)] as number;
  });
}

/** Each pixel's three values replaced by their mean. */
function greys(pixels: Uint8Array): Uint8Array {
  return pixels.map((_, at) => {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at - (at % 3));
    return (red + green + blue) / 3;
  });
}

function firstPixel(call: Call, given: Case): Params {
  const received = field("pixels")(call.value) as ArrayLike<number>;
  const first = (list: ArrayLike<number>): string => Array.from(list).slice(0, 3).join(", ");
  return { received: first(received), expected: first(expected(given).pixels) };
}

/** One or two of the colours are read from a byte beside the one that they start at. */
function planeOffByOne(call: Call, given: Case): Params | undefined {
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
function shuffledApart(call: Call, given: Case): Params | undefined {
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

export const parseCifarBatch: Judge<Case> = {
  parts: { labels: 0.3, pixels: 0.7 },
  cases,
  expected,
  properties: [
    arrayType("labels", "Uint8Array", "labels"),
    length("labels", expected, "labels"),
    values("labels", expected, "labels"),
    arrayType("pixels", "Uint8Array", "pixels"),
    length("pixels", expected, "pixels"),
    values("pixels", expected, "pixels"),
    unchanged("pixels"),
  ],
  mistakes,
  searches: otherAddresses,
  axes: ({ bytes }, name) =>
    name === "pixels"
      ? [
          { word: "image", size: Math.floor(bytes.length / record) },
          { word: "row", size: side },
          { word: "column", size: side },
          { word: "colour", size: 3 },
        ]
      : undefined,
};
