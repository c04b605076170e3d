import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { nodeBackend } from "image-lab/internal/graph/tfjs-internals";
import { examples, networks, plainly } from "./with-plain-tfjs";

/** 64 full batches and a rest, so that graphs are worth making and calls of several batches do not divide the set. */
const data = examples(64 * 32 + 5, [12, 12, 1]);

interface Binding {
  runSavedModel(...args: unknown[]): unknown;
}

/** Runs code and says how many times it ran a graph. */
async function countingGraphs<T>(run: () => Promise<T>): Promise<{ value: T; calls: number }> {
  const backend = nodeBackend() as unknown as { binding: Binding };
  const { binding } = backend;
  let calls = 0;
  const counted: Binding["runSavedModel"] = (...args) => {
    calls++;
    return binding.runSavedModel(...args);
  };
  backend.binding = Object.create(binding, { runSavedModel: { value: counted } });
  try {
    return { value: await run(), calls };
  } finally {
    backend.binding = binding;
  }
}

function assertClose(found: readonly number[], expected: readonly number[]): void {
  assert.equal(found.length, expected.length);
  const far = found.findIndex((number, at) => !(Math.abs(number - expected[at]!) <= 1e-5));
  assert.equal(far, -1, `number ${far} is ${found[far]}, expected ${expected[far]}`);
}

const numbersOf = (tensors: tf.Tensor | tf.Tensor[]): number[] =>
  [tensors].flat().flatMap((tensor) => [...tensor.dataSync()]);

for (const [name, make] of Object.entries(networks))
  test(`predict as a graph is plain predict: ${name}, and again after the weights changed`, async () => {
    const model = make();
    const predict = async (): Promise<number[]> => numbersOf(model.predict(data.x) as tf.Tensor);
    for (const factor of [1, 0.5]) {
      model.setWeights(model.getWeights().map((weight) => weight.mul(factor)));
      const { value, calls } = await countingGraphs(predict);
      assert.ok(calls > 0);
      assertClose(value, await plainly(predict));
    }
  });

test("predict with two inputs and two outputs", async () => {
  const [left, right] = [tf.input({ shape: [6] }), tf.input({ shape: [3] })];
  const both = tf.layers.concatenate().apply([left, right]) as tf.SymbolicTensor;
  const outputs = [4, 2].map((units) => tf.layers.dense({ units }).apply(both) as tf.SymbolicTensor);
  const model = tf.model({ inputs: [left, right], outputs });
  const inputs = [tf.randomNormal([500, 6]), tf.randomNormal([500, 3])];
  const predict = async (): Promise<number[]> =>
    numbersOf(model.predict(inputs, { batchSize: 8 }) as tf.Tensor[]);
  const { value, calls } = await countingGraphs(predict);
  assert.ok(calls > 0);
  assertClose(value, await plainly(predict));
});

const judgements: [metrics: (string | typeof tf.metrics.r2Score)[], calls: string][] = [
  [["accuracy", "mse"], "a mean over rows"],
  [["accuracy", tf.metrics.r2Score], "a number of its own for each batch"],
];
for (const [metrics, kind] of judgements)
  test(`evaluate as a graph is plain evaluate: metrics that are ${kind}`, async () => {
    const model = networks["mlp"]!();
    model.compile({ optimizer: "sgd", loss: "categoricalCrossentropy", metrics: metrics as string[] });
    await model.fit(data.x, data.y, { epochs: 1, verbose: 0 });
    const labels = data.y.mul(tf.randomUniform([data.y.shape[0]!, 1])); // each batch has a variance of its own
    const evaluate = async (): Promise<number[]> => numbersOf(model.evaluate(data.x, labels) as tf.Scalar[]);
    const { value, calls } = await countingGraphs(evaluate);
    assert.ok(calls > 0);
    assertClose(value, await plainly(evaluate));
  });
