import type { Judge } from "../../exercise";
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

/** Labels in which one class in the middle and the last class never occur, and labels without a gap. */
function cases(seed: number): Case[] {
  const random = new Random(seed);
  const gap = random.integer(1, 4);
  const gappy = Uint8Array.from({ length: 25 }, () => random.integer(0, 5)).map((label) =>
    label === gap ? 0 : label,
  );
  gappy[24] = 5;
  const full = Uint8Array.from({ length: 40 }, (_, i) => (i < 10 ? i : random.integer(0, 8)));
  return [
    { labels: gappy, classes: 7 },
    { labels: full, classes: 10 },
  ];
}

export const classCounts: Judge<Case> = {
  parts: { counts: 1 },
  cases,
  expected,
  properties: [values("counts", expected), unchanged("counts")],
  mistakes: [
    {
      id: "holes",
      when({ value }, { classes }) {
        if (!Array.isArray(value) || value.length > classes) return undefined;
        const index = value.findIndex((count) => typeof count !== "number" || Number.isNaN(count));
        return index < 0 ? undefined : { class: index };
      },
    },
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
  ],
};
