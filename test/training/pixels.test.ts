import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { alignedBytes } from "image-lab/internal/data/aligned-bytes";
import { nativeBytes, pixelTensor } from "image-lab/internal/graph/pixel-tensor";
import { scalePixels } from "image-lab/internal/tensors/scale-pixels";
import { explainTraining, plainly, uniform, withNative } from "./with-plain-tfjs";

const COUNT = 150;
const random = uniform(1);
const pixels = (size: number): Uint8Array => Uint8Array.from({ length: size }, () => 256 * random());
const photographs = pixels(COUNT * 8 * 8 * 3);
const labels = tf.oneHot(tf.tensor1d(Int32Array.from({ length: COUNT }, () => 4 * random())), 4);

const SHAPE: [number, number, number, number] = [COUNT, 8, 8, 3];
const asBytes = (): tf.Tensor4D => pixelTensor(photographs, SHAPE) as tf.Tensor4D;
const asFloats = (): tf.Tensor4D => tf.tensor4d(scalePixels(photographs), SHAPE);

test("a tensor of bytes has the values, the memory and the errors of one of floats", () => {
  const counts = (): number[] => [tf.memory().numTensors, tf.memory().numBytes, tf.memory().numDataBuffers];
  const before = counts();
  const [bytes, floats] = [asBytes(), asFloats()];
  const beside = counts().map((count, index) => count - before[index]!);
  assert.deepEqual(beside, [2, 2 * 4 * photographs.length, 2]);
  const rows = tf.tensor1d([149, 0, 0], "int32");
  const uses: ((images: tf.Tensor4D) => tf.Tensor)[] = [
    (images) => images.slice(3, 5),
    (images) => images.slice([1, 2, 3, 1], [4, 5, -1, 1]),
    (images) => images.reshape([COUNT, 192]).slice([7, 100], [1, 92]),
    (images) => images.gather(rows),
    (images) => images.gather(rows.slice(1, 1), 3),
    (images) => images.clone().mean(0),
    (images) => images.slice(0, 2).sub(0.5),
  ];
  for (const use of uses)
    tf.tidy(() => assert.deepEqual(use(bytes).arraySync(), use(floats).arraySync(), String(use)));
  const tooFar = tf.tensor1d([150], "int32");
  for (const images of [bytes, floats])
    assert.throws(() => images.gather(tooFar), /150 is not in \[0, 149\]/);
  assert.deepEqual(bytes.dataSync(), floats.dataSync());
  tf.dispose([bytes, floats, rows, tooFar]);
  assert.deepEqual(counts(), before);
});

test("what cuts or reshapes bytes leaves them bytes, and only who asks for values gets floats", () => {
  tf.tidy(() => {
    const images = asBytes();
    const moved = [
      images.slice(3, 5),
      images.reshape([COUNT, 192]),
      images.gather(tf.tensor1d([1], "int32")),
    ];
    for (const tensor of moved) assert.notEqual(nativeBytes(tensor), undefined);
    const { tensorMap } = tf.backend() as unknown as { tensorMap: { get(dataId: object): { id: number } } };
    const idOf = (tensor: tf.Tensor): number =>
      tensorMap.get((tensor as unknown as { dataId: object }).dataId).id;
    assert.equal(idOf(images), -1, "there are floats that nobody has asked for");
    moved[0]!.dataSync();
    assert.equal(idOf(images), -1);
    assert.notEqual(idOf(moved[0]!), -1);
  });
});

test("bytes of a large dataset are not copied: the tensor reads them where they are", () => {
  const own = alignedBytes(40 * 2 ** 20);
  const images = pixelTensor(own, [40, 2 ** 20]);
  own.fill(51);
  const values = images.dataSync();
  assert.deepEqual([values[0], values.at(-1)], [Math.fround(0.2), Math.fround(0.2)]);
  images.dispose();
});

const networks: Record<string, () => tf.layers.Layer[]> = {
  "a perceptron": () => [
    tf.layers.dense({ units: 10, activation: "relu", inputShape: [192], kernelInitializer: seeded(1) }),
    tf.layers.dense({ units: 4, activation: "softmax", kernelInitializer: seeded(2) }),
  ],
  "a convolutional network": () => [
    tf.layers.conv2d({
      filters: 3,
      kernelSize: 3,
      activation: "relu",
      inputShape: [8, 8, 3],
      kernelInitializer: seeded(3),
    }),
    tf.layers.maxPooling2d({ poolSize: 2 }),
    tf.layers.flatten(),
    tf.layers.dense({ units: 4, activation: "softmax", kernelInitializer: seeded(4) }),
  ],
};
const seeded = (seed: number): ReturnType<typeof tf.initializers.glorotUniform> =>
  tf.initializers.glorotUniform({ seed });

const ways: Record<string, (run: () => Promise<unknown>) => Promise<unknown>> = {
  native: (run) => withNative("on", run),
  graph: (run) => withNative("off", run),
  "plain tfjs": plainly,
};

for (const [kind, layers] of Object.entries(networks)) {
  for (const [engine, within] of Object.entries(ways)) {
    for (const shuffle of [true, false]) {
      test(`${kind} learns from bytes what it learns from floats: ${engine}, shuffled: ${shuffle}`, async () => {
        const [fromBytes, fromFloats] = [
          await within(() => learned(layers, asBytes(), shuffle, engine)),
          await within(() => learned(layers, asFloats(), shuffle, engine)),
        ];
        assert.deepEqual(fromBytes, fromFloats);
      });
    }
  }
}

/** Everything that a model says of itself while it trains on images, with the same numbers drawn in each run. */
async function learned(
  layers: () => tf.layers.Layer[],
  given: tf.Tensor4D,
  shuffle: boolean,
  engine: string,
): Promise<unknown> {
  const model = tf.sequential({ layers: layers() });
  const images = model.inputs[0]!.shape.length === 2 ? given.reshape([COUNT, 192]) : given;
  model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  const { random: drawn } = Math;
  Math.random = uniform(5);
  try {
    const { history } = await model.fit(images, labels, {
      epochs: 3,
      batchSize: 32,
      validationSplit: 0.2,
      shuffle,
      verbose: 0,
    });
    if (engine !== "plain tfjs") assert.equal(explainTraining(model).engine, engine);
    const judged = (model.evaluate(images, labels, { batchSize: 2 }) as tf.Scalar[]).map(
      (one) => one.dataSync()[0],
    );
    return {
      history,
      judged,
      predicted: Array.from((model.predict(images, { batchSize: 2 }) as tf.Tensor).dataSync()),
    };
  } finally {
    Math.random = drawn;
    given.dispose();
    model.dispose();
  }
}
