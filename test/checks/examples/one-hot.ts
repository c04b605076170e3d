import * as tf from "@tensorflow/tfjs-node";
import type { Examples } from "./examples";

const rows = (
  labels: Uint8Array,
  classes: number,
  entry: (label: number, column: number) => number,
): tf.Tensor2D =>
  tf.tensor2d(
    Array.from(labels, (label) => Array.from({ length: classes }, (_, column) => entry(label, column))),
  );

const shifted =
  (step: number, edge: (column: number, classes: number) => number) =>
  (labels: Uint8Array, classes: number): tf.Tensor2D =>
    rows(labels, classes, (label, column) => (column === edge(label + step, classes) ? 1 : 0));

export const oneHot: Examples<"oneHot"> = {
  exercise: "oneHot",
  correct: {
    "a flat Float32Array": (labels, classes) => {
      const values = new Float32Array(labels.length * classes);
      labels.forEach((label, i) => {
        values[i * classes + label] = 1;
      });
      return tf.tensor2d(values, [labels.length, classes]);
    },
    "an array of rows": (labels, classes) =>
      rows(labels, classes, (label, column) => Number(label === column)),
    "rows of the identity": (labels, classes) =>
      tf.tidy(() => tf.gather(tf.eye(classes), tf.tensor1d(Array.from(labels), "int32")) as tf.Tensor2D),
    "a comparison with the range": (labels, classes) =>
      tf.tidy(
        () =>
          tf
            .tensor2d(Array.from(labels), [labels.length, 1])
            .equal(tf.range(0, classes))
            .toFloat() as tf.Tensor2D,
      ),
    "not tidied up": (labels, classes) =>
      tf
        .tensor2d(Array.from(labels), [labels.length, 1])
        .equal(tf.range(0, classes))
        .cast("float32") as tf.Tensor2D,
    "a buffer": (labels, classes) => {
      const buffer = tf.buffer([labels.length, classes]);
      labels.forEach((label, i) => {
        buffer.set(1, i, label);
      });
      return buffer.toTensor() as tf.Tensor2D;
    },
    "stacked rows": (labels, classes) =>
      tf.stack(
        Array.from(labels, (label) =>
          tf.tensor1d(Array.from({ length: classes }, (_, c) => (c === label ? 1 : 0))),
        ),
      ) as tf.Tensor2D,
    "zeros and splice": (labels, classes) =>
      tf.tensor2d(
        Array.from(labels, (label) => {
          const row = new Array<number>(classes).fill(0);
          row.splice(label, 1, 1);
          return row;
        }),
        undefined,
        "float32",
      ),
    "typed rows": (labels, classes) =>
      tf.tensor2d(
        Array.from(labels, (label) => {
          const row = new Float32Array(classes);
          row[label] = 1;
          return row;
        }) as unknown as number[][],
      ),
    "a comment and a text that name tf.oneHot": (labels, classes) => {
      // by hand, without tf.oneHot
      /* nor lab.oneHot(labels, classes) */
      if (classes < 1)
        throw new RangeError("unlike tf.oneHot (http://js.tensorflow.org) no rows of no classes");
      return rows(labels, classes, (label, column) => Number(label === column));
    },
    scattered: (labels, classes) => {
      const indices = Array.from(labels, (label, i) => [i, label]);
      return tf.scatterND(tf.tensor2d(indices, undefined, "int32"), tf.ones([labels.length]), [
        labels.length,
        classes,
      ]) as tf.Tensor2D;
    },
  },
  wrong: {
    "property.valuesForShape": [
      (labels, classes) => tf.tensor2d(new Float32Array(classes), [labels.length, classes]),
    ],
    "property.undefinedWritten": [
      (labels, classes) => {
        const rows: number[][] = [];
        labels.forEach((label, row) => {
          rows[row]![label] = 1;
        });
        return tf.tensor2d(rows, [labels.length, classes]);
      },
    ],
    oneRow: [
      (labels, classes) =>
        tf.tensor2d(
          Float32Array.from({ length: classes }, (_, k) => Number(labels.includes(k))),
          [1, classes],
        ),
    ],
    columnsReversed: [
      (labels, classes) => rows(labels, classes, (label, column) => Number(column === classes - 1 - label)),
    ],
    columnByColumn: [
      (labels, classes) => {
        const values = new Float32Array(labels.length * classes);
        labels.forEach((label, row) => {
          values[label * labels.length + row] = 1;
        });
        return tf.tensor2d(values, [labels.length, classes]);
      },
    ],
    offByOneUp: [
      shifted(1, (column) => column),
      shifted(1, (column, classes) => column % classes),
      shifted(1, (column, classes) => Math.min(column, classes - 1)),
    ],
    offByOneDown: [
      shifted(-1, (column) => column),
      shifted(-1, (column, classes) => (column + classes) % classes),
      shifted(-1, (column) => Math.max(column, 0)),
    ],
    labelAsColumn: [(labels) => tf.tensor2d(Array.from(labels), [labels.length, 1])],
    transposed: [
      (labels, classes) => rows(labels, classes, (l, c) => Number(l === c)).transpose() as tf.Tensor2D,
    ],
    alwaysTen: [(labels) => rows(labels, 10, (label, column) => Number(label === column))],
    tooNarrow: [
      (labels) => rows(labels, Math.max(...labels) + 1, (label, column) => Number(label === column)),
      (labels, classes) => rows(labels, classes - 1, (label, column) => Number(label === column)),
    ],
    labelAsValue: [
      (labels, classes) => rows(labels, classes, (label, column) => (label === column ? label : 0)),
    ],
    inverted: [(labels, classes) => rows(labels, classes, (label, column) => (label === column ? 0 : 1))],
    sharedRow: [
      (labels, classes) => {
        const all = new Array<number[]>(labels.length).fill(new Array<number>(classes).fill(0));
        labels.forEach((label, i) => {
          (all[i] as number[])[label] = 1;
        });
        return tf.tensor2d(all);
      },
    ],
    emptyRow: [
      (labels, classes) => rows(labels, classes, (label, column) => Number(label === column && label < 3)),
    ],
    zeroSkipped: [
      (labels, classes) =>
        rows(labels, classes, (label, column) => (label === column && label !== 0 ? 1 : 0)),
    ],
    "property.borrowed": [
      (labels, classes) => tf.oneHot(Array.from(labels), classes) as tf.Tensor2D,
      tf.oneHot as never,
    ],
    "property.dtype": [
      (labels, classes) =>
        rows(labels, classes, (label, column) => Number(label === column)).toInt() as tf.Tensor2D,
    ],
    "property.shape": [
      (labels) => tf.tensor1d(Array.from(labels)) as never,
      (labels, classes) => tf.zeros([labels.length + 1, classes]) as never,
    ],
    "property.notTensor": [() => [] as never],
    "property.range": [
      (labels, classes) => rows(labels, classes, (label, column) => (label === column ? 1 : 2 * column)),
    ],
    "property.values": [(labels, classes) => rows(labels, classes, (_, column) => column / classes)],
    "property.changed": [
      (labels, classes) => {
        const result = rows(labels, classes, (label, column) => Number(label === column));
        labels.fill(0);
        return result;
      },
    ],
  },
};
