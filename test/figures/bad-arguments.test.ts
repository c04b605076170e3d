import assert from "node:assert/strict";
import { before, test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import * as lab from "image-lab";
import { toSvg } from "image-lab/internal/figures/render/to-svg";
import { platform } from "image-lab/internal/platform/platform";

const disposed = tf.zeros([2]);
disposed.dispose();

/** What stands where something else was meant. */
const strange: readonly unknown[] = [
  ...[
    undefined,
    null,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -0,
    5e-324,
    1e308,
    "",
    "a",
    3,
    10n,
    true,
    Symbol("s"),
  ],
  ...[{}, [], [[1], 2], [1n, 2n], ["1", "2"], [Number.NaN, 1], [1e308, -1e308], [5e-324, -0], [null, {}]],
  ...[
    new Float32Array(2),
    new BigInt64Array(2),
    new Map(),
    () => 1,
    Promise.resolve(1),
    disposed,
    tf.zeros([0]),
  ],
];

const axes = { title: "t", xLabel: "x", yLabel: "y" };
const valley = { title: "t", xRange: [-1, 1], yRange: [-1, 1] } as const;
const bowl = (x: number, y: number): number => x * x + y * y;
const points = [
  [0, 0],
  [1, 1],
] as const;
const path = { name: "p", points };
const chart = lab.histogram([1, 2]);
const two = tf.tensor2d([
  [0, 1],
  [1, 0],
]);
const model = tf.sequential({
  layers: [tf.layers.flatten({ inputShape: [2, 2, 1] }), tf.layers.dense({ units: 2 })],
});
const dataset = (parts: object = {}): lab.Dataset => ({
  name: "d",
  origin: "stand-in",
  shape: [2, 2, 1],
  images: new Uint8Array(8),
  labels: new Uint8Array([0, 1]),
  classNames: ["a", "b"],
  ...parts,
});
const convolution = tf.sequential({
  layers: [tf.layers.conv2d({ inputShape: [2, 2, 1], kernelSize: 1, filters: 1 })],
});

/** Every place of a public figure in which something may stand that does not belong there. */
const places: Readonly<Record<string, (value: never) => unknown>> = {
  "a category": (v) => lab.barChart([v, "b"], [{ name: "s", values: [1, 2] }], axes),
  categories: (v) => lab.barChart(v, [{ name: "s", values: [1, 2] }], axes),
  series: (v) => lab.barChart(["a", "b"], [v], axes),
  bars: (v) => lab.barChart(["a", "b"], [{ name: "s", values: v }], axes),
  "a bar": (v) => lab.barChart(["a", "b"], [{ name: "s", values: [v, 1] }], axes),
  "options of bars": (v) => lab.barChart(["a", "b"], [{ name: "s", values: [1, 2] }], v),
  "a title": (v) => lab.lineChart([{ name: "l", x: [1], y: [1] }], { ...axes, title: v }),
  lines: (v) => lab.lineChart(v, axes),
  x: (v) => lab.lineChart([{ name: "l", x: v, y: [1, 2] }], axes),
  y: (v) => lab.lineChart([{ name: "l", x: [1, 2], y: v }], axes),
  "one y": (v) => lab.lineChart([{ name: "l", x: [1, 2], y: [v, 2] }], { ...axes, xWhole: true, yLog: true }),
  ranges: (v) => lab.lineChart([{ name: "l", x: [1, 2], y: [1, 2] }], { ...axes, xRange: v, yRange: v }),
  values: (v) => lab.histogram(v),
  "a value": (v) => lab.histogram([v, 1]),
  bins: (v) => lab.histogram([1, 2], { bins: v }),
  counts: (v) => lab.confusionMatrix(v, ["a", "b"]),
  "a count": (v) =>
    lab.confusionMatrix(
      [
        [v, 1],
        [1, 2],
      ],
      ["a", "b"],
    ),
  "class names": (v) =>
    lab.confusionMatrix(
      [
        [1, 2],
        [1, 2],
      ],
      v,
    ),
  from: (v) =>
    lab.confusionMatrix(
      [
        [1, 2],
        [1, 2],
      ],
      ["a", "b"],
      { from: v },
    ),
  dataset: (v) => lab.imageGrid(v),
  shape: (v) => lab.imageGrid(dataset({ shape: v })),
  images: (v) => lab.imageGrid(dataset({ images: v })),
  labels: (v) => lab.imageGrid(dataset({ labels: v })),
  indices: (v) => lab.imageGrid(dataset(), { indices: v }),
  columns: (v) => lab.imageGrid(dataset(), { columns: v }),
  captions: (v) => lab.imageGrid(dataset(), { captions: v }),
  history: (v) => lab.learningCurves({ history: v }),
  losses: (v) => lab.learningCurves({ history: { loss: v } }),
  "one loss": (v) => lab.learningCurves({ history: { loss: [v, 1] } }),
  runs: (v) => lab.learningCurves({ a: v }),
  left: (v) => lab.sideBySide(v, chart, { title: "t" }),
  "options of two": (v) => lab.sideBySide(chart, chart, v),
  loss: (v) => lab.valleyPaths(v, [path], valley),
  "what a loss returns": (v) => lab.valleyPaths(() => v, [path], valley),
  paths: (v) => lab.valleyPaths(bowl, v, valley),
  "a point": (v) => lab.valleyPaths(bowl, [{ name: "p", points: [v, [1, 1]] }], valley),
  "a range": (v) => lab.valleyPaths(bowl, [path], { ...valley, xRange: v }),
  "a diagram's model": (v) => lab.networkDiagram(v),
  "a model with filters": (v) => lab.firstLayerFilters(v),
  "a model with maps": (v) => lab.featureMaps(v, tf.zeros([1, 2, 2, 1])),
  "an image": (v) => lab.featureMaps(convolution, v),
  figure: (v) => lab.show(v),
  "an image's number": (v) => lab.explorePreprocessing(dataset(), v),
  "explored images": (v) => lab.exploreFilters(convolution, v),
  "explored predictions": (v) => lab.exploreConfusions(dataset(), v),
  "an explored image": (v) => lab.exploreConvolution(v, convolution),
  "explored filters": (v) => lab.exploreConvolution(tf.zeros([2, 2, 1]), v),
  snapshots: (v) => lab.exploreEpochs(v),
  "a watched model": (v) => new lab.EpochSnapshots(v, dataset()),
  "watched images": (v) => new lab.EpochSnapshots(model, v),
  "a drawing's model": (v) => lab.drawDigit(v),
  "the truth": (v) => lab.accuracy(v, two),
  "a result": (v) => lab.report("n", v),
  "options of maps": (v) => lab.featureMaps(convolution, tf.zeros([2, 2, 1]), v),
  "options of filters": (v) => lab.firstLayerFilters(convolution, v),
  "a described dataset": (v) => void lab.describe(v),
  "augmented images": (v) => void lab.augment(v),
  "options of augment": (v) => void lab.augment(tf.zeros([1, 2, 2, 1]), v),
  "flattened images": (v) => void lab.flattenImages(v),
  "an explained model": (v) => void lab.explainTraining(v),
  "a limited model": (v) => void lab.limitWork(v),
  "a counted model": (v) => void lab.multiplicationsPerImage(v),
  "a centred digit": (v) => void lab.centreDigit(v, 2, 2),
  "options of live": (v) => void lab.live(v),
  "LeNet-5's shape": (v) => void lab.lenet5(v),
  "LeNet-5's options": (v) => void lab.lenet5([28, 28, 1], v),
  "inputs of an MLP": (v) => void lab.mlp(v),
  "an MLP's options": (v) => void lab.mlp(4, v),
  "an MLP's hidden units": (v) => void lab.mlp(4, { hidden: v }),
  "batched images": (v) => void lab.batches(v, 2).next(),
};

const shown: lab.Figure[] = [];
/** Figures that were drawn; of those that differ in their words alone, one is drawn, and the words of all are looked at. */
const drawn = new Set<string>();
const anyText = (_: string, value: unknown): unknown =>
  typeof value === "string" && value !== "" ? "a" : value;
/** In JSON, numbers that are none are null. */
const asWritten = (_: string, value: unknown): unknown =>
  typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
const unreadable = /NaN|Infinity|undefined|\[object/;
before(() => {
  platform().openWindow = (figure) => void shown.push(figure as lab.Figure);
});

for (const [place, make] of Object.entries(places)) {
  test(`whatever stands for ${place} is drawn readably or refused in a sentence`, () => {
    for (const value of strange) {
      shown.length = 0;
      try {
        const figure = make(value as never) as lab.Figure | undefined;
        for (const { text, data, layout } of figure?.layout ? [figure, ...shown] : shown) {
          assert.doesNotMatch(JSON.stringify({ text, data, layout }, asWritten), unreadable);
          const key = JSON.stringify({ data, layout }, anyText);
          if (drawn.has(key)) continue;
          drawn.add(key);
          const picture = toSvg({ text, data, layout }).replaceAll("legendundefined", ""); // plotly's name of a class
          assert.doesNotMatch(picture, unreadable);
        }
      } catch (error) {
        if (error instanceof assert.AssertionError) throw error;
        assert.ok(error instanceof RangeError, `${String(error)}\n${(error as Error).stack}`);
        assert.match(error.message, /^[^\n]{20,400}\.$/);
      }
    }
  });
}

test("a name that looks like a tag is drawn as it is, and a very long one is cut", () => {
  const long = "x".repeat(3000);
  const bars = lab.barChart(["<pad>", long], [{ name: "a", values: [1, 2] }], axes);
  const counts = [
    [1, 2],
    [3, 4],
  ];
  const figures = [
    bars,
    lab.confusionMatrix(counts, ["<pad>", "b"]),
    lab.imageGrid(dataset({ classNames: ["<pad>", "b"] })),
  ];
  for (const figure of figures) assert.match(toSvg({ ...figure, text: "" }), /&#60;pad&#62;|&lt;pad&gt;/);
  assert.match(toSvg({ ...bars, text: "" }), /x{59}…/);
});

test("what would block the notebook is refused: thousands of bars or pictures, a path of many points", () => {
  const many = Array.from({ length: 6000 }, (_, index) => index);
  const crowds = [
    () => lab.barChart(many.map(String), [{ name: "a", values: many }], axes),
    () => lab.imageGrid(dataset(), { indices: many }),
    () => lab.valleyPaths(bowl, [{ name: "p", points: many.map((x) => [x, x]) }], valley),
  ];
  for (const crowd of crowds)
    assert.throws(crowd, /expected at most [\d,]+ entries .*, found a list of 6000: pass fewer/);
});
