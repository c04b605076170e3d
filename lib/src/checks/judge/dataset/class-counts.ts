import type { Params } from "../../../i18n";
import { isNumbers } from "../../encoding";
import type { Call, Judge, Seen } from "../../exercise";
import { agrees } from "../agrees";
import { unchanged, values } from "../properties";
import { Random } from "../random";

interface Case {
  readonly labels: Uint8Array;
  readonly classes: number;
}

function expected({ labels, classes }: Case): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const label of labels) counts[label] = (counts[label] as number) + 1;
  return counts;
}

/** Each number and all before it, added up. */
function totals(counts: readonly number[]): number[] {
  return counts.map((_, k) => counts.slice(0, k + 1).reduce((sum, count) => sum + count, 0));
}

/** The counts where only some of the labels are looked at. */
const counted =
  (some: (given: Case) => Uint8Array) =>
  (given: Case): number[] =>
    expected({ ...given, labels: some(given) });

/** Labels of which one class in the middle and the last never occur, labels without a gap, and 300 of one class. */
function cases(seed: number): Case[] {
  const random = new Random(seed);
  const gap = random.integer(1, 4);
  const gappy = Uint8Array.from({ length: 25 }, () => random.integer(0, 5)).map((label) =>
    label === gap ? 0 : label,
  );
  gappy[24] = 5;
  const full = Uint8Array.from({ length: 40 }, (_, i) => (i < 10 ? i : random.integer(0, 8)));
  const many = Uint8Array.from({ length: 600 }, (_, i) => (i < 300 ? 2 : random.integer(0, 1)));
  return [
    { labels: gappy, classes: 7 },
    { labels: full, classes: 10 },
    { labels: many, classes: 3 },
  ];
}

/** Bins of one width between the smallest and the largest label that occur, as a histogram of measurements has them. */
const binned =
  (more: number) =>
  ({ labels, classes }: Case): number[] => {
    const low = Math.min(...labels);
    const width = (Math.max(...labels) - low + more) / classes;
    const bins = labels.map((label) => Math.min(classes - 1, Math.floor((label - low) / width)));
    return expected({ labels: bins, classes });
  };

/** Only some labels from the beginning on are counted: as many as there are classes, ten, half of them. */
function firstLabelsOnly(
  { value }: Call,
  given: Case,
  { calls, cases: all }: Seen<Case>,
): Params | undefined {
  if (agrees(value, expected(given))) return undefined;
  const looked = calls.map((call) =>
    isNumbers(call.value) ? totals(Array.from(call.value)).at(-1) : undefined,
  );
  const same = all.every((one, i) =>
    agrees(calls[i]?.value, expected({ ...one, labels: one.labels.subarray(0, looked[i] ?? 0) })),
  );
  const received = totals(value as number[]).at(-1) ?? 0;
  return same && received > 0 ? { received, expected: given.labels.length } : undefined;
}

/** The labels by when they first occur: the first is 0, the next other one 1. */
function renumbered(labels: Uint8Array): Case {
  const order = [...new Set(labels)];
  return { labels: labels.map((label) => order.indexOf(label)), classes: order.length };
}

/** Each place of the labels counted once, as far as there are counters, or beyond. */
function countsPlaces(value: unknown, { labels, classes }: Case): boolean {
  const counters = isNumbers(value) ? Array.from(value) : [];
  const asMany = [labels.length, classes].includes(counters.length);
  return asMany && counters.slice(0, classes).every((count) => count === 1);
}

/** Every class is counted but one, which stays at 0. */
function classSkipped({ value }: Call, given: Case, { calls, cases: all }: Seen<Case>): Params | undefined {
  if (agrees(value, expected(given))) return undefined;
  const skipped = given.labels.find((label) =>
    all.every((one, i) =>
      agrees(
        calls[i]?.value,
        expected(one).map((count, k) => (k === label ? 0 : count)),
      ),
    ),
  );
  return skipped === undefined ? undefined : { class: skipped };
}

export const classCounts: Judge<Case> = {
  parts: { counts: 1 },
  cases,
  expected,
  properties: [values("counts", expected), unchanged("counts")],
  mistakes: [
    {
      id: "loopsOverIndices",
      when: (_, __, { calls, cases: all }) =>
        calls.every(({ value }, i) => countsPlaces(value, all[i] as Case)) ? {} : undefined,
    },
    {
      id: "holes",
      when({ value }, { classes }) {
        if (!Array.isArray(value) || value.length > classes) return undefined;
        const index = value.findIndex((count) => typeof count !== "number" || Number.isNaN(count));
        return index < 0 || Array.isArray(value[index]) ? undefined : { class: index };
      },
    },
    {
      id: "listsInList",
      when: ({ value }) => (Array.isArray(value) && Array.isArray(value[0]) ? {} : undefined),
    },
    {
      id: "total",
      when: ({ value }, { labels }) =>
        Array.isArray(value) && value.length === 1 && value[0] === labels.length
          ? { received: labels.length }
          : undefined,
    },
    { id: "firstAppearance", faulty: ({ labels }) => expected(renumbered(labels)) },
    {
      id: "tooShort",
      when({ value }, { classes }) {
        const short = Array.isArray(value) && value.length < classes;
        return short ? { received: value.length, expected: classes } : undefined;
      },
    },
    {
      id: "offByOne",
      faulty: (given) => [0, ...expected(given)].slice(0, given.classes),
    },
    {
      id: "fractions",
      faulty: (given) => expected(given).map((count) => count / given.labels.length),
      explain: ({ value }) => ({ received: Number((value as number[])[0]).toFixed(3) }),
    },
    {
      id: "alwaysTen",
      when: ({ value }, { classes }) =>
        Array.isArray(value) && value.length === 10 && classes !== 10 ? { expected: classes } : undefined,
    },
    {
      id: "tooLong",
      when: ({ value }, { classes }) =>
        Array.isArray(value) && value.length === classes + 1
          ? { received: value.length, expected: classes }
          : undefined,
    },
    { id: "offByOneDown", faulty: (given) => [...expected(given).slice(1), 0] },
    { id: "lastLabelForgotten", faulty: counted(({ labels }) => labels.subarray(0, -1)) },
    { id: "firstLabelForgotten", faulty: counted(({ labels }) => labels.subarray(1)) },
    { id: "returnedEarly", faulty: counted(({ labels }) => labels.subarray(0, 1)) },
    { id: "countedAnew", faulty: counted(({ labels }) => labels.subarray(-1)) },
    {
      id: "countsRuns",
      faulty: counted(({ labels }) => labels.filter((label, i) => label !== labels[i - 1])),
    },
    { id: "firstLabelsOnly", when: firstLabelsOnly },
    { id: "othersCounted", faulty: (given) => expected(given).map((count) => given.labels.length - count) },
    { id: "lastClassForgotten", faulty: (given) => [...expected(given).slice(0, -1), 0] },
    {
      id: "countedInBytes",
      faulty: (given) => expected(given).map((count) => count % 256),
      explain: ({ value }) => ({ received: Number((value as number[])[2]), expected: 300 }),
    },
    { id: "labelAdded", faulty: (given) => expected(given).map((count, label) => count * label) },
    { id: "percent", faulty: (given) => expected(given).map((count) => (100 * count) / given.labels.length) },
    {
      id: "assigned",
      faulty: ({ labels, classes }) =>
        Array.from({ length: classes }, (_, k) => (k === 0 ? 0 : labels.length)),
    },
    {
      id: "firstPlaces",
      faulty: ({ labels, classes }) => Array.from({ length: classes }, (_, k) => labels.indexOf(k)),
    },
    {
      id: "lastPlaces",
      faulty: ({ labels, classes }) => Array.from({ length: classes }, (_, k) => labels.lastIndexOf(k)),
    },
    {
      id: "totalsFromTheEnd",
      faulty: (given) => totals(expected(given).reverse()).reverse(),
    },
    { id: "runningTotals", faulty: (given) => totals(expected(given)) },
    { id: "sorted", faulty: (given) => expected(given).sort((one, other) => other - one) },
    { id: "presence", faulty: (given) => expected(given).map((count) => Math.min(1, count)) },
    { id: "startsAtOne", faulty: (given) => expected(given).map((count) => count + 1) },
    { id: "oneTooFew", faulty: (given) => expected(given).map((count) => Math.max(0, count - 1)) },
    { id: "binned", faulty: binned(0) },
    { id: "binned", faulty: binned(1) },
    { id: "classSkipped", when: classSkipped },
    {
      id: "textsJoined",
      when: ({ value }, given) =>
        isNumbers(value) &&
        expected(given).every((count, k) => count > 300 || value[k] === Number(`0${"1".repeat(count)}`))
          ? {}
          : undefined,
    },
  ],
};
