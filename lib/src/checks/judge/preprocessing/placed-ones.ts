import { phrase } from "../../../i18n";
import { isTensor } from "../../encoding";
import type { Mistake } from "../../exercise";
import { agrees } from "../agrees";

interface Case {
  readonly labels: Uint8Array;
  readonly classes: number;
}

/** What a row or a label may be multiplied by, as it stands in the code. */
const factors: readonly (readonly [text: string, of: (given: Case) => number])[] = [
  ["classes", ({ classes }) => classes],
  ["1", () => 1],
  ["0", () => 0],
  ["labels.length", ({ labels }) => labels.length],
  ["(classes − 1)", ({ classes }) => classes - 1],
  ["(classes + 1)", ({ classes }) => classes + 1],
  ["(max(labels) + 1)", ({ labels }) => Math.max(...labels) + 1],
  ["max(labels)", ({ labels }) => Math.max(...labels)],
  ["10", () => 10],
  ["2", () => 2],
];
const starts: readonly (readonly [text: string, of: (given: Case) => number])[] = [
  ["", () => 0],
  [" + 1", () => 1],
  [" − 1", () => -1],
  [" + classes", ({ classes }) => classes],
  [" + classes − 1", ({ classes }) => classes - 1],
  [" − classes", ({ classes }) => -classes],
];

/** What the answer may take for a label's row and for the label itself: its place, what stands there, what stands at that. */
const sources: readonly (readonly [
  row: () => string,
  label: () => string,
  of: (labels: Uint8Array, at: number) => readonly [number, number],
])[] = [
  [() => phrase("axis.row"), () => phrase("axis.label"), (labels, at) => [at, labels[at] as number]],
  [
    () => phrase("axis.label"),
    () => `labels[${phrase("axis.label")}]`,
    (labels, at) => [labels[at] as number, labels[labels[at] as number] ?? Number.NaN],
  ],
];

/** The formula by which the answer works out where each 1 goes among all numbers, row after row. */
export const placedOnes: Mistake<Case> = {
  id: "onePlaced",
  when(call, _, { calls, cases }) {
    if (call !== calls[0]) return undefined; // all tensors are looked at together, once
    if (!isTensor(call.value) || Array.from(call.value.values).every((number) => number === 0))
      return undefined;
    for (const [row, label, of] of sources)
      for (const [startText, start] of starts)
        for (const [rowText, rowFactor] of factors)
          for (const [labelText, labelFactor] of factors) {
            const same = calls.every(({ value }, i) => {
              const given = cases[i] as Case;
              const values = new Float32Array(given.labels.length * given.classes);
              for (const at of given.labels.keys()) {
                const [a, b] = of(given.labels, at);
                values[rowFactor(given) * a + labelFactor(given) * b + start(given)] = 1;
              }
              return isTensor(value) && agrees(value.values, values);
            });
            if (!same) continue;
            const text = [times(row(), rowText), times(label(), labelText)]
              .filter((term) => term !== "")
              .join(" + ");
            const received = `${text}${startText}`;
            const expected = `${phrase("axis.row")} · classes + ${phrase("axis.label")}`;
            return received === expected ? undefined : { received: received || "0", expected };
          }
    return undefined;
  },
};

function times(name: string, factor: string): string {
  if (factor === "0") return "";
  return factor === "1" ? name : `${name} · ${factor}`;
}
