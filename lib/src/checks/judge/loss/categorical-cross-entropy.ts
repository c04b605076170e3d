import { type Params, phrase } from "../../../i18n";
import type { Call, Judge, Mistake, Property, Seen } from "../../exercise";
import { close } from "../agrees";
import { matrix, rowsOf } from "../matrix";
import { shape, unchanged } from "../properties";
import { Random } from "../random";
import { mean, sum } from "../sums";
import { told } from "../told";
import { combinedLosses, softenedLabels } from "./combined-losses";
import { type LossCase, randomCase, scalar, softmax, sumThenMean, terms } from "./loss-case";
import {
  fixedBatch,
  gradientIs,
  isScalar,
  lossValue,
  notDifferentiable,
  numberReturned,
  perClass,
  perSample,
} from "./loss-properties";
import { otherLoss } from "./other-loss";

const surprise = (y: number, p: number): number => (y === 0 ? 0 : -y * Math.log(p));
const surprises = (given: LossCase): number[][] => terms(given, surprise);
const loss = (given: LossCase): number => sumThenMean(surprises(given));

/** Whether a probability of zero occurs, where an answer may choose how small a number it takes instead. */
const hasZero = ({ predictions }: LossCase): boolean => Array.from(predictions.values).includes(0);

function gradient(given: LossCase): ReturnType<typeof matrix> | undefined {
  const batch = given.labels.shape[0] as number;
  return hasZero(given) ? undefined : matrix(terms(given, (y, p) => -y / p / batch));
}

/** Ordinary cases, then a sure and right prediction, then a sure and wrong one. */
function cases(seed: number): LossCase[] {
  const random = new Random(seed);
  const sure = (right: boolean): LossCase => ({
    labels: matrix([
      [1, 0, 0],
      [0, 0, 1],
    ]),
    predictions: matrix([right ? [1, 0, 0] : [0, 1, 0], [0.25, 0.25, 0.5]]),
  });
  return [
    randomCase(random, 4, 3),
    randomCase(random, 3, 5),
    sure(true),
    sure(false),
    randomCase(random, 5, 4),
  ];
}

/** Where no p is zero the loss itself; where the true class has p = 0 any finite number of the size of −log ε. */
const value: Property<LossCase> = {
  id: "property.values",
  part: "value",
  test(call, given) {
    const received = lossValue(call);
    const right = loss(given);
    if (hasZero(given) || close(received, right)) return undefined;
    const what = phrase("word.theLoss");
    return { what, received: received.toPrecision(4), expected: right.toPrecision(4) };
  },
};

const atZero: Property<LossCase> = {
  id: "property.atZero",
  part: "finite",
  test(call, given) {
    if (!hasZero(given)) return undefined;
    const received = lossValue(call);
    const right = loss(given);
    const good = Number.isFinite(right) ? Math.abs(received - right) < 0.01 : received > 3 && received < 100;
    return good ? undefined : { received: String(Number(received.toPrecision(4))) };
  },
};

/** The mean over every label with every prediction, as a product of matrices pairs them. */
function allPairs({ labels, predictions }: LossCase): number {
  const rows = rowsOf(predictions);
  return mean(
    rowsOf(labels).flatMap((label) =>
      rows.map((row) => sum(row.map((p, c) => surprise(label[c] as number, p)))),
    ),
  );
}

function softmaxAgain(given: LossCase, over: "classes" | "batch"): number {
  const rows = rowsOf(given.predictions);
  const columns = rows[0]?.map((_, c) => softmax(rows.map((row) => row[c] as number))) ?? [];
  const softened =
    over === "classes"
      ? rows.map(softmax)
      : rows.map((row, i) => row.map((_, c) => columns[c]?.[i] as number));
  return loss({ labels: given.labels, predictions: matrix(softened) });
}

const binaryTerms = (given: LossCase): number[][] =>
  terms(given, (y, p) => (y === 1 ? -Math.log(p) : -Math.log(1 - p)));

/** Told by the ordinary cases alone, all of them, because at p = 0 the number depends on ε. */
function ordinary(id: string, faulty: (given: LossCase) => number): Mistake<LossCase> {
  return {
    id,
    when(call, given, { calls, cases }) {
      if (hasZero(given) || close(faulty(given), loss(given))) return undefined;
      const same = calls.every((one, i) => {
        const other = cases[i] as LossCase;
        return hasZero(other) || close(lossValue(one), faulty(other));
      });
      return same
        ? { received: lossValue(call).toPrecision(4), expected: loss(given).toPrecision(4) }
        : undefined;
    },
  };
}

/** −Σ p·log(y + ε): log of the labels, so a multiple of the probability on wrong classes; infinite without ε. */
function swapped(call: Call, given: LossCase): Params | undefined {
  if (hasZero(given)) return undefined;
  const received = lossValue(call);
  const wrong = sumThenMean(terms(given, (y, p) => (y === 0 ? p : 0)));
  const power = received / wrong / Math.LN10;
  const usual = [...Array(18).keys()].some((digits) => digits >= 3 && Math.abs(power - digits) < 0.002);
  const infinite = received === Number.POSITIVE_INFINITY;
  return infinite || usual ? { received: infinite ? "Infinity" : received.toPrecision(4) } : undefined;
}

/** log(y · p + ε): each class that is not the true one adds −log ε, the same number for every batch. */
function labelsInLogarithm(
  call: Call,
  given: LossCase,
  { calls, cases: all }: Seen<LossCase>,
): Params | undefined {
  if (hasZero(given)) return undefined;
  const added = calls.flatMap((one, i) => {
    const other = all[i] as LossCase;
    return hasZero(other) ? [] : [(lossValue(one) - loss(other)) / ((other.labels.shape[1] ?? 2) - 1)];
  });
  const [first = Number.NaN] = added;
  return first > 1 && added.every((one) => close(one, first))
    ? {
        received: lossValue(call).toPrecision(4),
        expected: loss(given).toPrecision(4),
        added: first.toPrecision(3),
      }
    : undefined;
}

/** Whether the loss of probabilities that were kept within bounds explains every ordinary call. */
function explains({ calls, cases }: Seen<LossCase>, kept: (p: number) => number): boolean {
  return calls.every((one, i) => {
    const { labels, predictions } = cases[i] as LossCase;
    const bounded = matrix(rowsOf(predictions).map((row) => row.map(kept)));
    return hasZero(cases[i] as LossCase) || close(lossValue(one), loss({ labels, predictions: bounded }));
  });
}

/**
 * A smallest probability so large that it hides mistakes: where the truth got 0, the loss is (−log ε − log ½) / 2, or
 * (−log ε − log(½ + ε)) / 2 where ε is added to all of them.
 */
function clippedTooHigh(call: Call, given: LossCase, all: Seen<LossCase>): Params | undefined {
  if (Number.isFinite(loss(given))) return undefined;
  const product = Math.exp(-2 * lossValue(call));
  const [least, added] = [2 * product, Math.sqrt(1 / 16 + product) - 1 / 4];
  const found = explains(all, (p) => Math.max(p, least)) ? least : added;
  const hides = found > 1e-3 && found < 0.9 && (found === least || explains(all, (p) => p + added));
  return hides ? { received: Number(found.toPrecision(2)) } : undefined;
}

/** A largest probability below 1: where the truth got 1, the loss is (−log of the largest − log ½) / 2 instead of half of log 2. */
function clippedAbove(call: Call, given: LossCase, all: Seen<LossCase>): Params | undefined {
  const largest = 2 * Math.exp(-2 * lossValue(call));
  if (!hasZero(given) || !Number.isFinite(loss(given)) || !(largest > 0.1 && largest < 0.97))
    return undefined;
  return explains(all, (p) => Math.min(p, largest))
    ? { received: Number(largest.toPrecision(2)) }
    : undefined;
}

export const categoricalCrossEntropy: Judge<LossCase> = {
  parts: { shape: 0.1, value: 0.5, finite: 0.2, gradient: 0.2 },
  cases,
  expected: (given) => scalar(loss(given)),
  properties: [shape("shape", () => []), value, atZero, gradientIs(gradient), unchanged("value")],
  mistakes: [
    perSample,
    perClass,
    notDifferentiable(loss),
    ordinary("meanOverAll", (given) => mean(surprises(given).flat())),
    ordinary("batchSum", (given) => sum(surprises(given).flat())),
    ordinary("meanOverClasses", (given) => sum(surprises(given).map(mean))),
    { id: "clippedAbove", when: clippedAbove },
    ordinary("noLogarithm", (given) => 1 - sumThenMean(terms(given, (y, p) => y * p))),
    fixedBatch((given) => (hasZero(given) ? Number.NaN : sum(surprises(given).flat()))),
    told("boundsExchanged", /Error in clip: min \(.*\) must be less than or equal to max/),
    ordinary("missingMinus", (given) => -loss(given)),
    ordinary("log10", (given) => loss(given) / Math.LN10),
    ordinary("log2", (given) => loss(given) / Math.LN2),
    ordinary("logOnePlus", (given) => -sumThenMean(terms(given, (y, p) => y * Math.log(1 + p)))),
    ordinary("noLogarithm", (given) => -sumThenMean(terms(given, (y, p) => y * p))),
    ordinary("softmaxOverBatch", (given) => softmaxAgain(given, "batch")),
    ordinary("softmaxTwice", (given) => softmaxAgain(given, "classes")),
    ordinary("binary", (given) => sumThenMean(binaryTerms(given))),
    ordinary("binary", (given) => mean(binaryTerms(given).flat())),
    ordinary("oneMinusP", (given) => sumThenMean(terms(given, (y, p) => (y === 0 ? 0 : -Math.log(1 - p))))),
    ordinary("labelsForgotten", (given) => sumThenMean(terms(given, (_, p) => -Math.log(p)))),
    ordinary("labelsAdded", (given) => -sumThenMean(terms(given, (y, p) => y + Math.log(p)))),
    ordinary("labelsAdded", (given) => sumThenMean(terms(given, (y, p) => y - Math.log(p)))),
    ordinary("largestImage", (given) => Math.max(...surprises(given).map(sum))),
    ordinary("largestProbability", (given) =>
      mean(rowsOf(given.predictions).map((row) => -Math.log(Math.max(...row)))),
    ),
    ordinary("exponential", (given) => sumThenMean(terms(given, (y, p) => -y * Math.exp(p)))),
    ordinary("exponential", (given) => sumThenMean(terms(given, (y, p) => y * Math.exp(p)))),
    ordinary("entropy", (given) => sumThenMean(terms(given, (_, p) => -p * Math.log(p)))),
    ordinary("logOfMean", (given) => -Math.log(sumThenMean(terms(given, (y, p) => y * p)))),
    ordinary("squaredError", (given) => sumThenMean(terms(given, (y, p) => (p - y) ** 2))),
    ordinary("clippedLogarithm", () => -1e-7),
    numberReturned,
    { id: "swapped", when: swapped },
    {
      id: "noEpsilon",
      when: (call, given) =>
        hasZero(given) && isScalar(call) && !Number.isFinite(lossValue(call))
          ? { received: String(lossValue(call)) }
          : undefined,
    },
    ordinary("allPairs", allPairs),
    { id: "labelsInLogarithm", when: labelsInLogarithm },
    { id: "clippedTooHigh", when: clippedTooHigh },
  ],
  searches: [combinedLosses, softenedLabels, otherLoss("mean(sum(−y · log p))", loss)],
};
