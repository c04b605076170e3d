import { type Params, phrase } from "../../../i18n";
import type { Call, Judge, Mistake, Property } from "../../exercise";
import { close } from "../agrees";
import { matrix, rowsOf } from "../matrix";
import { shape, unchanged } from "../properties";
import { Random } from "../random";
import { type LossCase, mean, randomCase, scalar, sum, sumThenMean, terms } from "./loss-case";
import {
  gradientIs,
  isScalar,
  lossValue,
  notDifferentiable,
  numberReturned,
  perClass,
  perSample,
} from "./loss-properties";

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
  return [randomCase(random, 4, 3), randomCase(random, 3, 5), sure(true), sure(false)];
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

const softmaxOf = (items: readonly number[]): number[] => {
  const powers = items.map(Math.exp);
  return powers.map((power) => power / sum(powers));
};

function softmaxAgain(given: LossCase, over: "classes" | "batch"): number {
  const rows = rowsOf(given.predictions);
  const columns = rows[0]?.map((_, c) => softmaxOf(rows.map((row) => row[c] as number))) ?? [];
  const softened =
    over === "classes"
      ? rows.map(softmaxOf)
      : rows.map((row, i) => row.map((_, c) => columns[c]?.[i] as number));
  return loss({ labels: given.labels, predictions: matrix(softened) });
}

const binaryTerms = (given: LossCase): number[][] =>
  terms(given, (y, p) => (y === 1 ? -Math.log(p) : -Math.log(1 - p)));

/** Told by ordinary cases alone, because at p = 0 the number depends on ε. */
function ordinary(id: string, faulty: (given: LossCase) => number): Mistake<LossCase> {
  return {
    id,
    when: (call, given) =>
      !hasZero(given) && close(lossValue(call), faulty(given))
        ? { received: lossValue(call).toPrecision(4), expected: loss(given).toPrecision(4) }
        : undefined,
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

/** A smallest probability so large that it hides mistakes: where the truth got 0, the loss is (−log ε − log ½) / 2. */
function clippedTooHigh(call: Call, given: LossCase): Params | undefined {
  if (Number.isFinite(loss(given))) return undefined;
  const smallest = 2 * Math.exp(-2 * lossValue(call));
  return smallest > 1e-3 && smallest < 0.9 ? { received: Number(smallest.toPrecision(2)) } : undefined;
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
    { id: "clippedTooHigh", when: clippedTooHigh },
  ],
};
