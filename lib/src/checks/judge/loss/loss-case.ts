import type { TensorValue } from "../../encoding";
import { matrix, rowsOf } from "../matrix";
import type { Random } from "../random";
import { mean, sum } from "../sums";

/** One-hot labels and predicted probabilities, both of shape [batch, classes]. */
export interface LossCase {
  readonly labels: TensorValue;
  readonly predictions: TensorValue;
}

/** Random classes and probabilities, every one well above zero; of two images the network is sure, once rightly. */
export function randomCase(random: Random, batch: number, classes: number): LossCase {
  const truth = Array.from({ length: batch }, () => random.integer(0, classes - 1));
  const labels = truth.map((label) => Array.from({ length: classes }, (_, c) => (c === label ? 1 : 0)));
  const predictions = truth.map((label, row) => {
    const weights = Array.from({ length: classes }, () => random.between(0.2, 2));
    const sure = row % 2 === 0 ? label : (label + 1) % classes;
    if (row < 2) weights[sure] = random.between(6, 9); // rounded, these are 1
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return weights.map((weight) => weight / sum);
  });
  return middling({ labels: matrix(labels), predictions: matrix(predictions) });
}

/** The same images in an order whose first is neither the best nor the worst: a loss of the first alone is told apart. */
function middling({ labels, predictions }: LossCase): LossCase {
  const [truth, guesses] = [rowsOf(labels), rowsOf(predictions)];
  const errors = [
    (y: number, p: number): number => (y - p) ** 2,
    (y: number, p: number): number => (y === 0 ? 0 : -Math.log(p)),
  ].map((rule) => truth.map((row, i) => sum(row.map((y, c) => rule(y, guesses[i]?.[c] as number)))));
  const extreme = new Set(
    errors.flatMap((all) => [Math.min(...all), Math.max(...all)].map((e) => all.indexOf(e))),
  );
  const start = Math.max(
    0,
    truth.findIndex((_, i) => !extreme.has(i)),
  );
  const turned = (rows: number[][]): number[][] => [...rows.slice(start), ...rows.slice(0, start)];
  return { labels: matrix(turned(truth)), predictions: matrix(turned(guesses)) };
}

/** A term for every label y and prediction p, in the shape [batch][classes]. */
export function terms(given: LossCase, rule: (y: number, p: number) => number): number[][] {
  const predictions = rowsOf(given.predictions);
  return rowsOf(given.labels).map((row, i) => row.map((y, c) => rule(y, predictions[i]?.[c] as number)));
}

/** Sum over the classes, mean over the batch. */
export const sumThenMean = (rows: readonly (readonly number[])[]): number => mean(rows.map(sum));

/** What softmax makes of a row. */
export function softmax(row: readonly number[]): number[] {
  const powers = row.map(Math.exp);
  return powers.map((power) => power / sum(powers));
}

/** A single number as a tensor value. */
export function scalar(value: number): TensorValue {
  return { kind: "tensor", shape: [], dtype: "float32", values: [value] };
}
