import assert from "node:assert/strict";
import { test } from "node:test";
import { formatColumn, formatDecimal, formatPercent, withArticle } from "image-lab/internal/i18n/index";
import {
  brightest,
  flatPlace,
  outputSize,
  outputsOf,
  peak,
  productsAt,
  windowStart,
} from "image-lab/internal/widgets/shared/arithmetic";
import {
  cellSentence,
  drawingSentence,
  epochSentence,
  pixelSentence,
  productSentence,
} from "image-lab/internal/widgets/shared/sentences";

/** An edge between the second and the third column of 3×4 pixels, and a filter that looks for it. */
const edge = {
  rows: 3,
  cols: 4,
  channels: 1,
  image: [0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1],
  filters: { rows: 3, cols: 3, channels: 1, values: [[-1, 0, 1, -1, 0, 1, -1, 0, 1]] },
  biases: [0.5],
  padding: "valid" as const,
  activation: "relu",
};

test("productsAt multiplies window and filter number by number, adds them up, and adds the bias", () => {
  const { patch, products, sum, total, output } = productsAt(edge, 0, 0, 1);
  assert.deepEqual(patch, [0, 1, 1, 0, 1, 1, 0, 1, 1]);
  assert.deepEqual(products.map(Math.abs), [0, 0, 1, 0, 0, 1, 0, 0, 1]);
  assert.deepEqual([sum, total, output], [3, 3.5, 3.5]);
  assert.equal(
    productSentence({ ...edge, title: "" }, productsAt(edge, 0, 0, 1), 0, 1),
    "Output at row 0, column 1: 9 products add up to 3, plus bias 0.5 is 3.5; relu makes it 3.5.",
  );
});

test("with padding the window hangs over the edge, and there are zeros outside", () => {
  const same = { ...edge, padding: "same" as const };
  assert.deepEqual(outputSize(edge), [1, 2]);
  assert.deepEqual(outputSize(same), [3, 4]);
  assert.deepEqual(windowStart(same, 0, 0), [-1, -1]);
  // the last column's window sees 1 1 in its left and middle column and zeros outside: −1 −1 above the bottom edge
  const corner = productsAt(same, 0, 0, 3);
  assert.deepEqual(corner.patch, [0, 0, 0, 1, 1, 0, 1, 1, 0]);
  assert.deepEqual([corner.sum, corner.total, corner.output], [-2, -1.5, 0]);
  assert.deepEqual(outputsOf(same, 0).slice(4, 8), [0.5, 3.5, 3.5, 0]);
});

test("of several channels each has its own weights, and all products go into one sum", () => {
  const colours = {
    ...edge,
    rows: 1,
    cols: 2,
    channels: 3,
    image: [1, 2, 3, 4, 5, 6],
    filters: { rows: 1, cols: 1, channels: 3, values: [[1, 10, 100]] },
    biases: [0],
    activation: "linear",
  };
  assert.equal(productsAt(colours, 0, 0, 1).output, 4 + 50 + 600);
});

test("peak is the number furthest from zero, flatPlace counts channels last", () => {
  assert.deepEqual(peak([1, -5, 2, 3], 2), { row: 0, col: 1, value: -5 });
  assert.equal(flatPlace([28, 28, 1], 12, 9), 345);
  assert.equal(flatPlace([32, 32, 3], 1, 2, 1), 103);
  assert.deepEqual(brightest({ pixels: [0, 7, 9, 9], shape: [2, 2, 1] }), [1, 0]);
});

test("sentences say what the figures show", () => {
  assert.equal(formatDecimal(-0.004), "0");
  assert.equal(formatDecimal(-1.5), "−1.5");
  assert.equal(formatPercent(0.974), "97 %");
  assert.deepEqual(formatColumn([0.5, -0.001, -2]), ["0.50", "0.00", "−2.00"]);
  assert.deepEqual(formatColumn([1, -1, 0]), ["1", "−1", "0"]);
  assert.deepEqual(["3", "8", "airplane"].map(withArticle), ["a 3", "an 8", "an airplane"]);
  const names = ["cat", "dog"];
  assert.equal(drawingSentence([0.03, 0.97], names), "Looks like a dog, 97 %.");
  assert.equal(drawingSentence([0.4, 0.3], names), "Perhaps a cat, 40 %.");
  const confusions = {
    classNames: names,
    counts: [
      [6, 2],
      [0, 0],
    ],
  };
  assert.equal(cellSentence(confusions, 0, 1), "cat taken for dog: 2 images, 25 % of 8");
  assert.equal(cellSentence(confusions, 1, 1), "dog, recognized: 0 images");
  const snapshot = {
    epoch: 2,
    logs: { loss: 0.12345 },
    filters: [],
    probabilities: [
      [0.9, 0.1],
      [0.8, 0.2],
    ],
  };
  const images = names.map((label, index) => ({ uri: "", index, label }));
  assert.equal(
    epochSentence(snapshot, { images, classNames: names }),
    "After epoch 2, loss 0.123: 1 of 2 images right.",
  );
  const pixels = {
    source: "",
    index: 0,
    shape: [2, 2, 1] as const,
    pixels: [0, 51, 255, 0],
    label: 1,
    classNames: names,
  };
  assert.equal(
    pixelSentence(pixels, 0, 1),
    "Row 0, column 1: byte 51; scaled 51 / 255 = 0.2; number 1 of 0 … 3 in the flattened row.",
  );
});
