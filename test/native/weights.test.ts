import "./native-on";
import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { assertClose, both, compiled, weightsOf } from "../training/compare";
import { examples, explainTraining, IMAGE } from "../training/with-plain-tfjs";

const data = examples(96, IMAGE);
const fit = { batchSize: 16, epochs: 2, shuffle: false, verbose: 0 } as const;

test("callbacks see the weights of every batch, and what they write holds from the next one on", async () => {
  const train = async (model: tf.Sequential): Promise<unknown> => {
    const seen: number[][] = [];
    const onBatchEnd = async (batch: number): Promise<void> => {
      seen.push([...model.getWeights()[2]!.dataSync()].slice(0, 20));
      if (batch === 1)
        tf.tidy(() => model.layers[1]!.setWeights(model.layers[1]!.getWeights().map((w) => w.mul(0.5))));
      if (batch === 4) (model.optimizer as unknown as { learningRate: number }).learningRate = 0.01;
    };
    await model.fit(data.x, data.y, { ...fit, callbacks: { onBatchEnd } });
    return [
      seen,
      weightsOf(model),
      await model.optimizer.getWeights().then((all) => all.map(({ tensor }) => tensor.dataSync())),
    ];
  };
  const [ours, theirs, model] = await both(train);
  assert.equal(explainTraining(model).engine, "native");
  assertClose(ours, theirs);
});

test("evaluate and predict within a fit and after it use the weights of that moment", async () => {
  const train = async (model: tf.Sequential): Promise<unknown> => {
    const seen: unknown[] = [];
    const look = (): void =>
      tf.tidy(() => {
        const judged = model.evaluate(data.x, data.y) as tf.Scalar[];
        seen.push([
          judged.map((scalar) => scalar.dataSync()[0]),
          [...(model.predict(data.x) as tf.Tensor).dataSync()],
        ]);
      });
    look();
    await model.fit(data.x, data.y, { ...fit, callbacks: { onBatchEnd: async () => look() } });
    look();
    tf.tidy(() => model.setWeights(model.getWeights().map((weight) => weight.mul(1.1))));
    look();
    await model.fit(data.x, data.y, fit);
    look();
    return seen;
  };
  const [ours, theirs] = await both(train);
  assertClose(ours, theirs);
});

test("a layer frozen and thawed in callbacks, without compiling again, learns as in plain tfjs; all frozen is refused", async () => {
  const train = async (model: tf.Sequential): Promise<unknown> => {
    const layer = model.layers.at(-1)!;
    const onBatchEnd = async (batch: number): Promise<void> => {
      layer.trainable = batch % 4 < 2;
    };
    const { history } = await model.fit(data.x, data.y, { ...fit, callbacks: { onBatchEnd } });
    const seen = [history, weightsOf(model)];
    model.trainable = false;
    await assert.rejects(model.fit(data.x, data.y, fit), /trainable/);
    return seen;
  };
  const [ours, theirs] = await both(train);
  assertClose(ours, theirs);
});

test("NaN and infinity in pictures, and weights that overflow, are in losses and outputs as in plain tfjs", async () => {
  for (const [network, bad, rate] of [
    ["mlp", Number.NaN, 0.1],
    ["LeNet-5 modern", Number.NaN, 0.1],
    ["LeNet-5 classic", Number.POSITIVE_INFINITY, 0.1],
    ["mlp", 0, 1e20],
  ] as const) {
    const x = tf.tidy(() =>
      data.x.where(tf.range(0, data.x.size).reshape(data.x.shape).notEqual(5000), bad || 1),
    );
    const finite = async (model: tf.Sequential): Promise<unknown> => {
      const losses: boolean[] = [];
      const onBatchEnd = async (_: number, logs?: tf.Logs): Promise<void> =>
        void losses.push(Number.isFinite(logs!["loss"]));
      await model.fit(x, data.y, { ...fit, callbacks: { onBatchEnd } });
      return [
        losses,
        weightsOf(model).some(Number.isFinite),
        [...(model.predict(x) as tf.Tensor).dataSync()].filter(Number.isNaN).length,
      ];
    };
    const [ours, theirs, model] = await both(finite, () => compiled(tf.train.sgd(rate), network));
    assert.equal(explainTraining(model).engine, "native");
    assert.deepEqual(ours, theirs, `${network}, ${bad}`);
    x.dispose();
  }
});

test("a fit comes out the same, bit for bit, each time", async () => {
  const run = async (): Promise<number[]> => {
    const model = compiled("adam", "LeNet-5 modern");
    await model.fit(data.x, data.y, fit);
    const weights = weightsOf(model);
    model.dispose();
    return weights;
  };
  const first = await run();
  for (let again = 0; again < 3; again++) assert.deepEqual(await run(), first);
});

test("dropout drops its share, and scales what stays", async () => {
  const model = tf.sequential({
    layers: [
      tf.layers.dense({
        units: 1000,
        inputShape: [2],
        kernelInitializer: "zeros",
        biasInitializer: "ones",
        trainable: false,
      }),
      tf.layers.dropout({ rate: 0.3 }),
      tf.layers.dense({
        units: 1,
        kernelInitializer: tf.initializers.constant({ value: 0.001 }),
        useBias: false,
      }),
    ],
  });
  model.compile({ optimizer: tf.train.sgd(0), loss: "meanSquaredError" });
  const losses: number[] = [];
  const onBatchEnd = async (_: number, logs?: tf.Logs): Promise<void> =>
    void losses.push(logs!["loss"] as number);
  await model.fit(tf.ones([4000, 2]), tf.ones([4000, 1]), {
    batchSize: 400,
    verbose: 0,
    callbacks: { onBatchEnd },
  });
  assert.equal(explainTraining(model).engine, "native");
  // Each output is the mean of 1000 numbers that are 1 / 0.7 with probability 0.7: its variance is 0.3 / 0.7 / 1000.
  const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
  assert.ok(Math.abs(mean / (0.3 / 0.7 / 1000) - 1) < 0.1, `${mean}`);
  assert.equal(new Set(losses).size, losses.length, "each batch drops others");
});

test("two models that train at the same time keep their own weights", async () => {
  const [a, b] = [compiled("adam"), compiled("adam")];
  const together = await Promise.all([a, b].map((model) => model.fit(data.x, data.y, fit)));
  const alone = await compiled("adam").fit(data.x, data.y, fit);
  for (const { history } of together) assert.deepEqual(history["loss"], alone.history["loss"]);
  assertClose(weightsOf(a), weightsOf(b));
});
