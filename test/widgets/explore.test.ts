import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import {
  type Dataset,
  EpochSnapshots,
  explainTraining,
  exploreConfusions,
  exploreConvolution,
  exploreEpochs,
  exploreFilters,
  explorePreprocessing,
  lenet5,
  loadMnist,
  mlp,
  toTensors,
} from "image-lab";
import { confusedImages } from "image-lab/internal/widgets/explore/confusions";
import { convolutionData } from "image-lab/internal/widgets/explore/convolution";
import { oneOfEachClass } from "image-lab/internal/widgets/explore/epoch-snapshots";
import { firing } from "image-lab/internal/widgets/explore/filters";
import { outputsOf } from "image-lab/internal/widgets/shared/arithmetic";

const KERNEL = Symbol.for("Jupyter.kernel");
const world = globalThis as Record<symbol, unknown>;

afterEach(() => {
  delete world[KERNEL];
});

const four: Dataset = {
  name: "four dots",
  images: Uint8Array.from([10, 20, 30, 40]),
  labels: Uint8Array.from([0, 1, 0, 0]),
  shape: [1, 1, 1],
  classNames: ["a", "b"],
  origin: "folder",
};

test("a cell of the confusion matrix has the images of its class and prediction, the surest first", () => {
  const predictions = tf.tensor2d([
    [0.4, 0.6],
    [0.1, 0.9],
    [0.2, 0.8],
    [0.7, 0.3],
  ]);
  const { counts, imagesOf } = confusedImages(four, predictions);
  assert.deepEqual(counts, [
    [1, 2],
    [0, 1],
  ]);
  const images = imagesOf({ truth: 0, predicted: 1, after: 0 });
  assert.deepEqual(
    images.map(({ index, label }) => [index, label]),
    [
      [2, "a"],
      [0, "a"],
    ],
  );
  assert.ok(Math.abs(images[0]!.confidence - 0.8) < 1e-6);
  assert.deepEqual(imagesOf({ truth: 0, predicted: 1, after: 2 }), []);
  assert.throws(
    () => confusedImages(four, predictions.slice(0, 3)),
    /3 predictions for the 4 images of four dots/,
  );
});

test("the convolution's numbers are those of TensorFlow, with and without padding", () => {
  for (const shape of [
    [28, 28, 1],
    [32, 32, 3],
  ] as const) {
    const model = lenet5(shape, { seed: 2 });
    const image = tf.randomUniform<tf.Rank.R4>([1, ...shape], 0, 1, "float32", 5);
    const first = tf.model({ inputs: model.inputs, outputs: model.layers[0]!.output as tf.SymbolicTensor });
    const expected = (first.predict(image) as tf.Tensor4D).dataSync();
    const answers = outputsOf(convolutionData(image, model), 4);
    const furthest = Math.max(...answers.map((answer, at) => Math.abs(answer - expected[at * 6 + 4]!)));
    assert.ok(furthest < 2e-3, `${furthest}`);
  }
});

test("where a filter fires lies on the image, also without padding", () => {
  const dark: Dataset = {
    ...four,
    images: new Uint8Array(32 * 32 * 3),
    labels: new Uint8Array(1),
    shape: [32, 32, 3],
  };
  const { maps, stride, offset } = firing(lenet5([32, 32, 3], { seed: 1 }), dark)(0);
  assert.deepEqual([maps.rows, maps.values.length, stride, offset], [28, 6, 1, 2]);
});

test("snapshots are taken before training and after each epoch, from the weights of that moment", async () => {
  const { test: digits } = await loadMnist();
  const { images, labels } = toTensors(digits, { limit: 512 });
  const model = lenet5([28, 28, 1], { seed: 4 });
  model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  const watched = new EpochSnapshots(model, digits);
  await model.fit(images, labels, { epochs: 2, batchSize: 64, verbose: 0, callbacks: watched });
  assert.equal(explainTraining(model).graph, true, "training stays fast");
  assert.deepEqual(
    watched.snapshots.map(({ epoch }) => epoch),
    [0, 1, 2],
  );
  const [before, , after] = watched.snapshots;
  assert.notDeepEqual(before!.filters, after!.filters);
  assert.equal(typeof after!.logs["loss"], "number");
  const followed = tf.concat(watched.indices.map((index) => toTensors(digits).images.slice(index, 1)));
  const now = (model.predict(followed) as tf.Tensor2D).arraySync();
  after!.probabilities.forEach((row, at) => {
    row.forEach((share, label) => {
      assert.ok(Math.abs(share - now[at]![label]!) < 1e-5);
    });
  });
});

test("the images followed are the first of each class, then the second of each", () => {
  const labels = Uint8Array.from([1, 1, 0, 1, 0]);
  assert.deepEqual(oneOfEachClass({ ...four, labels }, 3), [2, 0, 4]);
});

test("each explorer leaves a picture with its text in the notebook, with or without comms", async () => {
  const { test: digits } = await loadMnist();
  const model = lenet5([28, 28, 1], { seed: 4 });
  const { images, labels } = toTensors(digits, { limit: 200 });
  model.compile({ optimizer: "sgd", loss: "categoricalCrossentropy" });
  const watched = new EpochSnapshots(model, digits);
  await model.fit(images, labels, { epochs: 1, verbose: 0, callbacks: watched });
  const few: Dataset = {
    ...digits,
    images: digits.images.subarray(0, 784 * 200),
    labels: digits.labels.subarray(0, 200),
  };
  const shown: Record<string, string>[] = [];
  world[KERNEL] = { display: (bundle: Record<string, string>) => shown.push(bundle) };
  exploreConfusions(few, model.predict(images) as tf.Tensor2D);
  exploreFilters(model, few);
  exploreEpochs(watched);
  explorePreprocessing(few, 2);
  exploreConvolution(images.slice(0, 1), model);
  const texts = [
    /What was taken for what/,
    /Where the filters of C1 fire/,
    /Before training/,
    /one-hot/,
    /25 products/,
  ];
  assert.equal(shown.length, texts.length);
  shown.forEach((bundle, at) => {
    assert.match(bundle["text/plain"]!, texts[at]!);
    assert.match(
      bundle["text/html"]!,
      /^<div class="lab-[\w-]+"><img alt="[^"]+" src="data:image\/svg\+xml;base64,/,
    );
  });
});

test("the page gets its data when it asks for it, and again after it was loaded again", async () => {
  const { test: digits } = await loadMnist();
  const sent: { data?: object; reply?: object }[] = [];
  let receive: (message: unknown) => void = () => {};
  const comm = {
    id: "1",
    send: (message: { content?: object }) => sent.push(message.content ?? {}),
    onMessage: (handler: typeof receive) => {
      receive = handler;
    },
  };
  const opened: object[] = [];
  const open = (target: string, data: object, options: object): typeof comm => {
    opened.push({ target, data, options });
    return comm;
  };
  world[KERNEL] = { display: () => undefined, comms: { open } };
  exploreFilters(lenet5([28, 28, 1], { seed: 4 }), digits);
  assert.match(JSON.stringify(opened[0]), /"target":"jupyter.widget".*"_model_module":"anywidget".*"2.1.0"/);
  assert.equal(sent.length, 0, "nothing large before a page is there");
  receive({ method: "custom", content: { ready: true } });
  receive({ method: "custom", content: { ready: true } });
  receive({ method: "custom", content: { request: { image: 7 } } });
  assert.deepEqual(Object.keys(sent[0]!), ["data"]);
  assert.deepEqual(sent[0], sent[1]);
  assert.equal((sent[2]!.reply as { image: { index: number } }).image.index, 7);
});

test("mistakes are named: no convolution, no such image, two images, not trained", async () => {
  const { test: digits } = await loadMnist();
  const { images } = toTensors(digits, { limit: 2 });
  const model = lenet5([28, 28, 1]);
  assert.throws(() => exploreFilters(mlp(784), digits), /no convolution, only Dense/);
  assert.throws(() => explorePreprocessing(digits, 10_000), /has images 0…9999; there is no image 10000/);
  assert.throws(
    () => exploreConvolution(images, model),
    /one image of shape \[rows, cols, 1\].*\[2,28,28,1\]/,
  );
  assert.throws(() => exploreEpochs(new EpochSnapshots(model, digits)), /no epochs to look at yet/);
});
