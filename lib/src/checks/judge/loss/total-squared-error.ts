import type { Judge } from "../../exercise";
import { columnsOf, matrix, placeOfLargest, rowsOf } from "../matrix";
import { finite, shape, unchanged, values } from "../properties";
import { Random } from "../random";
import { mean, sum } from "../sums";
import { combinedLosses } from "./combined-losses";
import { type LossCase, randomCase, scalar, softmax, sumThenMean, terms } from "./loss-case";
import {
  faultyLoss,
  fixedBatch,
  gradientIs,
  notDifferentiable,
  numberReturned,
  perClass,
  perSample,
} from "./loss-properties";
import { otherLoss } from "./other-loss";

const squares = (given: LossCase): number[][] => terms(given, (y, p) => (y - p) ** 2);
const loss = (given: LossCase): number => sumThenMean(squares(given));

function gradient(given: LossCase): ReturnType<typeof matrix> {
  const batch = given.labels.shape[0] as number;
  return matrix(terms(given, (y, p) => (2 * (p - y)) / batch));
}

/** The mean square of how far the numbers of the two classes lie apart. */
function classDistance({ labels, predictions }: LossCase): number {
  const [right, guessed] = [labels, predictions].map((tensor) =>
    rowsOf(tensor).map((row) => placeOfLargest(row)),
  ) as [number[], number[]];
  return mean(right.map((label, i) => (label - (guessed[i] as number)) ** 2));
}

/** Every row times every row, number by number and added up, as a matrix product with the transpose has them. */
const products = (rows: readonly number[][]): number[] =>
  rows.flatMap((one) => rows.map((other) => sum(one.map((x, i) => x * (other[i] as number)))));

function cases(seed: number): LossCase[] {
  const random = new Random(seed);
  return [randomCase(random, 4, 3), randomCase(random, 3, 5), randomCase(random, 5, 4)];
}

export const totalSquaredError: Judge<LossCase> = {
  parts: { shape: 0.2, value: 0.6, gradient: 0.2 },
  cases,
  expected: (given) => scalar(loss(given)),
  properties: [
    shape("shape", () => []),
    finite("value"),
    values("value", (given) => scalar(loss(given))),
    gradientIs(gradient),
    unchanged("value"),
  ],
  mistakes: [
    perSample,
    perClass,
    notDifferentiable(loss),
    faultyLoss("meanOverAll", (given) => mean(squares(given).flat())),
    faultyLoss("batchSum", (given) => sum(squares(given).flat())),
    faultyLoss("signed", (given) => sumThenMean(terms(given, (y, p) => y - p))),
    faultyLoss("absolute", (given) => sumThenMean(terms(given, (y, p) => Math.abs(y - p)))),
    faultyLoss("half", (given) => loss(given) / 2),
    faultyLoss("root", (given) => mean(squares(given).map((row) => Math.sqrt(sum(row))))),
    faultyLoss("rootOfMean", (given) => Math.sqrt(loss(given))),
    faultyLoss("meanOverClasses", (given) => sum(squares(given).map(mean))),
    faultyLoss("squaredFirst", (given) => sumThenMean(terms(given, (y, p) => p ** 2 - y ** 2))),
    faultyLoss("trueClassOnly", (given) => sumThenMean(terms(given, (y, p) => y * (p - y) ** 2))),
    faultyLoss("added", (given) => sumThenMean(terms(given, (y, p) => (p + y) ** 2))),
    faultyLoss("crossEntropy", (given) => sumThenMean(terms(given, (y, p) => -y * Math.log(p)))),
    faultyLoss("squaredFirst", (given) => sumThenMean(terms(given, (y, p) => y ** 2 - p ** 2))),
    faultyLoss("softmaxAgain", (given) =>
      loss({ ...given, predictions: matrix(rowsOf(given.predictions).map(softmax)) }),
    ),
    faultyLoss("classDistance", classDistance),
    faultyLoss("matrixProduct", (given) => mean(products(terms(given, (y, p) => p - y)))),
    faultyLoss("matrixProduct", (given) => mean(products(columnsOf(terms(given, (y, p) => p - y))))),
    faultyLoss("relative", (given) => sumThenMean(terms(given, (y, p) => (p - y) ** 2 / p))),
    fixedBatch((given) => sum(squares(given).flat())),
    faultyLoss("largestImage", (given) => Math.max(...squares(given).map(sum))),
    faultyLoss("otherPower", (given) => sumThenMean(terms(given, (y, p) => (p - y) ** 3))),
    faultyLoss("otherPower", (given) => sumThenMean(terms(given, (y, p) => Math.abs(p - y) ** 3))),
    faultyLoss("otherPower", (given) => sumThenMean(terms(given, (y, p) => (p - y) ** 4))),
    faultyLoss("negative", (given) => -loss(given)),
    numberReturned,
    faultyLoss("noDifference", (given) => sumThenMean(terms(given, (_, p) => p ** 2))),
  ],
  searches: [combinedLosses, otherLoss("mean(sum((p − y)²))", loss)],
};
