import type { Call, Symptom } from "../../exercise";
import { close } from "../agrees";
import { rowsOf } from "../matrix";
import { mean, sum } from "../sums";
import type { LossCase } from "./loss-case";
import { lossValue } from "./loss-properties";

/** Ways to make a single number of labels and predictions, step by step; each step has its usual one first. */
type Term = (y: number, p: number, row: Row) => number;
type Reduction = (numbers: readonly number[]) => number;
type Change = (number: number) => number;
type Ways<Step> = readonly (readonly [written: (text: string) => string, step: Step])[];

/** What a term may look at beside its own label and prediction. */
interface Row {
  readonly largest: number;
  readonly at: number;
}

const literal = (text: string) => (): string => text;
const chosen = ({ largest, at }: Row): number => Number(largest === at);

const termWays: Ways<Term> = [
  [literal("(p − y)²"), (y, p) => (p - y) ** 2],
  [literal("−y · log p"), (y, p) => -y * Math.log(p)],
  [literal("y · log p"), (y, p) => y * Math.log(p)],
  [literal("log p"), (_, p) => Math.log(p)],
  [literal("−(1 − y) · log p"), (y, p) => (y - 1) * Math.log(p)],
  [literal("−y · log(1 − p)"), (y, p) => -y * Math.log(1 - p)],
  [literal("−(1 − y) · log(1 − p)"), (y, p) => (y - 1) * Math.log(1 - p)],
  [literal("y · (log p)²"), (y, p) => y * Math.log(p) ** 2],
  [literal("−y · p · log p"), (y, p) => -y * p * Math.log(p)],
  [literal("−y · (1 − p) · log p"), (y, p) => -y * (1 - p) * Math.log(p)],
  [literal("−y · (1 − p)² · log p"), (y, p) => -y * (1 - p) ** 2 * Math.log(p)],
  [literal("(log p − y)²"), (y, p) => (Math.log(p) - y) ** 2],
  [literal("p · y"), (y, p) => p * y],
  [literal("(p · y)²"), (y, p) => (p * y) ** 2],
  [literal("y · (1 − p)"), (y, p) => y * (1 - p)],
  [literal("y / p"), (y, p) => y / p],
  [literal("p − y"), (y, p) => p - y],
  [literal("|p − y|"), (y, p) => Math.abs(p - y)],
  [literal("√|p − y|"), (y, p) => Math.sqrt(Math.abs(p - y))],
  [literal("|p − y|³"), (y, p) => Math.abs(p - y) ** 3],
  [literal("(p + y)²"), (y, p) => (p + y) ** 2],
  [literal("p"), (_, p) => p],
  [literal("p²"), (_, p) => p * p],
  [literal("y · (p − y)²"), (y, p) => y * (p - y) ** 2],
  [literal("(1 − y) · (p − y)²"), (y, p) => (1 - y) * (p - y) ** 2],
  [literal("(round(p) − y)²"), (y, p) => (Math.round(p) - y) ** 2],
  [literal("(oneHot(argMax p) − y)²"), (y, _, row) => (chosen(row) - y) ** 2],
];

const called = (name: string) => (text: string) => `${name}(${text})`;
const product: Reduction = (numbers) => numbers.reduce((all, number) => all * number, 1);
const reductions: Ways<Reduction> = [
  [called("sum"), sum],
  [called("mean"), mean],
  [called("max"), (numbers) => Math.max(...numbers)],
  [called("min"), (numbers) => Math.min(...numbers)],
  [called("prod"), product],
];
const overBatch: Ways<Reduction> = [
  ...reductions,
  [(text) => `${text}[0]`, (numbers) => numbers[0] as number],
  [(text) => `${text}[batch − 1]`, (numbers) => numbers.at(-1) as number],
  [(text) => `sum(${text}) / (batch − 1)`, (numbers) => sum(numbers) / (numbers.length - 1)],
  [(text) => `sum(${text}) / (batch + 1)`, (numbers) => sum(numbers) / (numbers.length + 1)],
];

const itself: Ways<Change>[number] = [(text) => text, (number) => number];
const changes: Ways<Change> = [
  itself,
  [(text) => `−${text}`, (number) => -number],
  [(text) => `|${text}|`, Math.abs],
  [called("sqrt"), Math.sqrt],
  [(text) => `${text}²`, (number) => number ** 2],
  [called("exp"), Math.exp],
  [called("log"), Math.log],
  [(text) => `−log(${text})`, (number) => -Math.log(number)],
  [(text) => `1 − ${text}`, (number) => 1 - number],
  [(text) => `1 + ${text}`, (number) => 1 + number],
  [(text) => `${text} / 2`, (number) => number / 2],
  [(text) => `1 / ${text}`, (number) => 1 / number],
];

/** One way for every step. */
interface Loss {
  readonly text: string;
  readonly term: Term;
  /** From the terms of all images and classes. */
  of(terms: readonly (readonly number[])[]): number;
}

/** Every loss that is put together from the ways above, the most usual first. */
function* losses(): Generator<Loss> {
  for (const unusual of [0, 1, 2, 3])
    for (const [term, termOf] of termWays)
      for (const [classes, classesOf] of reductions)
        for (const [image, imageOf] of changes)
          for (const [batch, batchOf] of overBatch)
            for (const [end, endOf] of changes) {
              const steps = [classesOf !== sum, imageOf !== itself[1], batchOf !== mean, endOf !== itself[1]];
              if (steps.filter(Boolean).length !== unusual) continue;
              yield {
                text: end(batch(image(classes(term(""))))),
                term: termOf,
                of: (terms) => endOf(batchOf(terms.map((row) => imageOf(classesOf(row))))),
              };
            }
}

function termsOf({ labels, predictions }: LossCase, term: Term): number[][] {
  const truth = rowsOf(labels);
  return rowsOf(predictions).map((row, i) => {
    const largest = row.indexOf(Math.max(...row));
    return row.map((p, at) => term(truth[i]?.[at] as number, p, { largest, at }));
  });
}

const isOrdinary = ({ predictions }: LossCase): boolean => !Array.from(predictions.values).includes(0);

/**
 * The loss that the answer works out, where it is another than the right one: the most usual of those that give the
 * answer's number for every batch without a probability of 0, where the number depends on how log 0 is kept away.
 */
export function otherLoss(right: string, expected: (given: LossCase) => number): Symptom<LossCase> {
  return {
    id: "otherLoss",
    when(call: Call, given, { calls, cases }) {
      const received = lossValue(call);
      if (!isOrdinary(given) || !Number.isFinite(received) || close(received, expected(given)))
        return undefined;
      if (call !== calls[0]) return undefined; // all batches are looked at together, once
      const seen = cases.flatMap((one, i) =>
        isOrdinary(one) ? [[one, lossValue(calls[i] as Call)] as const] : [],
      );
      const terms = new Map(termWays.map(([, term]) => [term, seen.map(([one]) => termsOf(one, term))]));
      for (const { text, term, of } of losses())
        if (seen.every(([, number], i) => close(of(terms.get(term)?.[i] ?? []), number)))
          return { received: text, expected: right };
      return undefined;
    },
  };
}
