import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { EagerSteps } from "image-lab/internal/training/eager-steps";
import { trainingEngines, useTrainingEngines } from "image-lab/internal/training/engines";
import { graphPays } from "image-lab/internal/training/graph-pays";
import { graphSteps } from "image-lab/internal/training/graph-steps";
import type { Steps, TrainingEngine } from "image-lab/internal/training/steps";
import { firstBeyond, weightsOf } from "./compare";
import { explainTraining, optimizers, plainly } from "./with-plain-tfjs";

const usual = trainingEngines();
afterEach(() => useTrainingEngines(usual));

test("a graph pays where it saves more than it costs, and only after as much was spent as it costs", () => {
  const step = 0.05; // so that a graph costs 0.25 + 11 · 0.05 = 0.8 s
  const pays = (remaining: number, spent: number, spentInAll = spent, kinds = 1): boolean =>
    graphPays({ step, kinds, remaining, spent, spentInAll });
  assert.ok(pays(100, 0.9)); // it saves 4.25 s
  assert.ok(!pays(100, 0.7)); // whoever stops now has lost as much again
  assert.ok(!pays(20, 0.9)); // it saves 0.85 s
  assert.ok(!pays(40, 2, 2, 3)); // three kinds of step cost 1.9 s, and it saves 1.7 s
  assert.ok(pays(1, 0.05, 8)); // the tenth of a long series of short fits
  assert.ok(!pays(1, 0.05, 7));
});

/** Steps that are eager at first, and a graph after three of them. */
const switching: TrainingEngine = {
  fitSteps: async (fit, yielding) => new Switching(fit, () => graphSteps(fit, yielding)),
  evaluate: () => undefined,
  predict: () => undefined,
};

class Switching extends EagerSteps {
  private taken = 0;

  constructor(
    fit: Parameters<TrainingEngine["fitSteps"]>[0],
    private readonly graph: () => Promise<Steps>,
  ) {
    super(fit.train, fit.test, "it begins so");
  }

  override train(rows: Int32Array): Float32Array {
    this.taken++;
    return super.train(rows);
  }

  better(): Promise<Steps> | undefined {
    return this.taken === 3 ? this.graph() : undefined;
  }
}

for (const name of ["momentum", "adam", "rmsprop"])
  test(`${name}: eager steps, and a graph from the fourth on, give what plain tfjs gives`, async () => {
    const train = async (): Promise<{ losses: number[]; weights: number[]; text: string }> => {
      const model = tf.sequential({
        layers: [
          tf.layers.lstm({
            units: 4,
            inputShape: [3, 2],
            kernelInitializer: "ones",
            recurrentInitializer: "ones",
          }),
          tf.layers.repeatVector({ n: 2 }),
          tf.layers.gru({
            units: 3,
            returnSequences: true,
            kernelInitializer: "ones",
            recurrentInitializer: "zeros",
          }),
          tf.layers.timeDistributed({ layer: tf.layers.dense({ units: 1, kernelInitializer: "ones" }) }),
        ],
      });
      model.compile({ optimizer: optimizers[name]!(), loss: "meanSquaredError" });
      const x = tf.tensor(
        Array.from({ length: 120 }, (_, at) => Math.sin(at)),
        [20, 3, 2],
      );
      const y = tf.tensor(
        Array.from({ length: 40 }, (_, at) => Math.cos(at)),
        [20, 2, 1],
      );
      const args = { epochs: 3, batchSize: 6, shuffle: false, validationSplit: 0.25, verbose: 0 as const };
      const { history } = await model.fit(x, y, args);
      const losses = [...history["loss"]!, ...history["val_loss"]!] as number[];
      return { losses, weights: weightsOf(model), text: explainTraining(model).text };
    };
    useTrainingEngines([switching]);
    const ours = await train();
    const theirs = await plainly(train);
    assert.match(ours.text, /as a TensorFlow graph/);
    assert.equal(firstBeyond(ours.losses, theirs.losses), -1, `${ours.losses} and ${theirs.losses}`);
    assert.equal(firstBeyond(ours.weights, theirs.weights), -1);
  });
