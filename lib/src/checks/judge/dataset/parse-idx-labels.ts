import type { Params } from "../../../i18n";
import { isNumbers } from "../../encoding";
import type { Call, Judge, Seen } from "../../exercise";
import { agrees } from "../agrees";
import { cutShort, partlyFilled } from "../common-mistakes";
import { arrayType, length, unchanged, values } from "../properties";
import { Random } from "../random";
import { foundAt, idxLabels, randomLabels, runsPastFile, startsBeforeFile } from "./idx";

interface Case {
  readonly bytes: Uint8Array;
}

const expected = ({ bytes }: Case): Uint8Array => bytes.slice(8);

function cases(seed: number): Case[] {
  const random = new Random(seed);
  return [40, 300].map((count) => ({ bytes: idxLabels(randomLabels(random, count)) }));
}

/** How often each of ten labels occurs, as bytes hold it. */
function counts(labels: Uint8Array): Uint8Array {
  const all = new Uint8Array(10);
  for (const label of labels) all[label] = (all[label] as number) + 1;
  return all;
}

/** The first label, and zeros in the place of all others, in every file. */
function onlyFirst(_: Call, given: Case, { calls, cases: files }: Seen<Case>): Params | undefined {
  const same = calls.every(({ value }, i) => {
    const right = expected(files[i] as Case);
    return (
      isNumbers(value) &&
      agrees(
        value,
        right.map((label, at) => (at === 0 ? label : 0)),
      )
    );
  });
  return same ? { expected: expected(given).length } : undefined;
}

/** One of the four bytes of their number is taken for the number of labels, the same in every file. */
function countFromOneByte(call: Call, given: Case, { calls, cases: files }: Seen<Case>): Params | undefined {
  const right = expected(given);
  if (!isNumbers(call.value) || call.value.length === right.length) return undefined;
  const at = [4, 5, 6, 7].find((place) =>
    calls.every(({ value }, i) => {
      const { bytes } = files[i] as Case;
      return isNumbers(value) && agrees(value, bytes.slice(8, 8 + (bytes[place] as number)));
    }),
  );
  return at === undefined ? undefined : { received: call.value.length, expected: right.length, at };
}

/** Labels are read from bytes that lie further apart, the same in every file. */
function readElsewhere(call: Call, _: Case, { calls, cases: files }: Seen<Case>): Params | undefined {
  if (call !== calls[0]) return undefined;
  const shortest = Math.min(...files.map(({ bytes }) => bytes.length));
  for (let step = 2; 8 * step < shortest; step++)
    for (let start = 0; start <= 16; start++) {
      const same = calls.every(({ value }, i) => {
        const { bytes } = files[i] as Case;
        return (
          isNumbers(value) &&
          value.length >= 8 &&
          Array.from(value).every((label, at) => label === (bytes[start + step * at] ?? 0))
        );
      });
      if (same) return { start, step };
    }
  return undefined;
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
      id: "runsPastFile",
      when: ({ value }, given) =>
        isNumbers(value) && runsPastFile(value, expected(given))
          ? { received: value.length, expected: expected(given).length }
          : undefined,
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
    ...[48, -48].map((code) => ({
      id: "textCodes",
      faulty: (given: Case): Uint8Array => expected(given).map((label) => label + code),
      explain: () => ({ difference: code }),
    })),
    { id: "counts", faulty: (given) => counts(expected(given)) },
    { id: "pickedByValue", faulty: ({ bytes }) => bytes.filter((byte) => byte < 10) },
    { id: "onlyFirst", when: onlyFirst },
    { id: "countFromOneByte", when: countFromOneByte },
    cutShort(expected),
    ...partlyFilled(expected),
  ],
  searches: [{ id: "readElsewhere", when: readElsewhere }],
};
