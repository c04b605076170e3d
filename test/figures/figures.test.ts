import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import {
  barChart,
  confusionMatrix,
  type Dataset,
  type Figure,
  featureMaps,
  firstLayerFilters,
  histogram,
  imageGrid,
  learningCurves,
  lenet5,
  lineChart,
  mlp,
  networkDiagram,
  valleyPaths,
} from "image-lab";
import { toSvg } from "image-lab/internal/figures/render/to-svg";
import { PNG } from "pngjs";

/** Two images of 1×2 colour pixels: red and green, blue and white. */
const colours: Dataset = {
  name: "colours",
  images: new Uint8Array([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]),
  labels: new Uint8Array([1, 0]),
  shape: [1, 2, 3],
  classNames: ["cold", "warm"],
  origin: "folder",
};

/** Visible text of the drawn picture, its description left out. */
function drawnText(figure: Figure): string {
  const svg = toSvg(figure).replace(/<desc>[\s\S]*?<\/desc>/, "");
  return [...svg.matchAll(/<(?:text|tspan)[^>]*>([^<]*)/g)].map(([, text]) => text).join("|");
}

function images(figure: Figure): { source: string }[] {
  return (figure.layout.images ?? []) as { source: string }[];
}

function pixel(source: string, x: number, y: number): number[] {
  const png = PNG.sync.read(Buffer.from(source.split(",")[1]!, "base64"));
  return [...png.data.subarray((y * png.width + x) * 4, (y * png.width + x) * 4 + 4)];
}

test("imageGrid draws the dataset's own pixels, enlarged, with class names and origin", () => {
  const figure = imageGrid(colours);
  const [first, second] = images(figure);
  assert.deepEqual(pixel(first!.source, 0, 0), [255, 0, 0, 255]);
  assert.deepEqual(pixel(first!.source, 3, 3), [255, 0, 0, 255]);
  assert.deepEqual(pixel(first!.source, 4, 0), [0, 255, 0, 255]);
  assert.deepEqual(pixel(second!.source, 0, 0), [0, 0, 255, 255]);
  const text = drawnText(figure);
  for (const expected of ["2 images of colours", "colours, from a folder", "warm", "cold"]) {
    assert.ok(text.includes(expected), `"${expected}" in ${text}`);
  }
  assert.match(figure.text, /image 0: warm\nimage 1: cold/);
});

test("long captions of imageGrid take a second line instead of running into each other", () => {
  const figure = imageGrid(colours, { captions: ["automobile, taken for truck", "cat"], columns: 2 });
  const captions = figure.layout.annotations!.map(({ text }) => text);
  assert.deepEqual(captions.slice(-2), ["automobile, taken<br>for truck", "cat"]);
});

test("imageGrid names an image that is not there, and counts captions", () => {
  assert.throws(() => imageGrid(colours, { indices: [2] }), /images 0…1; there is no image 2/);
  assert.throws(
    () => imageGrid(colours, { captions: ["one"] }),
    /2 images need as many captions, and there are 1/,
  );
});

test("histogram counts every value once, the largest in the last bin", () => {
  const figure = histogram([0, 0, 1, 2, 4], { bins: 4, counted: "weights", from: colours });
  assert.deepEqual(figure.data[0]!.y, [2, 1, 1, 1]);
  assert.deepEqual(figure.data[0]!.x, [0.5, 1.5, 2.5, 3.5]);
  assert.match(figure.text, /5 weights from 0 to 4; most, 2, lie between 0 and 1/);
  assert.ok(drawnText(figure).includes("from a folder"));
  assert.throws(() => histogram([1, Number.NaN]), /value 1 is NaN/);
  assert.throws(() => histogram([]), /no value/);
});

test("learningCurves draws training solid and validation dashed over epochs 1, 2, 3", () => {
  const history = { history: { loss: [3, 2, 1], val_loss: [3, 2.5, 2.25] } };
  const figure = learningCurves(history, { from: colours });
  assert.deepEqual(
    figure.data.map(({ name, x, y, line }) => [name, x, y, line?.dash]),
    [
      ["training", [1, 2, 3], [3, 2, 1], "solid"],
      ["validation", [1, 2, 3], [3, 2.5, 2.25], "dash"],
    ],
  );
  const text = drawnText(figure);
  for (const expected of [
    "Learning curves: loss",
    "epoch",
    "loss (mean over images)",
    "training",
    "validation",
    "3",
  ]) {
    assert.ok(text.split("|").includes(expected), `"${expected}" in ${text}`);
  }
  assert.match(figure.text, /training: from 3 at 1 to 1 at 3, lowest 1 at 3/);
  assert.throws(
    () => learningCurves(history, { metric: "acc" }),
    /"acc" was not recorded, only loss, val_loss/,
  );
});

test("learningCurves compares named runs, one colour each", () => {
  const figure = learningCurves({
    a: { history: { loss: [1], val_loss: [2] } },
    b: { history: { loss: [3] } },
  });
  assert.deepEqual(
    figure.data.map(({ name }) => name),
    ["a, training", "a, validation", "b, training"],
  );
  const [first, second, third] = figure.data.map(({ line }) => line?.color);
  assert.equal(first, second);
  assert.notEqual(first, third);
});

test("confusionMatrix prints counts, colours by share of the row and says what is mixed up", () => {
  const figure = confusionMatrix(
    [
      [3, 1],
      [0, 4],
    ],
    ["cat", "dog"],
    { from: colours },
  );
  assert.deepEqual((figure.data[0] as { z: number[][] }).z, [
    [75, 25],
    [0, 100],
  ]);
  const text = drawnText(figure);
  for (const expected of ["7 of 8 right", "cat", "dog", "predicted class", "true class", "|3|1|·|4"]) {
    assert.ok(text.includes(expected), `"${expected}" in ${text}`);
  }
  assert.match(figure.text, /cat: 3 of 4 right[\s\S]*cat taken for dog \(1 image\)/);
  assert.match(toSvg(figure), /<image[^>]*data:image\/png;base64,iVBOR/);
  assert.throws(() => confusionMatrix([[1]], ["cat", "dog"]), /2×2 counts, and there are 1 rows of 1/);
});

test("firstLayerFilters shows the weights: white zero, blue the largest, orange the smallest", () => {
  const model = lenet5([28, 28, 1], { seed: 1 });
  const kernel = new Float32Array(5 * 5 * 6);
  kernel[0] = 2; // row 0, column 0, filter 0
  kernel[6] = -2; // row 0, column 1, filter 0
  tf.tidy(() => model.layers[0]!.setWeights([tf.tensor4d(kernel, [5, 5, 1, 6]), tf.zeros([6])]));
  const before = tf.memory().numTensors;
  const figure = firstLayerFilters(model);
  assert.equal(tf.memory().numTensors, before);
  assert.equal(images(figure).length, 6);
  const [filter] = images(figure);
  assert.deepEqual(pixel(filter!.source, 0, 0), [0, 114, 178, 255]);
  assert.deepEqual(pixel(filter!.source, 8, 0), [213, 94, 0, 255]);
  assert.deepEqual(pixel(filter!.source, 16, 0), [255, 255, 255, 255]);
  model.dispose();
  const dense = mlp(4);
  assert.throws(() => firstLayerFilters(dense), /no convolution, only Dense/);
  dense.dispose();
});

test("featureMaps draws one picture a map and leaves no tensor behind", () => {
  const model = lenet5([28, 28, 1], { seed: 1 });
  const image = tf.randomUniform([1, 28, 28, 1], 0, 1, "float32", 3);
  const before = tf.memory().numTensors;
  const figure = featureMaps(model, image, { layer: "C3" });
  assert.equal(tf.memory().numTensors, before);
  assert.equal(images(figure).length, 16);
  assert.match(drawnText(figure), /16 maps of 10×10/);
  assert.equal(images(featureMaps(model, image.squeeze([0]))).length, 6);
  assert.throws(() => featureMaps(model, image, { layer: "F6" }), /F6 gives no feature maps.*C1, S2, C3, S4/);
  tf.dispose(image);
  model.dispose();
});

test("networkDiagram is drawn from the model: names, shapes and parameter counts", () => {
  const model = lenet5([28, 28, 1]);
  const figure = networkDiagram(model);
  const drawn = Buffer.from(images(figure)[0]!.source.split(",")[1]!, "base64").toString();
  for (const expected of [
    "C1",
    "28×28×6",
    "156 par.",
    "average pool 2×2",
    "10×10×16",
    "48,120 par.",
    "dense softmax",
  ]) {
    assert.ok(drawn.includes(`>${expected}<`), expected);
  }
  // sheets: 1 of the input, 6, 6, 16 and 16 maps, and 4 sliding windows
  assert.equal(drawn.match(/<rect/g)!.length, 1 + 6 + 6 + 16 + 16 + 4);
  assert.match(figure.text, /C3: conv 5×5 tanh, output 10×10×16, 2,416 parameters/);
  assert.match(drawnText(figure), /61,706 parameters/);
  model.dispose();
});

test("networkDiagram shortens long columns and draws short ones in full", () => {
  const model = mlp(784, { hidden: [5], classes: 10 });
  const drawn = Buffer.from(images(networkDiagram(model))[0]!.source.split(",")[1]!, "base64").toString();
  // 8 of 784 inputs and three dots, 5 hidden units, 10 outputs; every node joined with every one before
  assert.equal(drawn.match(/<circle/g)!.length, 8 + 3 + 5 + 10);
  assert.equal(drawn.match(/<line/g)!.length, 8 * 5 + 5 * 10);
  model.dispose();
});

test("lineChart leaves gaps where values are not finite and draws logarithmic axes", () => {
  const figure = lineChart([{ name: "loss", x: [0.01, 0.1, 1], y: [2, 1, Number.POSITIVE_INFINITY] }], {
    title: "Sweep",
    xLabel: "learning rate",
    yLabel: "loss",
    xLog: true,
  });
  assert.deepEqual(figure.data[0]!.y, [2, 1, null]);
  assert.ok(drawnText(figure).includes("learning rate"));
  assert.match(figure.text, /loss: from 2 at 0.01 to 1 at 0.1/);
  assert.throws(
    () => lineChart([{ name: "a", x: [1], y: [] }], { title: "", xLabel: "", yLabel: "" }),
    /1 x values and 0 y/,
  );
});

test("barChart prints the value above each bar", () => {
  const figure = barChart(["a", "b"], [{ name: "images", values: [6000, 0.975] }], {
    title: "T",
    xLabel: "class",
    yLabel: "n",
  });
  const text = drawnText(figure).split("|");
  assert.ok(text.includes("6,000") && text.includes("0.975"), text.join());
});

test("valleyPaths starts where the path starts and prints both losses", () => {
  const figure = valleyPaths(
    (x, y) => x * x + y * y,
    [
      {
        name: "down",
        points: [
          [2, 0],
          [1, 0],
        ],
      },
    ],
    {
      title: "Valley",
      xRange: [-3, 3],
      yRange: [-3, 3],
    },
  );
  assert.match(figure.text, /down: 1 step from \(2, 0\) to \(1, 0\), loss 4 to 1/);
  assert.match(toSvg(figure), /Valley/);
});

test("a static picture shrinks with the page and carries the text equivalent", () => {
  const figure = histogram([1, 2, 3], { title: "a < b & c" });
  const svg = toSvg(figure);
  assert.match(svg, /^<svg[^>]*max-width:100%/);
  assert.match(svg, /<desc>a &lt; b &amp; c/);
});
