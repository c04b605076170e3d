import { isNumbers } from "../../encoding";
import type { Judge } from "../../exercise";
import { cutShort, partlyFilled } from "../common-mistakes";
import { arrayType, length, unchanged, values } from "../properties";
import { Random } from "../random";
import { foundAt, idxLabels, randomLabels, startsBeforeFile } from "./idx";

interface Case {
  readonly bytes: Uint8Array;
}

const expected = ({ bytes }: Case): Uint8Array => bytes.slice(8);

function cases(seed: number): Case[] {
  const random = new Random(seed);
  return [40, 300].map((count) => ({ bytes: idxLabels(randomLabels(random, count)) }));
}

export const parseIdxLabels: Judge<Case> = {
  parts: { labels: 1 },
  cases,
  expected,
  properties: [
    arrayType("labels", "Uint8Array"),
    length("labels", expected),
    values("labels", expected),
    unchanged("labels"),
  ],
  mistakes: [
    {
      id: "ignoresByteOffset",
      when: ({ value }, { bytes }) => (isNumbers(value) && startsBeforeFile(bytes, value) ? {} : undefined),
    },
    {
      id: "imageHeader",
      when: ({ value }, { bytes }) =>
        isNumbers(value) && foundAt(bytes, value, 8) === 16
          ? { received: value.length, expected: bytes.length - 8 }
          : undefined,
    },
    {
      id: "headerOffset",
      when({ value }, { bytes }) {
        const offset = isNumbers(value) ? foundAt(bytes, value, 8) : undefined;
        return offset === undefined ? undefined : { offset };
      },
    },
    {
      id: "endAsLength",
      faulty: (given) => expected(given).slice(0, -8),
    },
    { id: "oneAdded", faulty: (given) => expected(given).map((label) => label + 1) },
    { id: "oneSubtracted", faulty: (given) => expected(given).map((label) => label - 1) },
    { id: "pickedByValue", faulty: ({ bytes }) => bytes.filter((byte) => byte < 10) },
    cutShort(expected),
    ...partlyFilled(expected),
  ],
};
