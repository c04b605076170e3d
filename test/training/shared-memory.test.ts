import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { assertClose, both, compiled, weightsOf } from "./compare";
import { examples, IMAGE, isGraph, plainly } from "./with-plain-tfjs";

/** So many batches that `predict` runs as a graph. */
const data = examples(50 * 8, IMAGE);
const args = { batchSize: 8, shuffle: false, verbose: 0 } as const;

const predict = (model: tf.LayersModel): number[] =>
  tf.tidy(() => [...(model.predict(data.x, { batchSize: 8 }) as tf.Tensor).dataSync()]);

test("a model that was given another's weights shares nothing else with it: fit and predict", async () => {
  const train = async (a: tf.Sequential): Promise<unknown> => {
    const b = compiled("sgd");
    b.setWeights(a.getWeights());
    const first = await a.fit(data.x, data.y, args);
    const [ofA, ofB] = [predict(a), predict(b)];
    const second = await b.fit(data.x, data.y, args);
    const third = await a.fit(data.x, data.y, args);
    const seen = [first, second, third].map(({ history }) => history);
    return [seen, ofA, ofB, predict(a), predict(b), weightsOf(a), weightsOf(b), isGraph(b)];
  };
  const [ours, theirs, model] = await both(train);
  assert.ok(isGraph(model));
  assertClose((ours as unknown[]).slice(0, -1), (theirs as unknown[]).slice(0, -1));
  assert.equal((ours as unknown[]).at(-1), true);
});

test("predictions of a model stay when the model that took its weights gets others", async () => {
  const use = async (): Promise<number[]> => {
    const [a, b] = [compiled(), compiled()];
    b.setWeights(a.getWeights());
    const before = predict(a);
    b.setWeights(b.getWeights().map((weight) => tf.zerosLike(weight)));
    return [...before, ...predict(a), ...predict(b)];
  };
  assertClose(await use(), await plainly(use));
});

test("two layers of one model that were given each other's weights learn each their own", async () => {
  const make = (): tf.Sequential => {
    const dense = (units: number, seed: number): tf.layers.Layer =>
      tf.layers.dense({
        units,
        activation: "tanh",
        kernelInitializer: tf.initializers.glorotUniform({ seed }),
        inputShape: [6],
      });
    const model = tf.sequential({ layers: [dense(6, 1), dense(6, 2), dense(1, 3)] });
    model.compile({ optimizer: tf.train.momentum(0.1, 0.9), loss: "meanSquaredError" });
    model.layers[1]!.setWeights(model.layers[0]!.getWeights());
    return model;
  };
  const x = data.x.reshape([-1, 144]).slice([0, 0], [40, 6]);
  const y = x.sum(1, true);
  const train = async (model: tf.Sequential): Promise<unknown> => [
    (await model.fit(x, y, { ...args, epochs: 3 })).history,
    weightsOf(model),
  ];
  const [ours, theirs, model] = await both(train, make);
  assert.ok(isGraph(model));
  assertClose(ours, theirs);
});
