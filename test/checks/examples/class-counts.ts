import type { Examples } from "./examples";

const count = (labels: Uint8Array, classes: number): number[] =>
  Array.from({ length: classes }, (_, c) => labels.filter((label) => label === c).length);

export const classCounts: Examples<"classCounts"> = {
  exercise: "classCounts",
  correct: {
    "a filter per class": count,
    "a loop": (labels, classes) => {
      const counts: number[] = [];
      for (let c = 0; c < classes; c++) counts.push(0);
      for (let i = 0; i < labels.length; i++) counts[labels[i] ?? 0]! += 1;
      return counts;
    },
    "fill and forEach": (labels, classes) => {
      const counts = new Array<number>(classes).fill(0);
      labels.forEach((label) => {
        counts[label] = (counts[label] ?? 0) + 1;
      });
      return counts;
    },
    reduce: (labels, classes) =>
      labels.reduce<number[]>(
        (counts, label) => counts.map((count, c) => (c === label ? count + 1 : count)),
        new Array<number>(classes).fill(0),
      ),
    "a Map": (labels, classes) => {
      const seen = new Map<number, number>();
      for (const label of labels) seen.set(label, (seen.get(label) ?? 0) + 1);
      return Array.from({ length: classes }, (_, c) => seen.get(c) ?? 0);
    },
    "a Uint32Array on the way": (labels, classes) => {
      const counts = new Uint32Array(classes);
      for (const label of labels) counts[label]! += 1;
      return Array.from(counts);
    },
    "sorting first": (labels, classes) => {
      const sorted = labels.slice().sort();
      return Array.from(
        { length: classes },
        (_, c) => sorted.lastIndexOf(c) - sorted.indexOf(c) + Number(sorted.includes(c)),
      );
    },
    "a string": (labels, classes) => {
      const text = `,${Array.from(labels).join(",,")},`;
      return Array.from({ length: classes }, (_, c) => text.split(`,${c},`).length - 1);
    },
    "an object": (labels, classes) => {
      const counts: Record<number, number> = {};
      for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
      return [...Array(classes).keys()].map((c) => counts[c] || 0);
    },
    recursion: (labels, classes) => {
      const from = (i: number): number[] => {
        if (i === labels.length) return new Array<number>(classes).fill(0);
        const counts = from(i + 1);
        counts[labels[i] ?? 0]! += 1;
        return counts;
      };
      return from(0);
    },
  },
  wrong: {
    totalsFromTheEnd: [
      (labels, classes) =>
        Array.from({ length: classes }, (_, k) => labels.filter((label) => label >= k).length),
    ],
    "property.twoMistakes": [
      (labels, classes) => {
        const counts = new Array<number>(classes).fill(0);
        for (const label of labels) counts[label]! += 2 * label;
        return counts;
      },
    ],
    "property.noSuchMethod": [(_, classes) => (classes as never as number[]).map(() => 0)],
    returnedEarly: [
      (labels, classes) => Array.from({ length: classes }, (_, k) => (k === labels[0] ? 1 : 0)),
    ],
    sorted: [
      (labels, classes) =>
        Array.from({ length: classes }, (_, k) => labels.filter((label) => label === k).length).sort(
          (a, b) => b - a,
        ),
    ],
    holes: [
      (labels) => {
        const counts: number[] = [];
        for (const label of labels) counts[label]!++;
        return counts;
      },
      (labels, classes) => {
        const counts = new Array<number>(classes);
        for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
        return counts;
      },
    ],
    tooShort: [
      (labels) => count(labels, 1 + Math.max(...labels)),
      (labels, classes) => count(labels, classes).filter((n) => n > 0),
    ],
    offByOne: [
      (labels, classes) =>
        count(
          labels.map((label) => label + 1),
          classes,
        ),
    ],
    fractions: [(labels, classes) => count(labels, classes).map((n) => n / labels.length)],
    alwaysTen: [(labels) => count(labels, 10)],
    "property.values": [(labels, classes) => count(labels, classes).map((n, k) => (k === 0 ? n * n : n))],
    "property.changed": [
      (labels, classes) => {
        const counts = count(labels, classes);
        labels.sort();
        return counts;
      },
    ],
  },
};
