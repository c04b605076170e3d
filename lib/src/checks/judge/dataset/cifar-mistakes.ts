import { isNumbers } from "../../encoding";
import type { Mistake } from "../../exercise";
import { cutShort, neverFilled } from "../common-mistakes";
import { field } from "../properties";
import {
  arrangedBackwards,
  coloursByRow,
  firstPixel,
  greys,
  planeOffByOne,
  shuffledApart,
} from "./cifar-pixels";
import {
  byteOf,
  type CifarCase,
  expected,
  image,
  labelsOf,
  plane,
  read,
  record,
  side,
} from "./cifar-records";
import { colourMistakes } from "./colour-mistakes";

/** Mistakes with records, labels and pixels, one by one. */
export const cifarMistakes: Mistake<CifarCase>[] = [
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
    id: "arrangedBackwards",
    faulty: (given) => ({ pixels: arrangedBackwards(expected(given).pixels) }),
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
  ...colourMistakes({ pixels: (given: CifarCase) => expected(given).pixels, firstPixel }),
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
function otherRecords(): Mistake<CifarCase>[] {
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
