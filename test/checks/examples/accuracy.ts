import * as tf from "@tensorflow/tfjs-node";
import type { Examples } from "./examples";

const share = (right: tf.Tensor): number => right.cast("float32").mean().dataSync()[0] ?? Number.NaN;
const tidy = (compute: () => number): number => {
  let result = Number.NaN;
  tf.tidy(() => {
    result = compute();
  });
  return result;
};
const largest = (row: readonly number[]): number => row.indexOf(Math.max(...row));
const rowsOf = (matrix: tf.Tensor2D): number[][] => matrix.arraySync();
const rightRows = (labels: tf.Tensor2D, predictions: tf.Tensor2D): number =>
  rowsOf(labels).filter((row, i) => largest(row) === largest(rowsOf(predictions)[i] ?? [])).length;

export const accuracy: Examples<"accuracy"> = {
  exercise: "accuracy",
  correct: {
    "argMax and equal": (labels, predictions) =>
      tidy(() => share(labels.argMax(1).equal(predictions.argMax(1)))),
    "the last axis": (labels, predictions) =>
      tidy(() => share(tf.equal(labels.argMax(-1), predictions.argMax(-1)))),
    "plain arrays": (labels, predictions) => rightRows(labels, predictions) / labels.shape[0],
    "sum divided by rows": (labels, predictions) =>
      tidy(() => (labels.argMax(1).equal(predictions.argMax(1)).sum().dataSync()[0] ?? 0) / labels.shape[0]),
    "a mask": (labels, predictions) =>
      tidy(() => {
        const best = predictions.equal(predictions.max(1, true)).cast("float32");
        return best.mul(labels).sum().div(labels.shape[0]).dataSync()[0] ?? 0;
      }),
    "one minus the errors": (labels, predictions) =>
      tidy(() => 1 - share(labels.argMax(1).notEqual(predictions.argMax(1)))),
    "the two data arrays": (labels, predictions) => {
      const [y, p] = [labels.dataSync(), predictions.dataSync()];
      let right = 0;
      for (let row = 0; row < labels.shape[0]; row++) {
        const at = (data: ArrayLike<number>): number =>
          largest(Array.from(data).slice(row * 10, row * 10 + 10));
        if (at(y) === at(p)) right++;
      }
      return right / labels.shape[0];
    },
    "disposing by hand": (labels, predictions) => {
      const [a, b] = [labels.argMax(1), predictions.argMax(1)];
      const same = a.equal(b);
      const numbers = same.dataSync();
      tf.dispose([a, b, same]);
      return Array.from(numbers).filter((value) => value === 1).length / labels.shape[0];
    },
    "the label's own probability": (labels, predictions) =>
      tidy(() => share(predictions.mul(labels).sum(1).greaterEqual(predictions.max(1)))),
    reduce: (labels, predictions) =>
      rowsOf(labels).reduce(
        (sum, row, i) => sum + Number(largest(row) === largest(rowsOf(predictions)[i] ?? [])),
        0,
      ) / labels.shape[0],
  },
  wrong: {
    notFetched: [
      (labels) => {
        let result = 0;
        void labels.data().then(() => {
          result = 1;
        });
        return result;
      },
    ],
    composed: [
      (labels, predictions) =>
        tidy(() => {
          const right = labels.argMax(0).equal(predictions.argMax(0)).sum().dataSync()[0] ?? 0;
          return right / labels.shape[0];
        }),
      (labels, predictions) =>
        tidy(
          () => 1 - (labels.argMax(0).equal(predictions.argMax(0)).sum().dataSync()[0] ?? 0) / labels.size,
        ),
    ],
    "property.shapesApart": [
      (labels, predictions) => tidy(() => share(labels.argMax(0).equal(predictions.argMax(1)))),
    ],
    "property.noSuchAxis": [
      (labels, predictions) => tidy(() => share(labels.argMax(2).equal(predictions.argMax(2)))),
    ],
    "property.noOperand": [
      (labels, predictions) => tidy(() => share(labels.argMax(1).equal((predictions as never)[1]))),
    ],
    rounded: [(labels, predictions) => Math.round(rightRows(labels, predictions) / labels.shape[0])],
    "property.notNumber": [
      (labels, predictions) => String(rightRows(labels, predictions) / labels.shape[0]) as never,
      (labels, predictions) =>
        tidy(() => labels.argMax(1).equal(predictions.argMax(1)).mean().dataSync() as never),
    ],
    roundedDown: [(labels, predictions) => Math.floor(rightRows(labels, predictions) / labels.shape[0])],
    tensorReturned: [
      (labels, predictions) => tf.tidy(() => labels.argMax(1).equal(predictions.argMax(1)).mean()) as never,
    ],
    wrongAxis: [(labels, predictions) => tidy(() => share(labels.argMax(0).equal(predictions.argMax(0))))],
    percent: [(labels, predictions) => (100 * rightRows(labels, predictions)) / labels.shape[0]],
    countReturned: [rightRows],
    errorRate: [(labels, predictions) => 1 - rightRows(labels, predictions) / labels.shape[0]],
    entriesCompared: [
      (labels, predictions) => tidy(() => share(labels.equal(predictions.greaterEqual(0.5)))),
    ],
    dividedByEntries: [(labels, predictions) => rightRows(labels, predictions) / labels.size],
    thresholded: [(labels, predictions) => tidy(() => share(predictions.greater(0.5).mul(labels).sum(1)))],
    "property.leaked": [(labels, predictions) => share(labels.argMax(1).equal(predictions.argMax(1)))],
    "property.power": [(labels, predictions) => (rightRows(labels, predictions) / labels.shape[0]) ** 3],
    "property.range": [(labels, predictions) => -1 - rightRows(labels, predictions) / labels.shape[0]],
    "property.finite": [() => Number.NaN],
    "property.borrowed": [
      (labels, predictions) => share(tf.metrics.categoricalAccuracy(labels, predictions)),
      (labels, predictions) => {
        const from = { page: "https://js.tensorflow.org", call: tf.metrics.categoricalAccuracy };
        return share(from.call(labels, predictions));
      },
    ],
  },
};
