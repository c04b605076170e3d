import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { lenet5, loadMnist, toTensors } from "image-lab";
import { asGraph, plainly, withNative } from "./with-plain-tfjs";

/** Steps of 128 digits in their own order. */
const STEPS = 94;
const MOVED = 3;
/** How many times as far as plain tfjs from itself a faster engine may part; both are a matter of luck. */
const LUCK = 3;

let [images, labels]: [tf.Tensor, tf.Tensor] = [] as never;

before(async () => {
  // The real digits where LAB_DATA_DIR has them, else drawn ones, as the environment says.
  const { train } = await loadMnist();
  const all = toTensors(train);
  [images, labels] = [all.images, all.labels].map((tensor) => tensor.slice(0, 128 * STEPS)) as [
    tf.Tensor,
    tf.Tensor,
  ];
  tf.dispose([all.images, all.labels]);
});

after(() => tf.dispose([images, labels]));

type Kind = Parameters<typeof lenet5>[1];
const sharp = { activation: "relu", pooling: "max" } as const;
const smooth = { activation: "tanh", pooling: "average" } as const;

/** The loss of each step; `move` moves a third of the weights by one unit in the last place beforehand. */
async function losses(kind: Kind, seed: number, move = 0): Promise<number[]> {
  const model = lenet5([28, 28, 1], { ...kind, seed });
  model.compile({ optimizer: "adam", loss: "categoricalCrossentropy" });
  if (move > 0) tf.tidy(() => model.setWeights(model.getWeights().map((weight) => moved(weight, move))));
  const found: number[] = [];
  const onBatchEnd = async (_: number, logs?: tf.Logs): Promise<void> => void found.push(logs!["loss"]!);
  await model.fit(images, labels, { batchSize: 128, shuffle: false, verbose: 0, callbacks: { onBatchEnd } });
  model.dispose();
  return found;
}

function moved(weight: tf.Tensor, move: number): tf.Tensor {
  const values = weight.dataSync().slice() as Float32Array;
  const bits = new Int32Array(values.buffer);
  for (let at = 0; at < bits.length; at++)
    if (values[at] !== 0 && (at * 2654435761 + move) % 3 === 0) bits[at]! += at % 2 === 0 ? 1 : -1;
  return tf.tensor(values, weight.shape);
}

const farthest = (found: number[], expected: number[]): number =>
  Math.max(...found.map((loss, step) => Math.abs(loss - expected[step]!)));

/**
 * Which of four nearly equal sums is the maximum, and on which side of 0 relu stands, can hang on the last place of a weight:
 * then a gradient goes to another pixel, and after some fifty steps the losses part. Plain tfjs parts from itself alike.
 */
for (const seed of [1, 2, 3])
  test(`LeNet-5 (relu, max), seed ${seed}: no engine parts from plain tfjs farther than plain tfjs from itself`, async (t) => {
    const plain = await plainly(() => losses(sharp, seed));
    const own: number[] = [];
    for (let move = 1; move <= MOVED; move++)
      own.push(farthest(await plainly(() => losses(sharp, seed, move)), plain));
    const engines = [
      await withNative("on", () => losses(sharp, seed)),
      await asGraph(() => losses(sharp, seed)),
    ];
    const apart = engines.map((found) => farthest(found, plain));
    t.diagnostic(
      `plain moved by a unit in the last place ${own.map(String)}; native, graph ${apart.map(String)}`,
    );
    for (const distance of apart) assert.ok(distance <= LUCK * Math.max(...own, 1e-5));
  });

test("LeNet-5 (tanh, average): where nothing is chosen, nothing parts", async (t) => {
  const plain = await plainly(() => losses(smooth, 1));
  const others = [
    await plainly(() => losses(smooth, 1, 1)),
    await withNative("on", () => losses(smooth, 1)),
    await asGraph(() => losses(smooth, 1)),
  ];
  const apart = others.map((found) => farthest(found, plain));
  t.diagnostic(`plain moved by a unit in the last place, native, graph: ${apart.map(String)}`);
  for (const distance of apart) assert.ok(distance <= 2e-5, String(distance));
});
