import { phrase } from "../../../i18n";
import type { Symptom } from "../../exercise";
import { close } from "../agrees";
import { mean, sum } from "../sums";
import { type LossCase, sumThenMean, terms } from "./loss-case";
import { lossValue } from "./loss-properties";

/** Losses that come to mind, by the words of `lossName.<word>`. */
const losses: { readonly [word: string]: (given: LossCase) => number } = {
  squared: (given) => sumThenMean(terms(given, (y, p) => (p - y) ** 2)),
  crossEntropy: (given) => sumThenMean(terms(given, (y, p) => (y === 0 ? 0 : -Math.log(p)))),
  meanSquared: (given) => mean(terms(given, (y, p) => (p - y) ** 2).flat()),
  absolute: (given) => sumThenMean(terms(given, (y, p) => Math.abs(p - y))),
  meanAbsolute: (given) => mean(terms(given, (y, p) => Math.abs(p - y)).flat()),
  entropy: (given) => sumThenMean(terms(given, (_, p) => -p * Math.log(p))),
  others: (given) => sumThenMean(terms(given, (y, p) => (y === 0 ? -Math.log(1 - p) : 0))),
  squares: (given) => sumThenMean(terms(given, (_, p) => p * p)),
};

const ways: readonly (readonly [word: string, of: (a: number, b: number) => number])[] = [
  ["sum", (a, b) => a + b],
  ["difference", (a, b) => a - b],
  ["mean", (a, b) => (a + b) / 2],
  ["product", (a, b) => a * b],
];

const isOrdinary = ({ predictions }: LossCase): boolean => !Array.from(predictions.values).includes(0);

/** Two losses in one: their sum, their mean, their product. */
export const combinedLosses: Symptom<LossCase> = {
  id: "loss.combined",
  when(call, _, { calls, cases }) {
    if (call !== calls[0]) return undefined; // all batches are looked at together, once
    const ordinary = cases.flatMap((given, i) =>
      isOrdinary(given) ? [[given, lossValue(calls[i] as typeof call)] as const] : [],
    );
    const names = Object.keys(losses);
    for (const one of names)
      for (const other of names)
        for (const [word, of] of ways) {
          if (one === other) continue;
          const same = ordinary.every(([given, received]) =>
            close(of(losses[one]?.(given) ?? 0, losses[other]?.(given) ?? 0), received),
          );
          if (same)
            return {
              operation: phrase(`operation.${word}`),
              one: phrase(`lossName.${one}`),
              other: phrase(`lossName.${other}`),
            };
        }
    return undefined;
  },
};

/** The labels were softened: a share of each 1 was spread over all classes. */
export const softenedLabels: Symptom<LossCase> = {
  id: "loss.softened",
  when(call, _, { calls, cases }) {
    if (call !== calls[0]) return undefined;
    const seen = cases.flatMap((given, i) => {
      if (!isOrdinary(given)) return [];
      const right = losses["crossEntropy"]?.(given) ?? 0;
      const classes = given.labels.shape[1] ?? 1;
      const even =
        sum(terms(given, (_y, p) => -Math.log(p)).flat()) / (classes * (given.labels.shape[0] ?? 1));
      return [(lossValue(calls[i] as typeof call) - right) / (even - right)];
    });
    const [share = 0] = seen;
    const same = seen.every((one) => Math.abs(one - share) < 1e-3);
    return same && share > 1e-3 && share < 1 ? { share: Number(share.toPrecision(2)) } : undefined;
  },
};
