import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import type { Batches } from "image-lab/internal/graph/batches";
import { type Model, nodeBackend } from "image-lab/internal/graph/tfjs-internals";
import { inferencePays, measured } from "image-lab/internal/training/inference-pays";
import { examples, networks, plainly } from "./with-plain-tfjs";

delete process.env["LAB_GRAPH"];

let clock = 0;
/** Takes 5 ms of the processor's time, as far as `process.cpuUsage` says. */
function busy(): void {
  clock += 5000;
}

const x = tf.zeros([32_000, 1]);
const batches = (count: number): Batches => ({
  tensors: [x],
  samples: 32 * count,
  batchSize: 32,
  inOrder: true,
});

test("a graph for an inference pays with many batches at hand, or once the tenfold of its cost was spent", (t) => {
  t.mock.method(process, "cpuUsage", (since?: NodeJS.CpuUsage) => ({
    user: clock - (since?.user ?? 0),
    system: 0,
  }));
  const model = {} as Model;
  const pays = (count: number): boolean => inferencePays(model, "predict", batches(count), busy);
  assert.ok(!pays(10), "nobody knows yet what a batch costs");
  assert.ok(!pays(60), "it costs 0.25 + 2 · 11 · 0.005 = 0.36 s and saves 0.26 s");
  assert.ok(pays(1000), "it saves 4.25 s");
  for (let time = 0; time < 800; time++) measured(model, "evaluate", batches(1), busy);
  const evaluated = (): boolean => inferencePays(model, "evaluate", batches(1), busy);
  assert.ok(evaluated(), "4 s were spent");
  assert.ok(!evaluated(), "the next one must pay anew");
});

test("small models that are evaluated and predicted again and again stay as they are, and give what plain tfjs gives", async () => {
  const { x: images, y } = examples(70, [12, 12, 1]);
  const model = networks["mlp"]!();
  model.compile({ optimizer: "sgd", loss: "categoricalCrossentropy" });
  const judge = async (): Promise<number[]> =>
    tf.tidy(() => [
      (model.evaluate(images, y) as tf.Scalar).dataSync()[0]!,
      ...(model.predict(images) as tf.Tensor).dataSync(),
    ]);
  const backend = nodeBackend() as unknown as { binding: object };
  const { binding } = backend;
  const runSavedModel = (): never => assert.fail("a graph was made");
  backend.binding = Object.create(binding, { runSavedModel: { value: runSavedModel } });
  try {
    for (let time = 0; time < 20; time++) await judge();
    assert.deepEqual(await judge(), await plainly(judge));
  } finally {
    backend.binding = binding;
  }
});

test("with another backend than TensorFlow's, a model is evaluated and predicts as in plain tfjs", async () => {
  const judge = async (): Promise<number[]> => {
    const model = tf.sequential({
      layers: [tf.layers.dense({ inputShape: [2], units: 1, kernelInitializer: "ones" })],
    });
    model.compile({ optimizer: "sgd", loss: "meanSquaredError" });
    const [rows, labels] = [tf.ones([3, 2]), tf.zeros([3, 1])];
    const scores = [model.evaluate(rows, labels) as tf.Scalar, model.predict(rows) as tf.Tensor];
    return scores.flatMap((score) => [...score.dataSync()]);
  };
  await tf.setBackend("cpu");
  try {
    assert.deepEqual(await judge(), [4, 2, 2, 2]);
  } finally {
    await tf.setBackend("tensorflow");
  }
});
