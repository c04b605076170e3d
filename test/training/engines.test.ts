import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { trainingEngines, useTrainingEngines } from "image-lab/internal/training/engines";
import type { TrainingEngine } from "image-lab/internal/training/steps";
import { explainTraining } from "./with-plain-tfjs";

const usual = trainingEngines();

afterEach(() => useTrainingEngines(usual));

/** Two epochs of a small network on 40 rows that are the same every time. */
async function train(): Promise<{ losses: number[]; outputs: number[]; text: string }> {
  const model = tf.sequential({ name: "small" });
  model.add(tf.layers.dense({ units: 3, inputShape: [4], kernelInitializer: "ones", activation: "softmax" }));
  model.compile({ optimizer: tf.train.adam(0.05), loss: "categoricalCrossentropy" });
  const x = tf.tensor2d(
    Array.from({ length: 160 }, (_, at) => Math.sin(at)),
    [40, 4],
  );
  const y = tf.oneHot(
    tf.tensor1d(
      Array.from({ length: 40 }, (_, at) => at % 3),
      "int32",
    ),
    3,
  );
  const { history } = await model.fit(x, y, { epochs: 2, batchSize: 8, shuffle: false, verbose: 0 });
  const outputs = [...(model.predict(x) as tf.Tensor).dataSync()];
  return { losses: history.loss as number[], outputs, text: explainTraining(model).text };
}

test("a platform without engines trains eagerly, with the same numbers", async () => {
  const fast = await train();
  useTrainingEngines([]);
  const eager = await train();
  assert.match(eager.text, /step by step, as plain tfjs does, because this platform has no engine/);
  for (const [at, loss] of eager.losses.entries()) assert.ok(Math.abs(loss - fast.losses[at]!) < 1e-5);
  for (const [at, output] of eager.outputs.entries()) assert.ok(Math.abs(output - fast.outputs[at]!) < 1e-5);
});

test("the first engine that takes a model runs it; the last reason is told where none does", async () => {
  const asked: string[] = [];
  const refusing = (name: string): TrainingEngine => ({
    fitSteps: () => {
      asked.push(name);
      return Promise.reject(new Error(`${name} leaves it to others`));
    },
    evaluate: () => undefined,
    predict: () => undefined,
  });
  useTrainingEngines([refusing("one"), refusing("two")]);
  const { text } = await train();
  assert.deepEqual(asked, ["one", "two"]);
  assert.match(text, /because two leaves it to others/);
  useTrainingEngines([refusing("one"), ...usual]);
  assert.match((await train()).text, /as a TensorFlow graph/);
});
